import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WindowEnded } from './window.ts';

/** What Linux allows Electron's sandbox: settings of the kernel as it writes them, null where it has none of the name, and Chromium's own helper. */
export type SandboxHere = {
  readonly appArmorRestricts: string | null;
  readonly unprivilegedClone: string | null;
  readonly mostNamespaces: string | null;
  readonly helper: string;
};

/** Why Electron ended before it showed a window, as the rest of a sentence, and what to do about it, as one or more. */
export type NoWindow = { readonly cause: string; readonly remedy: string };

/** Explains how Electron ended without a window, from what it said and from what the system allows. */
export function whyNoWindow({ code, signal, error, said }: Pick<WindowEnded, 'code' | 'signal' | 'error' | 'said'>, here: SandboxHere): NoWindow {
  const all = said.join('\n');
  const [, library] = /error while loading shared libraries: ([^\s:]+)/.exec(all) ?? [];
  if (library !== undefined) return { cause: `the library ${library} is missing on this system`, remedy: 'On Debian and Ubuntu: sudo apt install libgtk-3-0 libnss3 libgbm1, and libasound2t64 or libasound2.' };
  if (/No usable sandbox|setuid_sandbox_host|SUID sandbox helper/.test(all)) return whyNoSandbox(here);
  if (/Missing X server|cannot open display|Failed to connect to (the )?(X|Wayland)|platform failed to initialize/i.test(all)) return { cause: 'the display does not let it in', remedy: 'Start it in the graphical session of the person who is logged in.' };
  if (error === 'EACCES' || error === 'EPERM') return { cause: `the system does not let it run (${error})`, remedy: 'Is the folder on a drive that may hold no programs? Is there a policy against it? Ask your IT department.' };
  if (error !== null) return { cause: `its program does not fit this machine (${error})`, remedy: 'Delete node_modules/electron/dist and start again: it is fetched anew.' };
  const how = signal === null ? `it ended at once, with code ${code}` : `it was ended by ${signal}`;
  const [, fatal] = /:FATAL:.*?\] ?(.+?)[.!]?$/m.exec(all) ?? [];
  return { cause: fatal === undefined ? how : `${how}: ${fatal.slice(0, 200)}`, remedy: 'Set ELECTRON_ENABLE_LOGGING=1 to see all it says.' };
}

/** Chromium needs user namespaces for its sandbox, or a helper that runs as root. Ubuntu forbids the first since 23.10 but to programs with a profile in AppArmor. */
function whyNoSandbox({ appArmorRestricts, unprivilegedClone, mostNamespaces, helper }: SandboxHere): NoWindow {
  const untilRestart = (setting: string): string => `To allow it until the next restart: sudo sysctl -w ${setting}. To allow it for good, see electron/start/README.md.`;
  if (appArmorRestricts === '1') return { cause: 'this system forbids its sandbox the user namespaces it needs, as Ubuntu does since 23.10', remedy: untilRestart('kernel.apparmor_restrict_unprivileged_userns=0') };
  if (unprivilegedClone === '0') return { cause: 'this system forbids its sandbox the user namespaces it needs', remedy: untilRestart('kernel.unprivileged_userns_clone=1') };
  if (mostNamespaces === '0') return { cause: 'this system allows no user namespaces, which its sandbox needs', remedy: untilRestart('user.max_user_namespaces=15000') };
  return { cause: 'its sandbox finds neither user namespaces nor its helper', remedy: `To give it the helper: sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}".` };
}

/** Asks the kernel for what whyNoWindow takes into account. */
export function sandboxHere(binary: string): SandboxHere {
  return {
    appArmorRestricts: setting('kernel/apparmor_restrict_unprivileged_userns'),
    unprivilegedClone: setting('kernel/unprivileged_userns_clone'),
    mostNamespaces: setting('user/max_user_namespaces'),
    helper: join(dirname(binary), 'chrome-sandbox'),
  };
}

function setting(name: string): string | null {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    return null;
  }
}

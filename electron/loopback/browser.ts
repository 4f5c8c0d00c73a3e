import { spawn } from 'node:child_process';

/** The command that opens an address in the person's browser; null where there is no screen to open it on. */
export function browserCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): { readonly command: string; readonly args: readonly string[] } | null {
  if (platform === 'darwin') return { command: 'open', args: [] };
  // "start" is a word of the command interpreter; its first argument is a title.
  if (platform === 'win32') return { command: 'cmd', args: ['/c', 'start', ''] };
  return env.DISPLAY || env.WAYLAND_DISPLAY ? { command: 'xdg-open', args: [] } : null;
}

/** Opens an address in the person's browser where there is one; the printed address is there for every other case. */
export function openBrowser(address: string): void {
  const opener = browserCommand(process.platform, process.env);
  if (opener === null) return;
  const child = spawn(opener.command, [...opener.args, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

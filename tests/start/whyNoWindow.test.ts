import { describe, expect, it } from 'vitest';
import { whyNoWindow } from '../../electron/start/whyNoWindow.ts';

const ended = { code: null, signal: 'SIGTRAP', error: null, said: [] as readonly string[] } as const;
const open = { appArmorRestricts: '0', unprivilegedClone: '1', mostNamespaces: '15000', helper: '/desk/chrome-sandbox' } as const;
/** What Chromium prints where the file of its helper is there, and where it is not. */
const noSandbox = ['[1:1201/101500.1:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.'];
const noHelper = ['[1:1201/101500.1:FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox! If you are running on Ubuntu 23.10+ …'];

describe('why Electron showed no window', () => {
  it.each([noSandbox, noHelper])('Ubuntu since 23.10 forbids the sandbox’s user namespaces', (...said) => {
    const { cause, remedy } = whyNoWindow({ ...ended, said }, { ...open, appArmorRestricts: '1' });
    expect(cause).toBe('this system forbids its sandbox the user namespaces it needs, as Ubuntu does since 23.10');
    expect(remedy).toBe('To allow it until the next restart: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. To allow it for good, see electron/start/README.md.');
  });
  it('other systems forbid them by other settings', () => {
    expect(whyNoWindow({ ...ended, said: noSandbox }, { ...open, appArmorRestricts: null, unprivilegedClone: '0' }).remedy).toContain('kernel.unprivileged_userns_clone=1');
    expect(whyNoWindow({ ...ended, said: noSandbox }, { ...open, mostNamespaces: '0' }).remedy).toContain('user.max_user_namespaces=');
  });
  it('where none is set against it, the helper is what is left', () => {
    expect(whyNoWindow({ ...ended, said: noSandbox }, open).remedy).toContain('sudo chown root:root "/desk/chrome-sandbox" && sudo chmod 4755 "/desk/chrome-sandbox"');
    expect(whyNoWindow({ ...ended, said: noSandbox }, { appArmorRestricts: null, unprivilegedClone: null, mostNamespaces: null, helper: '/desk/chrome-sandbox' }).remedy).toContain('chmod 4755');
  });
  it('a setting alone is no cause where the sandbox was not what failed', () => {
    expect(whyNoWindow({ ...ended, code: 1, signal: null }, { ...open, appArmorRestricts: '1' }).cause).toBe('it ended at once, with code 1');
  });
  it('a missing library is called by its name', () => {
    const said = ['/desk/electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory'];
    expect(whyNoWindow({ ...ended, code: 127, signal: null, said }, open)).toEqual({ cause: 'the library libnss3.so is missing on this system', remedy: expect.stringContaining('libnss3') });
  });
  it.each(['[1:1201/101500.1:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY', '[1:1201/1.1:ERROR:wayland_connection.cc(190)] Failed to connect to Wayland display: No such file or directory (2)', '(electron:1): Gtk-WARNING **: cannot open display: :7'])('a display that does not let it in is called so: %s', (line) => {
    expect(whyNoWindow({ ...ended, code: 1, signal: null, said: [line] }, open).cause).toBe('the display does not let it in');
  });
  it('an end by a signal is told apart from an exit code, and Chromium’s own word is passed on', () => {
    expect(whyNoWindow({ ...ended, signal: 'SIGSEGV' }, open).cause).toBe('it was ended by SIGSEGV');
    expect(whyNoWindow({ ...ended, code: 5, signal: null }, open).cause).toBe('it ended at once, with code 5');
    expect(whyNoWindow({ ...ended, said: ['[1:2:1201/1.1:FATAL:v8_initializer.cc(620)] Error loading V8 startup snapshot file'] }, open).cause).toBe('it was ended by SIGTRAP: Error loading V8 startup snapshot file');
  });
});

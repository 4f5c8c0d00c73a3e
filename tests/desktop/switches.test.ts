import { describe, expect, it } from 'vitest';
import { harmlessSwitches, refusedStart, type Start } from '../../electron/desktop/switches.ts';

/** Why a start with these arguments is refused; null where it is not. */
function refusal(args: readonly string[], more: Partial<Start> = {}): string | null {
  return refusedStart({ argv: ['/opt/mdt-desk/mdt-desk', ...args], env: {}, platform: 'linux', packaged: true, ...more });
}

describe('a start of the desktop program', () => {
  it.each([
    ['nothing', []],
    ['its own switches', ['--data', 'mdt', '--passphrase-file=/etc/mdt/passphrase', '--self-check']],
    ['a data folder behind an equals sign', ['--data=/srv/mdt desk/data']],
    ['the folder of the program', ['mdt-desk', '--data', 'data']],
    ['a file somebody dropped on it', ['/home/test/list.csv']],
    ['what helps it draw', ['--disable-gpu', '--disable-gpu-compositing', '--force-device-scale-factor=1.25', '--high-dpi-support=1']],
    ['the windows of Linux', ['--ozone-platform=wayland', '--ozone-platform-hint=auto', '--enable-wayland-ime', '--gtk-version=4']],
    ['a screen reader', ['--force-renderer-accessibility']],
    ['a keyring that protects', ['--password-store=gnome-libsecret']],
    ['whatever stands behind the end of switches', ['--', '--no-sandbox', '-x']],
    ['a lone dash', ['-']],
  ])('goes on with %s', (_what, args) => {
    expect(refusal(args)).toBeNull();
    expect(refusal(args, { packaged: false })).toBeNull();
  });

  it.each([
    ['--no-sandbox', 'protection'],
    ['--disable-gpu-sandbox', 'protection'],
    ['--disable-setuid-sandbox', 'protection'],
    ['--disable-seccomp-filter-sandbox', 'protection'],
    ['--disable-namespace-sandbox', 'protection'],
    ['--single-process', 'protection'],
    ['--in-process-gpu', 'protection'],
    ['--no-zygote', 'protection'],
    ['--disable-web-security', 'protection'],
    ['--disable-site-isolation-trials', 'protection'],
    ['--allow-file-access-from-files', 'protection'],
    ['--allow-running-insecure-content', 'protection'],
    ['--remote-debugging-port=9222', 'another program'],
    ['--remote-debugging-pipe', 'another program'],
    ['--remote-debugging-address=0.0.0.0', 'another program'],
    ['--remote-allow-origins=*', 'another program'],
    ['--inspect', 'another program'],
    ['--inspect=0.0.0.0:9229', 'another program'],
    ['--inspect-brk', 'another program'],
    ['--inspect-port=9229', 'another program'],
    ['--require', 'another program'],
    ['--js-flags=--expose-gc', 'another program'],
    ['--load-extension=x', 'another program'],
    ['--disable-extensions-except=x', 'another program'],
    ['--renderer-cmd-prefix=strace', 'another program'],
    ['--utility-cmd-prefix=strace', 'another program'],
    ['--gpu-launcher=strace', 'another program'],
    ['--ppapi-plugin-launcher=strace', 'another program'],
    ['--browser-subprocess-path=x', 'another program'],
    ['--proxy-server=proxy.example:3128', 'network'],
    ['--proxy-pac-url=http://proxy.example/', 'network'],
    ['--host-rules=MAP * 127.0.0.1', 'network'],
    ['--host-resolver-rules=MAP * 127.0.0.1', 'network'],
    ['--ignore-certificate-errors', 'network'],
    ['--user-data-dir=profile', 'outside the data folder'],
    ['--enable-logging', 'outside the data folder'],
    ['--enable-logging=file', 'outside the data folder'],
    ['--log-file=log', 'outside the data folder'],
    ['--v=1', 'outside the data folder'],
    ['--vmodule=*=2', 'outside the data folder'],
    ['--password-store=basic', 'outside the data folder'],
    ['--enable-features=X', 'has not been tested'],
    ['--enable-blink-features=X', 'has not been tested'],
    ['--lang=de', 'has not been tested'],
  ])('is refused with %s, with its name and a reason', (argument, reason) => {
    const name = argument.replace(/^--?/, '').replace(/=.*/, '');
    for (const args of [[argument], ['mdt-desk', '--data', 'mdt', argument]]) {
      for (const packaged of [true, false]) {
        expect(refusal(args, { packaged })).toMatch(new RegExp(`^It was started with --${name}, which it does not accept: .*${reason}`));
      }
    }
  });

  it('is refused with a switch it does not know, without a word of what was typed', () => {
    for (const argument of ['--TESTPATIENT-QUINCE', '--patient=TESTPATIENT-QUINCE', '-TESTPATIENT-QUINCE', '--=TESTPATIENT-QUINCE', '--data-TESTPATIENT-QUINCE=1', '--TESTPATIENT-QUINCE--no-sandbox']) {
      const sentence = refusal([argument]);
      expect([argument, sentence]).toEqual([argument, expect.stringContaining('does not know')]);
      expect(sentence).not.toContain('QUINCE');
    }
    for (const argument of ['--constructor', '--toString', '--__proto__', '--force-device-scale-factor=TESTPATIENT', '--ozone-platform=headless', '--self-check=no', '---no-sandbox']) expect([argument, refusal([argument])]).toEqual([argument, expect.stringContaining('does not know')]);
  });

  it('reads a switch as Chromium does: after one dash and blanks, and on Windows after a slash and in any case', () => {
    for (const argument of ['-no-sandbox', ' --no-sandbox', '\t-no-sandbox=1']) expect([argument, refusal([argument])]).toEqual([argument, expect.stringContaining('--no-sandbox')]);
    for (const argument of ['/no-sandbox', '--NO-SANDBOX', '-No-Sandbox', '/NO-SANDBOX=1']) {
      expect([argument, refusal([argument], { platform: 'win32' })]).toEqual([argument, expect.stringContaining('--no-sandbox')]);
      // Elsewhere a slash begins a path, and capitals make another name.
      expect([argument, refusal([argument])]).toEqual([argument, argument.startsWith('/') ? null : expect.stringContaining('does not know')]);
    }
    // Node reads neither as one of ours, so it would be passed over in silence.
    for (const argument of ['-data', '/data', '--Data']) expect([argument, refusal([argument, 'C:\\mdt'], { platform: 'win32' })]).toEqual([argument, expect.stringContaining('does not know')]);
    expect(refusal(['--data', 'C:\\mdt'], { platform: 'win32' })).toBeNull();
    // Where the value is missing Chromium takes what follows for a switch all the same.
    expect(refusal(['--data', '--no-sandbox'])).toContain('--no-sandbox');
  });

  it('takes what macOS adds by itself, on macOS alone', () => {
    const added = ['-psn_0_12345', '-NSDocumentRevisionsDebugMode', 'YES', '-AppleLanguages', '(en-GB)'];
    expect(refusal(added, { platform: 'darwin' })).toBeNull();
    expect(refusal(added)).toContain('does not know');
    expect(refusal(['-NSx', '--no-sandbox'], { platform: 'darwin' })).toContain('--no-sandbox');
  });

  it('lets the log of the network be written from the sources alone, where the acceptance test looks into it', () => {
    expect(refusal(['--log-net-log=net.json'], { packaged: false })).toBeNull();
    expect(refusal(['--log-net-log=net.json'])).toContain('outside the data folder');
    expect(refusal(['--log-net-log'], { packaged: false })).toContain('--log-net-log');
    // Likewise what that test loads before the program.
    expect(refusal(['-r', 'before.cjs', 'mdt-desk'], { packaged: false })).toBeNull();
    expect(refusal(['-r', 'before.cjs'])).toContain('another program');
  });

  it('is refused with a variable that does the same, whatever it holds, and names it alone', () => {
    for (const [name, reason] of [['ELECTRON_DISABLE_SANDBOX', 'protection'], ['ELECTRON_ENABLE_LOGGING', 'outside the data folder'], ['ELECTRON_LOG_FILE', 'outside the data folder']] as const) {
      for (const value of ['1', '0', '', 'TESTPATIENT-QUINCE']) {
        const sentence = refusal([], { env: { [name]: value } });
        expect(sentence).toMatch(new RegExp(`environment variable ${name}, .*${reason}`));
        expect(sentence).not.toContain('QUINCE');
      }
      expect(refusal([], { env: { [name]: undefined } })).toBeNull();
    }
    expect(refusal([], { env: { PATH: '/usr/bin', MDT_DESK_DATA: 'mdt', ELECTRON_NO_ATTACH_CONSOLE: '1', NODE_OPTIONS: '--max-old-space-size=4096' } })).toBeNull();
  });

  it('hands the harmless ones on to the next start, and nothing else', () => {
    expect(harmlessSwitches(['mdt-desk', '.', '--data', 'mdt', '--ozone-platform=wayland', '--self-check', '--disable-gpu'])).toEqual(['--ozone-platform=wayland', '--disable-gpu']);
  });
});

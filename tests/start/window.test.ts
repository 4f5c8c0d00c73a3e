import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOfLibraries } from '../../electron/start/window.ts';
import { executable, makeProgram, type Program } from './program.ts';

let program: Program;
beforeEach(async () => {
  program = await makeProgram();
});
afterEach(() => program.remove());

/** Starts it with a stand-in for Electron that does this, and answers how it ended. */
async function startWith(electron: string, env: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number | null; readonly printed: string }> {
  const binary = await program.script(`elsewhere/${executable}`, electron);
  const started = program.start({ args: ['--data', 'here'], env: { ELECTRON_OVERRIDE_DIST_PATH: binary.slice(0, -executable.length - 1), ...env } });
  return { code: await started.exited, printed: started.printed() };
}

const fatal = '[4711:4711:1201/101500.123456:FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox! Update your kernel.';

describe.skipIf(process.platform === 'win32')(`after Electron has ended${process.platform === 'win32' ? ' (skipped: the stand-ins are scripts, which Windows does not start)' : ''}`, () => {
  it('npm start ends too, well, where the window was closed', async () => {
    const { code, printed } = await startWith(`process.send('shown'); console.log('THE WINDOW', ...process.argv.slice(2)); process.disconnect();`);
    expect(printed).toBe(`THE WINDOW ${program.folder} --data here\n`);
    expect(code).toBe(0);
  });
  it('npm start ends well where there was no window but no fault either: another one is open and came to the front', async () => {
    expect(await startWith('')).toEqual({ code: 0, printed: '' });
  });
  it('the browser takes its place where there never was a window: what was typed is for it, and the sentence says why', async () => {
    const { code, printed } = await startWith('process.exit(7);');
    expect(printed).toBe('Electron cannot start: it ended at once, with code 7. Set ELECTRON_ENABLE_LOGGING=1 to see all it says. MDT Desk opens in your browser instead.\nTHE BROWSER SHELL --data here\n');
    expect(code).toBe(0);
  });
  it('so it does after an end by a signal, with what Chromium called fatal', async () => {
    const { printed } = await startWith(`console.error('[1:2:1201/101500.1:FATAL:a.cc(1)] It is all over.'); process.kill(process.pid, 'SIGTRAP'); setInterval(() => {}, 1000);`);
    expect(printed).toMatch(/^Electron cannot start: it was ended by SIGTRAP: It is all over\. .*\nTHE BROWSER SHELL/);
  });
  it('a sandbox that the system forbids is called so, with what can be done', async () => {
    const { printed } = await startWith(`console.error(${JSON.stringify(fatal)}); process.kill(process.pid, 'SIGTRAP'); setInterval(() => {}, 1000);`);
    expect(printed).toMatch(/^Electron cannot start: .*\bsandbox\b.*sudo .*\nTHE BROWSER SHELL/);
  });
  it('no browser opens once there was a window, whatever happens later: one sentence, and the exit code is handed on', async () => {
    const { code, printed } = await startWith(`process.send('shown', () => process.exit(3));`);
    expect(printed).toBe('MDT Desk ended with a fault (code 3). Everything saved is on the disk; start it again with npm start.\n');
    expect(code).toBe(3);
  });
  it('nor where the window was ended by a signal', async () => {
    const { code, printed } = await startWith(`process.send('shown', () => process.kill(process.pid, 'SIGKILL'));`);
    expect(printed).toBe('MDT Desk was ended by SIGKILL. Everything saved is on the disk; start it again with npm start.\n');
    expect(code).toBe(128 + 9);
  });
  it('a program that cannot be run is said to be one', async () => {
    const file = join(program.folder, 'elsewhere', executable);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/no/such/interpreter\n`);
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(program.folder, 'elsewhere') };
    const started = program.start({ env });
    expect(await started.exited).toBe(0);
    expect(started.printed()).toMatch(/^Electron cannot start: the system does not let it run \(EACCES\)\./);
    await chmod(file, 0o755);
    const again = program.start({ env });
    expect(await again.exited).toBe(0);
    expect(again.printed()).toMatch(/^Electron cannot start: its program does not fit this machine \(ENOENT\)\./);
  });
  it('is an Electron, not the Node.js that ELECTRON_RUN_AS_NODE makes of it', async () => {
    expect((await startWith(`console.log(process.env.ELECTRON_RUN_AS_NODE);`, { ELECTRON_RUN_AS_NODE: '1' })).printed).toBe('undefined\n');
  });
});

describe.skipIf(process.platform === 'win32')('what Electron says', () => {
  const warning = '[4711:1201/101500.123456:ERROR:dbus/bus.cc:408] Failed to connect to the bus';
  const says = `console.error(${JSON.stringify(warning)}); console.error('MDT Desk says this itself.'); process.send('shown'); process.disconnect();`;
  it('is passed on where it is MDT Desk’s own, and kept quiet where Chromium warns of what is no fault', async () => {
    expect((await startWith(says)).printed).toBe('MDT Desk says this itself.\n');
  });
  it('is passed on whole to whoever asks for it', async () => {
    expect((await startWith(says, { ELECTRON_ENABLE_LOGGING: '1' })).printed).toBe(`${warning}\nMDT Desk says this itself.\n`);
  });
  it('is told apart by its form', () => {
    expect(isOfLibraries(warning)).toBe(true);
    expect(isOfLibraries(fatal)).toBe(true);
    expect(isOfLibraries('(electron:4711): Gtk-WARNING **: 10:15:00.123: Theme parsing error')).toBe(true);
    expect(isOfLibraries('The record was not closed.')).toBe(false);
    expect(isOfLibraries('[MDT Desk] has a fault')).toBe(false);
  });
});

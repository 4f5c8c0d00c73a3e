import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../architecture/imports.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';
import { executable, makeProgram, type Program, type Started, terminals } from './program.ts';

let program: Program;
beforeEach(async () => {
  program = await makeProgram();
});
afterEach(() => program.remove());

const ctrlC = '\u0003';
const onTerminal = `on a terminal${terminals ? '' : ' (skipped: this system has no script of util-linux)'}`;

/**
 * Electron as it takes signals: the first of a kind has it close, which lasts until the test lets it, and a second one of the same kind kills it
 * (shell/browser/electron_browser_main_parts_posix.cc).
 */
const electron = `
  const { appendFileSync, existsSync } = process.getBuiltinModule('node:fs');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => {
    appendFileSync('heard', signal + ' ');
    setInterval(() => {
      if (!existsSync('may-close')) return;
      appendFileSync('heard', 'closed');
      process.exit(0);
    }, 20);
  });
  setInterval(() => {}, 1000);
  process.send('shown', () => console.log('THE WINDOW'));
`;

/** Starts it with such an Electron, and waits for the window. */
async function startWindow(options: { readonly terminal?: boolean; readonly patience?: number; readonly shell?: boolean } = {}, source = electron): Promise<Started> {
  await program.script(`elsewhere/${executable}`, source);
  const started = program.start({ ...options, env: { ELECTRON_OVERRIDE_DIST_PATH: join(program.folder, 'elsewhere') } });
  await started.prints('THE WINDOW');
  return started;
}

const heard = (): Promise<string> => readFile(join(program.folder, 'heard'), 'utf8').catch(() => '');
const hears = (text: string): Promise<void> => vi.waitFor(async () => expect(await heard()).toBe(text), { timeout: 30_000 });
const letClose = (): Promise<void> => writeFile(join(program.folder, 'may-close'), '');

describe.skipIf(process.platform === 'win32')(`npm start asked to end${process.platform === 'win32' ? ' (skipped: Windows has no signals)' : ''}`, () => {
  it.skipIf(!terminals)(`by Ctrl+C ${onTerminal}: Electron hears of it once, and closes`, async () => {
    const started = await startWindow({ terminal: true });
    started.type(ctrlC);
    await hears('SIGTERM ');
    await letClose();
    expect(await started.exited).toBe(0);
    expect(await heard()).toBe('SIGTERM closed');
    expect(started.printed()).not.toContain('BROWSER');
  });

  it.skipIf(!terminals)(`by an impatient person ${onTerminal}: it closes all the same`, async () => {
    const started = await startWindow({ terminal: true });
    started.type(ctrlC);
    await hears('SIGTERM ');
    started.type(ctrlC);
    started.type(ctrlC);
    // The terminal shows what is typed as it takes it, one after the other.
    started.type('x');
    await started.prints(/x$/);
    await letClose();
    expect(await started.exited).toBe(0);
    expect(await heard()).toBe('SIGTERM closed');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('alone, by %s: from a supervisor, from another terminal, by a terminal that closes', async (signal) => {
    const started = await startWindow();
    started.child.kill(signal);
    await hears('SIGTERM ');
    started.child.kill(signal);
    await letClose();
    expect(await started.exited).toBe(0);
    expect(await heard()).toBe('SIGTERM closed');
  });

  it('by a signal that goes to npm alone, and that the shell between them takes for itself', async () => {
    const started = await startWindow({ shell: true });
    started.child.kill('SIGTERM');
    await hears('SIGTERM ');
    await letClose();
    await hears('SIGTERM closed');
    await started.exited;
    expect(started.printed()).toBe('THE WINDOW\n');
  });

  it('waits for a window that does not close, says so, and ends it at once for who asks again', async () => {
    const started = await startWindow({ patience: 200 }, `for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}); setInterval(() => {}, 1000); process.send('shown', () => console.log('THE WINDOW'));`);
    started.child.kill('SIGINT');
    await started.prints('MDT Desk is still closing. Press Ctrl+C again to end it at once: everything saved is on the disk.');
    started.child.kill('SIGINT');
    expect(await started.exited).toBe(128 + 9);
    expect(started.printed()).not.toContain('BROWSER');
  });

  it('opens no browser where it was asked before there was a window', async () => {
    await program.script(`elsewhere/${executable}`, `setInterval(() => {}, 1000); console.log('STARTING');`);
    const started = program.start({ env: { ELECTRON_OVERRIDE_DIST_PATH: join(program.folder, 'elsewhere') } });
    await started.prints('STARTING');
    started.child.kill('SIGINT');
    expect(await started.exited).toBe(128 + 15);
    expect(started.printed()).toBe('STARTING\n');
  });
});

describe.skipIf(process.platform === 'win32')('the browser shell under npm start', () => {
  let started: Started;
  const lock = (): string => join(program.folder, 'data/writer.lock');
  async function startBrowserShell(terminal: boolean): Promise<void> {
    await giveKeyring(join(program.folder, 'data'));
    await program.script('electron/loopback/main.ts', `await import(${JSON.stringify(join(root, 'electron/loopback/main.ts'))});`);
    started = program.start({ terminal, args: ['--browser', '--no-open', '--data', join(program.folder, 'data'), '--passphrase-file', passphraseFile] });
    await started.prints('MDT Desk is ready.');
    expect(existsSync(lock())).toBe(true);
  }

  it.skipIf(!terminals)(`closes the record at Ctrl+C ${onTerminal}, however often it is pressed`, async () => {
    await startBrowserShell(true);
    started.type(ctrlC);
    started.type(ctrlC);
    expect(await started.exited).toBe(0);
    expect(existsSync(lock())).toBe(false);
  });
  it('closes the record where npm start alone is asked to end', async () => {
    await startBrowserShell(false);
    started.child.kill('SIGTERM');
    expect(await started.exited).toBe(0);
    expect(existsSync(lock())).toBe(false);
  });
  it.skipIf(!terminals)('closes the record where its terminal is closed', async () => {
    await startBrowserShell(true);
    started.child.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(lock())).toBe(false), { timeout: 30_000 });
  });
});

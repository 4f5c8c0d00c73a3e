import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/imports.ts';
import { shownLine } from '../fakes/electron/window.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';
import { executable, makeProgram, type Program, type Started } from '../start/program.ts';

/** The built desktop shell as npm start runs it, with the stand-in in Electron's place. */
let program: Program;
let started: Started;
const lock = (): string => join(program.folder, 'data/writer.lock');

beforeEach(async () => {
  program = await makeProgram();
  await giveKeyring(join(program.folder, 'data'));
  const electron = join(program.folder, 'elsewhere', executable);
  await mkdir(dirname(electron), { recursive: true });
  const hook = join(root, 'tests/fakes/electron/hook.ts');
  await writeFile(electron, `#!/bin/sh\necho $$ > "$1/pid"\nshift\nexec '${process.execPath}' --import '${hook}' '${join(root, 'out/main/desktop.js')}' "$@"\n`);
  await chmod(electron, 0o755);
  started = program.start({
    args: ['--data', join(program.folder, 'data'), '--passphrase-file', passphraseFile],
    env: { ELECTRON_OVERRIDE_DIST_PATH: join(program.folder, 'elsewhere'), XDG_CONFIG_HOME: join(program.folder, 'profile') },
  });
  await started.prints(shownLine);
});
afterEach(() => program.remove());

describe.skipIf(process.platform === 'win32')(`the desktop shell under npm start${process.platform === 'win32' ? ' (skipped: the stand-in is a script, which Windows does not start)' : ''}`, () => {
  it('closes the record at Ctrl+C, however often it is asked', async () => {
    expect(existsSync(lock())).toBe(true);
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) started.child.kill(signal);
    expect(await started.exited).toBe(0);
    expect(existsSync(lock())).toBe(false);
    expect(started.printed()).not.toContain('BROWSER');
  });
  it('closes the record also where a signal reaches it itself, more than once', async () => {
    const pid = Number(await readFile(join(program.folder, 'pid'), 'utf8'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.kill(pid, signal);
    expect(await started.exited).toBe(0);
    expect(existsSync(lock())).toBe(false);
  });
  it('has told it of its window, so that no browser opens where it is killed later', async () => {
    process.kill(Number(await readFile(join(program.folder, 'pid'), 'utf8')), 'SIGKILL');
    expect(await started.exited).toBe(128 + 9);
    expect(started.printed()).toContain('MDT Desk was ended by SIGKILL.');
    expect(started.printed()).not.toContain('BROWSER');
  });
});

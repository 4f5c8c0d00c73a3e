import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFolder } from '../desktop/runningDesktop.ts';
import { kindsOfBug } from '../fakes/bug.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';
import { spawnElectron } from './bareElectron.ts';
import type { Beforehand } from './ownProfile.ts';

const mark = 'TESTPATIENT-QUILL';

/** The tests' bug, once a window is there: before that the program cannot have begun to listen for faults. */
const bugWithWindow: Beforehand<string> = (require, bug) => {
  const { app } = require('electron');
  app.once('browser-window-created', (_event: unknown, window: { once(name: string, listener: () => void): void }) => window.once('show', () => require(bug)));
};

describe('a fault that nobody caught', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeEach(async () => {
    own = await ownFolder();
  });
  afterEach(() => own.remove());

  it.each(kindsOfBug)('ends the program with one line that holds nothing of a patient (%s)', async (kind) => {
    const data = join(own.folder, 'data');
    await giveKeyring(data);
    // Electron's own Node need not read TypeScript.
    const bug = join(own.folder, 'bug.mjs');
    await writeFile(bug, stripTypeScriptTypes(await readFile(fileURLToPath(new URL('../fakes/bug.ts', import.meta.url)), 'utf8')));
    const program = await spawnElectron(data, {
      args: ['--passphrase-file', passphraseFile],
      env: { MDT_TEST_BUG: kind, MDT_TEST_MARK: mark },
      before: { run: bugWithWindow, value: bug },
    });
    const code = await program.exited;
    expect(program.printed().split('MDT Desk has a fault and ends.'), program.printed()).toHaveLength(2);
    expect(code).toBe(1);
    expect(program.printed().toUpperCase()).not.toContain('QUILL');
  });
});

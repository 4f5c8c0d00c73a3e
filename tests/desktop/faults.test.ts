import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindsOfBug } from '../fakes/bug.ts';
import { asElectron } from '../fakes/electronDesktop.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';

const mark = 'TESTPATIENT-QUILL';
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const bug = ['--import', new URL('../fakes/bug.ts', import.meta.url).href];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-faults-'));
  await giveKeyring(join(folder, 'data'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a program until its fault ends it, and answers what it said. */
async function endOf(args: readonly string[], kind: string) {
  const env = { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder, MDT_DESK_DATA: '', MDT_TEST_BUG: kind, MDT_TEST_MARK: mark };
  const child = spawn(process.execPath, [...args, '--data', join(folder, 'data'), '--passphrase-file', passphraseFile], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, complaint, code };
}

describe.each([
  ['the browser shell', [at('electron/loopback/main.ts'), '--no-open']],
  ['the built desktop shell, under the stand-in for Electron', [...asElectron, at('out/main/desktop.js')]],
])('a fault that nobody caught in %s', (_name, program) => {
  it.each(kindsOfBug)('ends it with a line that holds nothing of a patient (%s)', async (kind) => {
    const { out, complaint, code } = await endOf([...bug, ...program], kind);
    expect(code).toBe(1);
    expect(complaint.match(/MDT Desk has a fault and ends\./g)).toHaveLength(1);
    expect((out + complaint).toUpperCase()).not.toContain('QUILL');
  });
});

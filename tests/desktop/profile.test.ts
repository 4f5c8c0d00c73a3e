import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeProfile } from '../../electron/desktop/profile.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-place-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Takes only folders that are there, as Electron does. */
function electron() {
  const paths: Record<string, string> = {};
  const setPath = (name: string, path: string): void => {
    if (!existsSync(path)) throw new Error('Failed to set path');
    paths[name] = path;
  };
  return { paths, setPath };
}

describe('what Electron keeps of its own', () => {
  it('lies in the folder of MDT Desk, what a window keeps apart from it', () => {
    const app = electron();
    const profile = join(folder, 'not', 'there', 'yet', 'mdt-desk');
    expect(placeProfile(app, profile)).toEqual({ ok: true, value: null });
    expect(app.paths).toEqual({ userData: profile, sessionData: join(profile, 'session'), crashDumps: join(profile, 'session', 'crashes'), logs: join(profile, 'session', 'logs') });
  });
  it.skipIf(process.platform === 'win32')('is for nobody else on this machine', async () => {
    placeProfile(electron(), join(folder, 'mdt-desk'));
    for (const each of [join(folder, 'mdt-desk'), join(folder, 'mdt-desk', 'session')]) expect((await stat(each)).mode & 0o077).toBe(0);
  });
  it('is put nowhere else where that folder cannot be made: it is said', async () => {
    await writeFile(join(folder, 'file'), '');
    const app = electron();
    expect(placeProfile(app, join(folder, 'file', 'mdt-desk'))).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringContaining('MDT_DESK_PROFILE') } });
    expect(app.paths).toEqual({});
  });
});

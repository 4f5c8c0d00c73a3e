import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishRestore, restoreBackup, type Restored } from '../../../electron/core/backups/restoreBackup.ts';
import { createLockableApp } from '../../../electron/core/lock/lockableApp.ts';
import type { Disk } from '../../../electron/core/storage/disk.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { newDataKey } from '../../../electron/core/vault/cipher.ts';
import { createKeyring, openByPassphrase, withPassphrase } from '../../../electron/core/vault/keyring.ts';
import { readKeyring, writeKeyring } from '../../../electron/core/vault/keyringFile.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { resources } from '../../fakes/pathway.ts';
import { FaultyDisk } from '../storage/faultyDisk.ts';
import { clock } from '../storage/openStore.ts';
import { tempFolders } from '../storage/tempFolder.ts';
import { contents, openBackedUp, taken } from './backedUpFolder.ts';
import { killedDisk } from './killedDisk.ts';

const makeFolder = tempFolders();
const cost = { N: 2 ** 15, r: 8, p: 1 };
const was = 'the passphrase of yesterday';
const is = 'the passphrase of today';

let place: string;
let folder: string;
let name: string;
/** A closed data folder: a backup was made of two events, and a third came after it, with another passphrase. */
beforeEach(async () => {
  place = await makeFolder();
  folder = join(place, 'data');
  const desk = await openBackedUp(folder);
  const keyring = await createKeyring(dataKey, was, cost);
  await writeKeyring(folder, keyring);
  await desk.add('case', 'one', 2);
  await desk.add('meeting', 'one');
  name = await desk.backUp();
  await desk.add('case', 'one');
  await writeKeyring(folder, await withPassphrase(keyring, dataKey, is, cost));
  await desk.data.close(true);
});

const restore = (options: { readonly disk?: Disk; readonly at?: string; readonly key?: typeof dataKey } = {}): Promise<Result<Restored>> => {
  const { disk, at = folder, key = dataKey } = options;
  return restoreBackup({ folder: at, backup: join(`${folder}-backups`, name), name, key, shell: 'cli', clock, log: () => undefined, ...(disk === undefined ? {} : { disk }) });
};
const eventsIn = async (one: string): Promise<number> => {
  const verified = taken(await verifyDataFolder({ folder: one, key: dataKey }));
  expect(verified.findings).toEqual([]);
  return verified.events;
};
const beside = (): string[] => readdirSync(place).filter((each) => each !== 'data' && each !== 'data-backups');

describe('restoring a backup', () => {
  it('puts it in the place of the data, keeps what was there beside it, and says where', async () => {
    const before = await contents(folder);
    const restored = taken(await restore());
    expect(restored).toMatchObject({ cases: 1, meetings: 1, events: 3, keptAs: `${folder}.before-restore-2026-11-26T13-00-00-000Z` });
    expect(await eventsIn(folder)).toBe(3);
    expect(await contents(restored.keptAs ?? '')).toEqual(before);
    expect(beside()).toEqual(['data.before-restore-2026-11-26T13-00-00-000Z']);
    // The program opens it and goes on in it.
    const desk = await openBackedUp(folder);
    expect(desk.data).toMatchObject({ mode: 'writer' });
    await desk.add('case', 'one');
    expect(desk.data.damage()).toEqual([]);
  });

  it('leaves the passphrase in use that is in use now', async () => {
    taken(await restore());
    const found = taken(await readKeyring(folder));
    expect(found && (await openByPassphrase(found.keyring, is))).not.toBeNull();
    expect(found && (await openByPassphrase(found.keyring, was))).toBeNull();
  });

  it('brings the data to a computer where there is none, with the passphrase of the backup', async () => {
    const elsewhere = join(await makeFolder(), 'profile', 'data');
    expect(taken(await restore({ at: elsewhere }))).toMatchObject({ events: 3, keptAs: null });
    expect(await eventsIn(elsewhere)).toBe(3);
    const found = taken(await readKeyring(elsewhere));
    expect(found && (await openByPassphrase(found.keyring, was))).not.toBeNull();
  });

  it('can be done twice, and back again: nothing that was there is ever lost', async () => {
    taken(await restore());
    taken(await restore());
    expect(beside()).toHaveLength(2);
  });

  it('is refused while a program has the data open, with another key, and where a byte of the backup was changed', async () => {
    const desk = await openBackedUp(folder, { start: clock().toISOString() });
    expect(await restore()).toMatchObject({ ok: false, refusal: { code: 'readOnly', message: expect.stringContaining('must be closed everywhere first') } });
    await desk.data.close(true);
    const before = await contents(folder);
    expect(await restore({ key: newDataKey() })).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    const path = join(`${folder}-backups`, name, 'data', 'streams', 'case', 'one.events');
    const sound = join(place, 'sound');
    cpSync(path, sound);
    writeFileSync(path, 'changed');
    expect(await restore()).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringMatching(/streams\/case\/one\.events was changed/) } });
    rmSync(path);
    expect(await restore()).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/is missing from/) } });
    expect(await contents(folder)).toEqual(before);
    cpSync(sound, path);
    taken(await restore());
  });

  it('changes nothing where the disk is full or fails', async () => {
    for (const operation of ['open', 'write', 'sync', 'rename', 'syncFolder'] as const) {
      const disk = new FaultyDisk();
      disk.fail(operation, 'ENOSPC', Infinity);
      const before = await contents(folder);
      expect(await restore({ disk }), operation).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringMatching(/The disk is full.*Nothing was restored, and the data is as it was/) } });
      await finishRestore(folder, clock);
      expect(await contents(folder), operation).toEqual(before);
      expect(beside()).toEqual([]);
    }
  });

  it('is ended by the program before it looks for a keyring, where it was killed between the two renames', async () => {
    renameSync(folder, `${folder}.restored`);
    const started = taken(await createLockableApp({ folder, resources, shell: 'cli', clock, ids: () => 'id', log: () => undefined }));
    expect(await started.dispatch('vault.read', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
    expect(await started.dispatch('vault.unlock', { passphrase: is })).toMatchObject({ ok: true, value: { state: 'open' } });
    await started.close();
    expect(beside()).toEqual([]);
  });

  it('has the old data or the restored, whole, wherever it was killed', async () => {
    const found = new Set<number>();
    for (let operations = 0; ; operations += 1) {
      const copy = join(place, 'run');
      cpSync(folder, copy, { recursive: true });
      const disk = killedDisk(operations);
      const ended = await Promise.race([restore({ disk, at: copy }).then((result) => (result.ok ? ('done' as const) : ('refused' as const))), disk.killed.then(() => 'killed' as const)]);
      // Nobody holds the lock of a program that was killed.
      rmSync(join(copy, 'writer.lock'), { force: true });
      await finishRestore(copy, clock);
      const events = await eventsIn(copy);
      found.add(events);
      expect([3, 4], `killed before operation ${operations}`).toContain(events);
      const kept = readdirSync(place).filter((each) => each.startsWith('run.before-restore'));
      expect(kept).toHaveLength(events === 3 ? 1 : 0);
      for (const each of kept) expect(await eventsIn(join(place, each))).toBe(4);
      // And the restore can be asked for again.
      expect(taken(await restore({ at: copy })).events).toBe(3);
      for (const each of readdirSync(place)) if (each.startsWith('run')) rmSync(join(place, each), { recursive: true });
      if (ended !== 'killed') {
        expect(ended).toBe('done');
        break;
      }
    }
    expect([...found].sort()).toEqual([3, 4]);
  });
});

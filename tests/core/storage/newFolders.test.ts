import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderBeside, takeTarget } from '../../../electron/core/backups/backupTarget.ts';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import type { Disk } from '../../../electron/core/storage/disk.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { FailingDisk } from '../../faults/failingDisk.ts';
import { letHolderDie } from '../../faults/locks.ts';
import { PageCacheDisk } from '../../faults/pageCacheDisk.ts';
import { randomFrom } from './child.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
/** Each name that was not synced is there or not by chance: so many cuts, and one of them takes it. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

async function open(folder: string, disk?: Disk): Promise<DataFolder> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => crypto.randomUUID(), log: () => undefined, ...(disk === undefined ? {} : { disk }) });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

/** Two places: what the cache holds, and what the disk holds after the power was cut. */
async function places(): Promise<{ readonly before: string; readonly after: string }> {
  const room = await makeFolder();
  mkdirSync(join(room, 'before'));
  return { before: join(room, 'before'), after: join(room, 'after') };
}

describe('a folder that was just made is there after a power cut, once something in it was told as saved', () => {
  it.each(seeds)('the room of the access log, also where the first attempt to bring it to the disk failed (%i)', async (seed) => {
    const { before, after } = await places();
    await (await open(join(before, 'data'))).close(true);
    const cache = new PageCacheDisk(before, randomFrom(seed));
    const disk = new FailingDisk(cache);
    const { access } = await open(join(before, 'data'), disk);
    let failures = 1;
    disk.breaks((operation) => (operation === 'syncFolder' && failures-- > 0 ? 'EIO' : null));
    expect((await access.append('2026-11', [{ n: 1 }])).ok).toBe(false);
    expect((await access.append('2026-11', [{ n: 1 }])).ok).toBe(true);
    cache.cutPower(after);
    letHolderDie(join(after, 'data'));
    const again = await open(join(after, 'data'));
    expect(await again.access.read({ name: '2026-11', month: '2026-11' })).toEqual({ ok: true, value: [{ n: 1 }] });
    await again.close(false);
  });

  it.each(seeds)('the data folder, also where a program that ended then had made it (%i)', async (seed) => {
    const { before, after } = await places();
    const cache = new PageCacheDisk(before, randomFrom(seed));
    mkdirSync(join(before, 'data'));
    const { events } = await open(join(before, 'data'), cache);
    expect((await events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }])).ok).toBe(true);
    cache.cutPower(after);
    expect(existsSync(join(after, 'data', 'streams', 'case', 'one.events'))).toBe(true);
  });

  it.each(seeds)('the backup folder beside the data (%i)', async (seed) => {
    const { before, after } = await places();
    mkdirSync(join(before, 'data'));
    const cache = new PageCacheDisk(before, randomFrom(seed));
    expect((await takeTarget(folderBeside(join(before, 'data')), join(before, 'data'), cache)).ok).toBe(true);
    cache.cutPower(after);
    expect(existsSync(join(folderBeside(join(after, 'data')), 'mdt-desk-backups.txt'))).toBe(true);
  });
});

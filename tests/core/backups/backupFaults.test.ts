import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../../electron/core/storage/disk.ts';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { FaultyDisk } from '../storage/faultyDisk.ts';
import { tempFolders } from '../storage/tempFolder.ts';
import { type BackedUpFolder, contents, openBackedUp, shelf, taken } from './backedUpFolder.ts';
import { killedDisk } from './killedDisk.ts';

const makeFolder = tempFolders();

/** A folder with a good backup of yesterday and an event since; what is written from now on meets `disk`. */
async function withOneBackup(disk: Disk = realDisk): Promise<BackedUpFolder & { readonly first: string; readonly kept: Record<string, string> }> {
  const folder = join(await makeFolder(), 'data');
  const yesterday = await openBackedUp(folder);
  await yesterday.add('case', 'one', 3);
  await yesterday.add('meeting', 'one');
  const first = await yesterday.backUp();
  await yesterday.data.close(true);
  const today = await openBackedUp(folder, { disk, start: '2026-11-25T14:00:00.000Z' });
  await today.add('case', 'one');
  return { ...today, first, kept: await contents(join(today.target, first)) };
}

/** The work goes on, and the sentence stands on every screen until a backup is made again. */
async function expectSaid(desk: BackedUpFolder, words: RegExp): Promise<void> {
  expect(desk.backups.trouble()).toMatch(words);
  await desk.add('case', 'another');
  expect(taken(await desk.data.events.read({ kind: 'case', id: 'another' })).length).toBeGreaterThan(0);
  expect((await desk.view()).trouble).toMatch(words);
}

describe('a backup that cannot be made', () => {
  it.each([
    ['the disk is full', 'ENOSPC', /the disk of the backup folder is full.*Earlier backups are untouched.*Make room/],
    ['the quota is used up', 'EDQUOT', /full/],
    ['the folder is read-only', 'EROFS', /does not allow writing/],
    ['writing is forbidden', 'EACCES', /does not allow writing/],
    ['the drive was pulled out', 'EIO', /went away while the backup was being written/],
  ])('says that %s, leaves the earlier ones and nothing half', async (_name, code, words) => {
    for (const operation of ['open', 'write', 'sync', 'rename', 'syncFolder'] as const) {
      const disk = new FaultyDisk();
      const desk = await withOneBackup(disk);
      disk.fail(operation, code, Infinity);
      expect(await desk.backups.make('asked'), operation).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringMatching(words) } });
      await expectSaid(desk, words);
      // Where only the last sync of the names failed, the backup is there and whole; else there is none of it.
      const left = shelf(desk.target);
      expect(left[0]).toBe(desk.first);
      for (const name of left) expect(taken(await verifyDataFolder({ folder: join(desk.target, name, 'data'), key: dataKey })).findings).toEqual([]);
      expect(await contents(join(desk.target, desk.first))).toEqual(desk.kept);
      // Once the disk is sound, the sentence goes.
      disk.fail(operation, code, 0);
      await desk.backUp();
      expect(desk.backups.trouble()).toBeNull();
    }
  });

  it('says that the disk is full when it runs full in the middle of it, after any number of bytes', async () => {
    for (const room of [0, 100, 700, 1500, 2000]) {
      const disk = new FaultyDisk();
      const desk = await withOneBackup(disk);
      disk.leaveRoom(room);
      expect(await desk.backups.make('asked'), `${room} bytes`).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('full') } });
      expect(shelf(desk.target)).toEqual([desk.first]);
    }
  });

  it('says that the folder is missing, and makes none in its place', async () => {
    const desk = await withOneBackup();
    renameSync(desk.target, `${desk.target}-unplugged`);
    expect(await desk.backups.make('asked')).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    await expectSaid(desk, /The backup folder .* is not there/);
    expect(readdirSync(join(desk.folder, '..'))).not.toContain('data-backups');
    renameSync(`${desk.target}-unplugged`, desk.target);
    await desk.backUp();
    expect(desk.backups.trouble()).toBeNull();
    expect(shelf(desk.target)).toHaveLength(2);
  });

  it('says that the data folder was moved without the backups beside it, and begins anew there in one step', async () => {
    const desk = await withOneBackup();
    await desk.data.close(true);
    const moved = join(desk.folder, '..', 'moved', 'data');
    mkdirSync(join(moved, '..'));
    renameSync(desk.folder, moved);
    const there = await openBackedUp(moved);
    expect(await there.view()).toMatchObject({ target: `${moved}-backups`, missing: true, backups: [] });
    expect(await there.backups.make('daily')).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    await expectSaid(there, new RegExp(`The backup folder .* is not there\\. The data folder was moved or copied here \\(it lay at ${desk.folder}\\).*Press “Keep backups here from now on”`));
    expect(existsSync(`${moved}-backups`)).toBe(false);
    expect(await there.backups.save({ target: null, keep: 14 })).toMatchObject({ ok: true, value: { missing: false, trouble: null } });
    await there.backUp();
    expect(shelf(there.target)).toHaveLength(1);
    expect(shelf(desk.target)).toEqual([desk.first]);
    await there.data.close(true);
  });

  it('goes on where the data folder was moved together with its backups', async () => {
    const desk = await withOneBackup();
    await desk.data.close(true);
    const moved = join(desk.folder, '..', 'moved', 'data');
    mkdirSync(join(moved, '..'));
    renameSync(desk.folder, moved);
    renameSync(desk.target, `${moved}-backups`);
    const there = await openBackedUp(moved);
    await there.add('case', 'one');
    await there.backUp();
    expect(await there.view()).toMatchObject({ missing: false, trouble: null });
    expect(shelf(there.target)).toHaveLength(2);
    await there.data.close(true);
  });

  it('says that the folder went away in the middle of it', async () => {
    let after = 4;
    let target = '';
    const disk: Disk = {
      ...realDisk,
      openNew: async (path) => {
        after -= 1;
        if (after === 0) renameSync(target, `${target}-unplugged`);
        return realDisk.openNew(path);
      },
    };
    const desk = await withOneBackup(disk);
    after = 4;
    target = desk.target;
    expect(await desk.backups.make('asked')).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    await expectSaid(desk, /No backup was made/);
    expect(await contents(join(`${desk.target}-unplugged`, desk.first))).toEqual(desk.kept);
  });

  it('says that the folder was emptied, whether all of it or the backups alone, and writes nothing until it is chosen anew', async () => {
    for (const all of [true, false]) {
      const desk = await withOneBackup();
      rmSync(join(desk.target, desk.first), { recursive: true });
      if (all) rmSync(join(desk.target, 'mdt-desk-backups.txt'));
      writeFileSync(join(desk.target, 'holiday.jpg'), 'a picture');
      expect(await desk.backups.make('asked')).toMatchObject({ ok: false, refusal: { code: 'notNow', message: expect.stringMatching(/was emptied, or another drive is in its place/) } });
      await expectSaid(desk, /was emptied/);
      expect(shelf(desk.target)).toEqual(['holiday.jpg']);
      taken(await desk.backups.save({ target: null, keep: 14 }));
      const name = await desk.backUp();
      expect(shelf(desk.target)).toEqual(['holiday.jpg', name]);
    }
  });

  it('names the file that does not read back as it was written', async () => {
    const disk: Disk = {
      ...realDisk,
      openNew: async (path) => {
        const file = await realDisk.openNew(path);
        // A disk that says it has taken the bytes and keeps others.
        return path.endsWith('one.events') ? { ...file, write: (bytes) => file.write(Buffer.from(bytes).fill(0x20, 5, 6)) } : file;
      },
    };
    const desk = await withOneBackup(disk);
    expect(await desk.backups.make('asked')).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/streams\/.*one\.events did not read back as it was written.*may be failing/) } });
    expect(shelf(desk.target)).toEqual([desk.first]);
  });

  it('is given up when it is cancelled, and nothing of it stays', async () => {
    const desk = await withOneBackup();
    const made = desk.backups.make('asked', 'run');
    expect(desk.backups.cancel('run')).toMatchObject({ ok: true });
    expect(await made).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('cancelled') } });
    expect(shelf(desk.target)).toEqual([desk.first]);
    // Nobody needs to be told of what they did themselves.
    expect(desk.backups.trouble()).toBeNull();
    expect(desk.backups.cancel('run')).toMatchObject({ ok: false });
  });
});

describe('a program that is killed in the middle of a backup', () => {
  it('leaves the earlier ones whole, at most a draft, and the next backup clears the draft away', async () => {
    let operations = 0;
    for (; ; operations += 1) {
      const disk = killedDisk(operations);
      const desk = await withOneBackup(disk);
      const ended = await Promise.race([desk.backups.make('asked').then(() => 'made' as const), disk.killed.then(() => 'killed' as const)]);
      if (ended === 'made') break;
      await desk.data.close(false);
      const next = await openBackedUp(desk.folder, { start: '2026-11-25T18:00:00.000Z' });
      await next.add('case', 'three');
      await next.backUp();
      const left = shelf(desk.target);
      expect(left.filter((name) => !name.endsWith('Z')), `killed before operation ${operations}`).toEqual([]);
      expect(left.length).toBeGreaterThanOrEqual(2);
      expect(await contents(join(desk.target, desk.first))).toEqual(desk.kept);
      for (const name of left) expect(taken(await next.backups.prove(name)).proof.faults).toEqual([]);
      await next.data.close(false);
    }
    expect(operations).toBeGreaterThan(12);
  });

  it('leaves no half backup where it was removing an older one', async () => {
    for (let operations = 0; ; operations += 1) {
      const folder = join(await makeFolder(), 'data');
      const before = await openBackedUp(folder);
      taken(await before.backups.save({ target: null, keep: 3 }));
      for (let n = 0; n < 3; n += 1) {
        await before.add('case', 'one');
        await before.backUp();
        before.forward(24);
      }
      await before.data.close(false);
      const disk = killedDisk(operations);
      const desk = await openBackedUp(folder, { disk, start: '2026-11-30T14:00:00.000Z' });
      await desk.add('case', 'one');
      const ended = await Promise.race([desk.backups.make('asked').then(() => 'made' as const), disk.killed.then(() => 'killed' as const)]);
      await desk.data.close(false);
      const next = await openBackedUp(folder, { start: '2026-12-01T14:00:00.000Z' });
      await next.add('case', 'one');
      await next.backUp();
      expect(shelf(desk.target)).toHaveLength(3);
      for (const name of shelf(desk.target)) expect(taken(await next.backups.prove(name)).proof.faults).toEqual([]);
      await next.data.close(false);
      if (ended === 'made') break;
    }
  });

  it('clears away what it finds of a removal that was cut short, and a draft only once it is old', async () => {
    const desk = await withOneBackup();
    renameSync(join(desk.target, desk.first), join(desk.target, `${desk.first}.removed`));
    const young = `mdt-desk-backup-${desk.now().toISOString().replaceAll(/[:.]/g, '-')}.draft`;
    mkdirSync(join(desk.target, young));
    taken(await desk.backups.save({ target: null, keep: 14 }));
    desk.forward(0.5);
    const name = await desk.backUp();
    expect(shelf(desk.target)).toEqual([young, name]);
    desk.forward(2);
    await desk.add('case', 'one');
    expect(shelf(desk.target)).toEqual([young, name]);
    await desk.backUp();
    expect(shelf(desk.target)).not.toContain(young);
  });
});

describe('the last backup before a program ends', () => {
  it('is made', async () => {
    const desk = await withOneBackup();
    await desk.backups.makeLast('close', 60_000);
    expect((await desk.view()).backups[0]).toMatchObject({ why: 'close' });
  });

  it('does not keep the program open where the disk answers nothing; that is said at the next start', async () => {
    const desk = await withOneBackup(killedDisk(3));
    await desk.backups.makeLast('close', 30);
    await desk.data.close(true);
    const next = await openBackedUp(desk.folder);
    expect(next.backups.trouble()).toMatch(/No backup was made when MDT Desk was closed: it took too long/);
  });
});

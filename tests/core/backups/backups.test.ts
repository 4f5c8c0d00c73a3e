import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDailyDue } from '../../../electron/core/backups/backupSchedule.ts';
import { openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { newDataKey } from '../../../electron/core/vault/cipher.ts';
import { createKeyring } from '../../../electron/core/vault/keyring.ts';
import { readKeyring, writeKeyring } from '../../../electron/core/vault/keyringFile.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { tempFolders } from '../storage/tempFolder.ts';
import { contents, openBackedUp, shelf, taken } from './backedUpFolder.ts';

const makeFolder = tempFolders();
const opened = async () => openBackedUp(join(await makeFolder(), 'data'));

describe('a backup', () => {
  it('is a whole data folder beside the data, byte for byte, and says what it holds', async () => {
    const desk = await opened();
    await desk.add('case', 'one', 3);
    await desk.add('meeting', 'one');
    taken(await desk.notes.update(() => ({ notes: ['TESTPATIENT-ONE'] })));
    const name = await desk.backUp();
    expect(shelf(desk.target)).toEqual([name]);
    const copy = join(desk.target, name, 'data');
    expect(readFileSync(join(copy, 'streams/case/one.events'))).toEqual(readFileSync(join(desk.folder, 'streams/case/one.events')));
    expect(taken(await verifyDataFolder({ folder: copy, key: dataKey }))).toMatchObject({ findings: [], events: 4, newestEventAt: '2026-11-24T14:00:00.000Z' });
    expect((await desk.view()).backups).toMatchObject([{ name, why: 'asked', cases: 1, meetings: 1, events: 4, faults: [], madeAt: '2026-11-24T14:00:00.000Z', newestEventAt: '2026-11-24T14:00:00.000Z' }]);
  });

  it('names no patient anywhere, and takes nothing with it that somebody else put into the data folder', async () => {
    const desk = await opened();
    await desk.add('case', 'ALDER');
    writeFileSync(join(desk.folder, 'list of TESTPATIENT-ALDER.xlsx'), 'TESTPATIENT-ALDER');
    writeFileSync(join(desk.folder, 'documents', 'TESTPATIENT.txt'), 'TESTPATIENT-ALDER');
    await desk.backUp();
    for (const [path, bytes] of Object.entries(await contents(desk.target))) {
      expect(path).not.toContain('TESTPATIENT');
      expect(Buffer.from(bytes, 'base64').includes('TESTPATIENT'), path).toBe(false);
      expect(Buffer.from(bytes, 'base64').includes('"cases"'), path).toBe(false);
    }
  });

  it('carries the keyring, so that it opens with the passphrase', async () => {
    const desk = await opened();
    await writeKeyring(desk.folder, await createKeyring(dataKey, 'four invented words here', { N: 2 ** 15, r: 8, p: 1 }));
    const name = await desk.backUp();
    expect(taken(await readKeyring(join(desk.target, name, 'data')))?.fromCopy).toBe(false);
  });

  it('is not made again while nothing has changed, and is after an event, a document or a new passphrase', async () => {
    const desk = await opened();
    const first = await desk.backUp();
    desk.forward(1);
    expect(await desk.backups.make('daily')).toEqual({ ok: true, value: { name: first, unchanged: true } });
    await desk.add('case', 'one');
    await desk.backUp();
    taken(await desk.notes.update(() => ({ notes: ['another'] })));
    await desk.backUp();
    await writeKeyring(desk.folder, await createKeyring(dataKey, 'four invented words here', { N: 2 ** 15, r: 8, p: 1 }));
    await desk.backUp();
    expect(shelf(desk.target)).toHaveLength(4);
    await desk.backUp();
    expect(shelf(desk.target)).toHaveLength(4);
  });

  it('is whole although events and documents are written all the while', async () => {
    const desk = await opened();
    for (let n = 0; n < 20; n += 1) await desk.add('case', `c${n}`);
    const others = { write: true };
    const write = async (): Promise<void> => {
      for (let n = 0; others.write; n += 1) {
        await desk.add('case', `c${n % 20}`);
        await desk.add('meeting', `m${n % 3}`);
        taken(await desk.notes.update(({ notes }) => ({ notes: [...notes, 'x'].slice(-50) })));
      }
    };
    const writing = write();
    for (let n = 0; n < 4; n += 1) {
      const name = await desk.backUp();
      expect((await desk.view()).backups.find((each) => each.name === name)?.faults).toEqual([]);
    }
    others.write = false;
    await writing;
    expect(shelf(desk.target)).toHaveLength(4);
  });

  it('is kept with what is wrong in it where the data folder itself is damaged, and then no older one is removed', async () => {
    const desk = await opened();
    taken(await desk.backups.save({ target: null, keep: 3 }));
    for (let n = 0; n < 4; n += 1) {
      await desk.add('case', 'one');
      desk.forward(24);
      await desk.backUp();
    }
    expect(shelf(desk.target)).toHaveLength(3);
    const path = join(desk.folder, 'documents', 'notes.sealed');
    writeFileSync(path, 'MDT Desk document 1\nthis is no document');
    await desk.backUp();
    expect(shelf(desk.target)).toHaveLength(4);
    expect(await desk.view()).toMatchObject({ held: expect.stringContaining('damaged'), backups: [{ faults: [expect.stringContaining('documents/notes')] }, {}, {}, {}] });
  });
});

describe('how many are kept', () => {
  it('removes the oldest beyond that many, and of days gone by first those that were not the last of their day', async () => {
    const desk = await opened();
    taken(await desk.backups.save({ target: null, keep: 3 }));
    const names: string[] = [];
    for (const hours of [1, 1, 22, 24, 24]) {
      await desk.add('case', 'one');
      names.push(await desk.backUp());
      desk.forward(hours);
    }
    // The first two were of one day, of which the third was the last.
    expect(shelf(desk.target)).toEqual([names[2], names[3], names[4]]);
  });

  it('never removes a folder that is not ours: another key, no manifest, a manifest of another name, or something put into it', async () => {
    const desk = await opened();
    taken(await desk.backups.save({ target: null, keep: 3 }));
    const first = await desk.backUp();
    writeFileSync(join(desk.target, first, 'my own note.txt'), 'keep me');
    const foreign = 'mdt-desk-backup-2020-01-01T00-00-00-000Z';
    const renamed = 'mdt-desk-backup-2020-01-02T00-00-00-000Z';
    const draft = 'mdt-desk-backup-2020-01-03T00-00-00-000Z.draft';
    for (const name of [foreign, draft]) {
      mkdirSync(join(desk.target, name));
      writeFileSync(join(desk.target, name, 'manifest.sealed'), 'of another key');
    }
    cpSync(join(desk.target, first), join(desk.target, renamed), { recursive: true });
    writeFileSync(join(desk.target, 'holiday.jpg'), 'a picture');
    for (let n = 0; n < 6; n += 1) {
      await desk.add('case', 'one');
      desk.forward(24);
      await desk.backUp();
    }
    const left = shelf(desk.target);
    expect(left).toEqual(expect.arrayContaining([foreign, renamed, draft, first, 'holiday.jpg']));
    expect((await desk.view()).unreadable).toEqual([foreign, renamed]);
    expect(readFileSync(join(desk.target, first, 'my own note.txt'), 'utf8')).toBe('keep me');
  });

  it('removes nothing while the newest holds much less than an earlier one, and says so', async () => {
    const place = await makeFolder();
    const desk = await openBackedUp(join(place, 'data'));
    taken(await desk.backups.save({ target: null, keep: 3 }));
    for (let n = 0; n < 3; n += 1) {
      await desk.add('case', `c${n}`, 40);
      desk.forward(24);
      await desk.backUp();
    }
    const before = shelf(desk.target);
    // All records vanish, as on a failing disk.
    renameSync(join(desk.folder, 'streams', 'case'), join(place, 'elsewhere'));
    mkdirSync(join(desk.folder, 'streams', 'case'));
    for (let n = 0; n < 5; n += 1) {
      desk.forward(24);
      await desk.add('meeting', 'one');
      await desk.backUp();
    }
    expect(shelf(desk.target)).toEqual(expect.arrayContaining(before));
    expect(await desk.view()).toMatchObject({ held: expect.stringMatching(/holds 5 events and an earlier one 120, so no older backup is removed/) });
  });
});

describe('the backup folder', () => {
  it('is refused inside the data folder, around it, where it is not there, and by half a path', async () => {
    const desk = await opened();
    const inside = join(desk.folder, 'backups');
    mkdirSync(inside);
    for (const [target, words] of [
      [inside, 'inside the data folder'],
      [join(desk.folder, '..'), 'contains the data folder'],
      [desk.folder, 'inside the data folder'],
      [join(desk.folder, '..', 'nowhere'), 'is not there'],
      ['backups', 'whole path'],
    ] as const) {
      expect(await desk.backups.save({ target, keep: 14 }), target).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(words) } });
    }
    expect(await desk.view()).toMatchObject({ target: desk.target, chosen: false });
  });

  it('can be another one; the backups of the one before stay where they are', async () => {
    const desk = await opened();
    const before = await desk.backUp();
    const other = await makeFolder();
    taken(await desk.backups.save({ target: other, keep: 5 }));
    const name = await desk.backUp();
    expect(shelf(other)).toEqual([name]);
    expect(shelf(desk.target)).toEqual([before]);
    expect(await desk.view()).toMatchObject({ target: other, chosen: true, keep: 5 });
    // Remembered for the next start.
    await desk.data.close(true);
    expect(await (await openBackedUp(desk.folder)).view()).toMatchObject({ target: other, keep: 5 });
  });

  it('is written by the one writer only', async () => {
    const desk = await opened();
    const second = await openBackedUp(desk.folder);
    expect(second.data.mode).toBe('readOnly');
    expect(await second.backups.make('asked')).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
  });
});

describe('proving that a backup opens', () => {
  it('opens the newest, counts what is in it, and remembers the dated result', async () => {
    const desk = await opened();
    await desk.add('case', 'one', 2);
    const name = await desk.backUp();
    desk.forward(2);
    const before = await contents(desk.target);
    expect(taken(await desk.backups.prove(null))).toEqual({ name, proof: { at: '2026-11-24T16:00:00.000Z', cases: 1, meetings: 0, events: 2, faults: [] } });
    expect(await contents(desk.target)).toEqual(before);
    await desk.data.close(true);
    expect((await (await openBackedUp(desk.folder)).view()).backups).toMatchObject([{ proof: { at: '2026-11-24T16:00:00.000Z', faults: [] } }]);
  });

  it('names the file of which a byte was changed, whichever it is, and a file that is gone', async () => {
    const desk = await opened();
    await desk.add('case', 'one', 2);
    const name = await desk.backUp();
    for (const [path, kept] of Object.entries(await contents(join(desk.target, name)))) {
      const bytes = Buffer.from(kept, 'base64');
      for (const position of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ 0x10;
        writeFileSync(join(desk.target, name, path), changed);
        expect(taken(await desk.backups.prove(name)).proof.faults.join('\n'), `${path} at ${position}`).toContain(path.replace(/^data\//, ''));
      }
      renameSync(join(desk.target, name, path), join(desk.target, 'away'));
      expect(taken(await desk.backups.prove(name)).proof.faults.join('\n')).toContain(path.replace(/^data\//, ''));
      renameSync(join(desk.target, 'away'), join(desk.target, name, path));
      writeFileSync(join(desk.target, name, path), bytes);
    }
    expect(taken(await desk.backups.prove(name)).proof.faults).toEqual([]);
  });

  it('says that there is none', async () => {
    const desk = await opened();
    expect(await desk.backups.prove(null)).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    await desk.backUp();
    expect(await desk.backups.prove('mdt-desk-backup-2020-01-01T00-00-00-000Z')).toMatchObject({ ok: false });
    expect(await desk.backups.prove('../../elsewhere')).toMatchObject({ ok: false });
  });
});

describe('the dry run of a restore', () => {
  it('says what would be missing, what would come back, and changes nothing', async () => {
    const desk = await opened();
    await desk.add('case', 'one', 2);
    await desk.add('meeting', 'one');
    const name = await desk.backUp();
    desk.forward(24);
    await desk.add('case', 'one');
    await desk.add('case', 'two', 3);
    const before = await contents(desk.folder);
    expect(taken(await desk.backups.preview(name, (id) => `TESTPATIENT-${id}`))).toEqual({
      name,
      madeAt: '2026-11-24T14:00:00.000Z',
      cases: 1,
      meetings: 1,
      events: 3,
      newestEventAt: '2026-11-24T14:00:00.000Z',
      now: { cases: 2, meetings: 1, events: 7, newestEventAt: '2026-11-25T14:00:00.000Z' },
      casesGone: ['TESTPATIENT-two'],
      caseCountGone: 1,
      meetingsGone: 0,
      recordsBack: 0,
      recordsOlder: 1,
      faults: [],
    });
    expect(await contents(desk.folder)).toEqual(before);
  });
});

describe('the daily backup', () => {
  const now = new Date('2026-11-24T14:00:00Z');
  const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();

  it.each([
    ['there was none yet', null, null, true],
    ['the last is a day old', ago(24), null, true],
    ['the last is of today', ago(23), null, false],
    ['one failed just now', ago(30), ago(0.5), false],
    ['one failed an hour ago', ago(30), ago(1), true],
    ['the clock was put back by a week', ago(-168), null, true],
  ])('is due or not where %s', (_name, doneAt, failedAt, due) => {
    expect(isDailyDue(now, { doneAt, failedAt })).toBe(due);
  });
});

it('opens with no other key', async () => {
  const desk = await opened();
  const name = await desk.backUp();
  const other = await openDataFolder({ folder: join(desk.target, name, 'data'), key: newDataKey(), shell: 'cli', clock: desk.now, ids: () => 'id', log: () => undefined, onlyToLook: 'A test.' });
  expect(other).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  expect(readdirSync(join(desk.target, name)).sort()).toEqual(['data', 'manifest.sealed']);
});

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import { type Disk, realDisk } from '../../../electron/core/storage/disk.ts';
import { openSealed, sealed } from '../../../electron/core/storage/durableFile.ts';
import { filesBelow } from '../../../electron/core/storage/folderCopy.ts';
import { readFormat } from '../../../electron/core/storage/folderFormat.ts';
import { formAfter, type Migration, ownMigrations } from '../../../electron/core/storage/migrations.ts';
import { emptyHead, encodeRecords } from '../../../electron/core/storage/record.ts';
import { writeNew } from '../../../electron/core/storage/replaceFile.ts';
import { versionLogFile, versionLogName } from '../../../electron/core/storage/versionLog.ts';
import { dataKey, documentCipher, recordCipher } from '../../fakes/dataKey.ts';
import { stoppingDisk } from './faultyDisk.ts';
import { clock } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Notes = z.strictObject({ notes: z.array(z.string()) });
const FutureNotes = z.strictObject({ notes: z.array(z.string()), of: z.string() });

/** What the next version of MDT Desk may bring: form 3 adds a field to a document, which older programs can read around. */
const toThree: Migration = {
  to: 3,
  readableBy: 2,
  sealedBefore: true,
  build: async ({ folder, target, disk }) => {
    const before = openSealed(readFileSync(join(folder, 'documents', 'notes.sealed')), { name: 'notes', cipher: documentCipher });
    const room = join(target, 'documents');
    await mkdir(room);
    await writeNew(disk, join(room, 'notes.sealed'), sealed(JSON.stringify({ ...Notes.parse(JSON.parse(before.json)), of: 'form 3' }), 'notes', 1, documentCipher));
    await writeNew(disk, join(room, versionLogFile), encodeRecords(versionLogName, recordCipher, emptyHead(versionLogName), [{ document: 'notes', version: 1 }]).bytes);
    await disk.syncFolder(room);
    return ok(null);
  },
};
/** And the one after: only the number changes, since it stores events that older programs do not know at all. */
const toFour: Migration = { to: 4, readableBy: 4, sealedBefore: true, build: null };
const future = [...ownMigrations, toThree];

const openResult = (folder: string, migrations: readonly Migration[] = ownMigrations, disk: Disk = realDisk) =>
  openDataFolder({ folder, key: dataKey, shell: 'cli', clock, ids: () => 'id', log: () => undefined, disk, migrations });
async function open(folder: string, migrations?: readonly Migration[]): Promise<DataFolder> {
  const opened = await openResult(folder, migrations);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

let place: string;
let folder: string;
/** A folder of today's form with a record and a document. */
beforeEach(async () => {
  place = await makeFolder();
  folder = join(place, 'data');
  const data = await open(folder);
  await data.events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }, { n: 2 }]);
  await (await data.openDocument('notes', Notes, { notes: [] })).update(() => ({ notes: ['TESTPATIENT-ONE'] }));
  await data.close(false);
});

async function formOf(one: string): Promise<number> {
  const found = await readFormat(one, dataKey, 99);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value.form;
}
const contents = async (one: string): Promise<[string, string][]> =>
  (await filesBelow(one)).filter((name) => !name.endsWith('writer.lock')).map((name) => [name, readFileSync(join(one, name), 'base64')]);
const copies = (one: string): string[] => readdirSync(`${one}-backups`);

describe('a data folder of an older form', () => {
  it('is taken to the next form, its records untouched', async () => {
    const data = await open(folder, future);
    expect(data.damage()).toEqual([]);
    expect((await data.openDocument('notes', FutureNotes, { notes: [], of: '' })).value).toEqual({ notes: ['TESTPATIENT-ONE'], of: 'form 3' });
    expect(await data.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true, value: [{ data: { n: 1 } }, { data: { n: 2 } }] });
    await data.close(false);
    expect(await formOf(folder)).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['damaged', 'documents', 'format.json', 'streams']);
  });

  it('is copied whole beside the data folder before, and today’s program opens the copy', async () => {
    const before = await contents(folder);
    await (await open(folder, future)).close(false);
    expect(copies(folder)).toHaveLength(1);
    const copy = join(`${folder}-backups`, copies(folder)[0] ?? '');
    expect(await contents(copy)).toEqual(before);
    expect((await (await open(copy)).openDocument('notes', Notes, { notes: [] })).value).toEqual({ notes: ['TESTPATIENT-ONE'] });
    // The next start changes and copies nothing.
    await (await open(folder, future)).close(false);
    expect(copies(folder)).toHaveLength(1);
  });

  it('goes through every form on the way, each with its copy', async () => {
    await (await open(folder, [...future, toFour])).close(false);
    expect(await formOf(folder)).toBe(4);
    expect(copies(folder).map((name) => name.slice(0, 'before-form-3'.length))).toEqual(['before-form-3', 'before-form-4']);
  });

  it('is of the old form or the new wherever the change was stopped, and complete at the next start', async () => {
    const before = await contents(folder);
    let stops = 0;
    for (;; stops += 1) {
      const copy = join(place, `stopped-${stops}`);
      cpSync(folder, copy, { recursive: true });
      const opened = await openResult(copy, future, stoppingDisk(stops));
      if (opened.ok) {
        await opened.value.close(false);
        break;
      }
      expect(opened.refusal.code).toBe('notSaved');
      // The change is either not decided, then everything lies where it lay, or it is finished at the next start.
      if (!readdirSync(copy).includes('new-form')) {
        const form = await formOf(copy);
        if (form === 2) expect((await contents(copy)).filter(([name]) => !name.startsWith('new-form'))).toEqual(before);
      }
      const data = await open(copy, future);
      expect(data.damage(), `stopped before operation ${stops}`).toEqual([]);
      expect((await data.openDocument('notes', FutureNotes, { notes: [], of: '' })).value).toEqual({ notes: ['TESTPATIENT-ONE'], of: 'form 3' });
      expect(await data.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true, value: [{}, {}] });
      await data.close(false);
      const [kept = ''] = copies(copy).filter((name) => !name.endsWith('.draft'));
      expect(await contents(join(`${copy}-backups`, kept))).toEqual(before);
    }
    expect(stops).toBeGreaterThan(12);
  });

  it('stays as it was, and is not opened, where the new form cannot be made', async () => {
    const before = await contents(folder);
    const refusing: Migration = { ...toThree, build: async () => refuse('internal', 'The notes did not read back.') };
    expect(await openResult(folder, [...ownMigrations, refusing])).toMatchObject({ ok: false, refusal: { message: 'The notes did not read back.' } });
    expect((await contents(folder)).filter(([name]) => !name.startsWith('new-form'))).toEqual(before);
    // Today's program goes on with it.
    await (await open(folder)).close(false);
  });

  it('stays as it was where there is no room for the copy before', async () => {
    const before = await contents(folder);
    // In the place of the folder for copies lies a file.
    writeFileSync(`${folder}-backups`, 'something else');
    expect(await openResult(folder, future)).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(await contents(folder)).toEqual(before);
    expect(readFileSync(`${folder}-backups`, 'utf8')).toBe('something else');
  });
});

describe('an older program on a data folder of a newer form', () => {
  it('opens for reading only, says why, changes nothing, and sets nothing aside', async () => {
    await (await open(folder, future)).close(false);
    const before = await contents(folder);
    const data = await open(folder);
    expect(data).toMatchObject({ mode: 'readOnly', readOnlyReason: expect.stringContaining('A newer MDT Desk has written this data folder') });
    expect(await data.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true });
    // The document has a field it does not know: it is named, and lies where it lay.
    const notes = await data.openDocument('notes', Notes, { notes: [] });
    expect(notes.damage).toMatchObject({ id: 'notes', setAside: null });
    expect(await notes.update(() => ({ notes: ['overwritten'] }))).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    expect(await data.events.append({ kind: 'case', id: 'one' }, 2, [{ n: 3 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    await data.close(false);
    expect(await contents(folder)).toEqual(before);
  });

  it('says that it cannot read a form that is too new for it', async () => {
    await (await open(folder, [...future, toFour])).close(false);
    const before = await contents(folder);
    expect(await openResult(folder)).toMatchObject({ ok: false, refusal: { code: 'readOnly', message: expect.stringMatching(/in a form \(4\) that this one cannot read\. Nothing was changed\. Install the newer version/) } });
    expect(await contents(folder)).toEqual(before);
  });

  it('waits for the writer where a newer program meets an older form that is in use', async () => {
    const data = await open(folder);
    expect(await openResult(folder, future)).toMatchObject({ ok: false, refusal: { code: 'readOnly', message: expect.stringContaining('of an older form (2)') } });
    await data.close(false);
  });
});

it('numbers the forms one after the other, the last being the one a new folder gets', async () => {
  expect(ownMigrations.map(({ to }) => to)).toEqual(ownMigrations.map((_, index) => index + 2));
  const fresh = join(await makeFolder(), 'data');
  await (await open(fresh)).close(false);
  expect(await formOf(fresh)).toBe(formAfter(ownMigrations));
  // What reads formats without being told a form knows the same one.
  expect(await readFormat(fresh, dataKey)).toMatchObject({ ok: true, value: { state: 'current' } });
});

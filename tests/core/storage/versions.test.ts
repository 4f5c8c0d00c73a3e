import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import type { StoredDocument } from '../../../electron/core/storage/document.ts';
import type { Disk } from '../../../electron/core/storage/disk.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { FaultyDisk } from './faultyDisk.ts';
import { clock } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Notes = z.strictObject({ notes: z.array(z.string()) });
type Notes = z.infer<typeof Notes>;
const none: Notes = { notes: [] };

async function open(folder: string, disk: Disk = new FaultyDisk()): Promise<DataFolder> {
  const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock, ids: () => 'id', log: () => undefined, disk });
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}
const add = (document: StoredDocument<Notes>, note: string) => document.update(({ notes }) => ({ notes: [...notes, note] }));
const pathOf = (folder: string, name: string): string => join(folder, 'documents', name);

/** A closed folder in which "notes" was written twice; the first copy lies beside the folder. */
async function writtenTwice(): Promise<{ folder: string; older: string }> {
  const base = await makeFolder();
  const [folder, older] = [join(base, 'data'), join(base, 'older')];
  const opened = await open(folder);
  const notes = await opened.openDocument('notes', Notes, none);
  await add(notes, 'one');
  copyFileSync(pathOf(folder, 'notes.sealed'), older);
  await add(notes, 'two');
  await opened.close(true);
  return { folder, older };
}

/** Opens the folder and "notes"; answers what was found and closes again. */
async function found(folder: string): Promise<{ value: Notes; damage: readonly { id: string; reason: string; setAside: string | null }[] }> {
  const opened = await open(folder);
  const { value } = await opened.openDocument('notes', Notes, none);
  await opened.close(true);
  return { value, damage: opened.damage() };
}

describe('a document', () => {
  it('is found as it was last written, however often', async () => {
    const { folder } = await writtenTwice();
    expect(await found(folder)).toEqual({ value: { notes: ['one', 'two'] }, damage: [] });
    expect(readFileSync(pathOf(folder, 'notes.sealed'), 'latin1')).toMatch(/^MDT Desk document 2\n/);
  });

  it('is named and set aside where an older copy lies in its place', async () => {
    const { folder, older } = await writtenTwice();
    copyFileSync(older, pathOf(folder, 'notes.sealed'));
    const { value, damage } = await found(folder);
    expect(value).toEqual(none);
    expect(damage).toMatchObject([{ id: 'notes', reason: expect.stringContaining('older copy'), setAside: expect.stringContaining('damaged/document-notes') }]);
  });

  it('is named where it is missing, and can be written anew', async () => {
    const { folder } = await writtenTwice();
    rmSync(pathOf(folder, 'notes.sealed'));
    const opened = await open(folder);
    const notes = await opened.openDocument('notes', Notes, none);
    expect(opened.damage()).toMatchObject([{ id: 'notes', reason: expect.stringContaining('missing') }]);
    expect(await add(notes, 'three')).toMatchObject({ ok: true });
    await opened.close(true);
    expect(await found(folder)).toEqual({ value: { notes: ['three'] }, damage: [] });
    expect(readFileSync(pathOf(folder, 'notes.sealed'), 'latin1')).toMatch(/^MDT Desk document 3\n/);
  });

  it('does not open in the place of another document, nor with another number', async () => {
    const { folder } = await writtenTwice();
    const bytes = readFileSync(pathOf(folder, 'notes.sealed'));
    writeFileSync(pathOf(folder, 'others.sealed'), bytes);
    const opened = await open(folder);
    await opened.openDocument('others', Notes, none);
    expect(opened.damage()).toMatchObject([{ id: 'others', reason: expect.stringContaining('does not open') }]);
    await opened.close(true);
    writeFileSync(pathOf(folder, 'notes.sealed'), Buffer.from(bytes.toString('latin1').replace('document 2\n', 'document 3\n'), 'latin1'));
    expect((await found(folder)).damage.map(({ id }) => id)).toContain('notes');
  });

  it('is accepted one ahead of the list of versions, as an end between the two writes leaves it, and goes on from there', async () => {
    const { folder } = await writtenTwice();
    const disk = new FaultyDisk();
    const opened = await open(folder, disk);
    const notes = await opened.openDocument('notes', Notes, none);
    const append = disk.openForAppend.bind(disk);
    disk.openForAppend = () => Promise.reject(Object.assign(new Error('made to fail'), { code: 'EIO' }));
    expect(await add(notes, 'three')).toMatchObject({ ok: true });
    // A second one could not be told from a list that lost its end.
    expect(await add(notes, 'four')).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    await opened.close(true);
    expect(await found(folder)).toEqual({ value: { notes: ['one', 'two', 'three'] }, damage: [] });
    disk.openForAppend = append;
    const again = await open(folder, disk);
    expect(await add(await again.openDocument('notes', Notes, none), 'four')).toMatchObject({ ok: true });
    await again.close(true);
    expect(await found(folder)).toMatchObject({ value: { notes: ['one', 'two', 'three', 'four'] }, damage: [] });
  });
});

describe('the list of versions', () => {
  it.each([
    ['an older copy lies in its place', (path: string, older: Buffer) => writeFileSync(path, older)],
    ['it is gone', (path: string) => rmSync(path)],
    ['a byte of it was changed', (path: string) => writeFileSync(path, readFileSync(path).map((byte, at) => (at === 80 ? byte ^ 1 : byte)))],
    ['something was added', (path: string) => appendFileSync(path, 'x\n')],
  ])('is named where %s, and the documents are kept', async (_what, change) => {
    const { folder } = await writtenTwice();
    const path = pathOf(folder, 'versions.events');
    const older = readFileSync(path);
    const opened = await open(folder);
    const notes = await opened.openDocument('notes', Notes, none);
    for (const note of ['three', 'four']) await add(notes, note);
    await opened.close(true);
    change(path, older);
    const { value, damage } = await found(folder);
    expect(value.notes).toHaveLength(4);
    expect(damage.map(({ id }) => id)).toContain('versions');
  });

  it('is written together when it has grown long', async () => {
    const { folder } = await writtenTwice();
    const opened = await open(folder);
    const notes = await opened.openDocument('notes', Notes, none);
    for (let count = 0; count < 510; count += 1) await add(notes, 'x');
    await opened.close(true);
    expect((await found(folder)).damage).toEqual([]);
    expect(readFileSync(pathOf(folder, 'versions.events'), 'latin1').split('\n')).toHaveLength(2);
    expect(readdirSync(join(folder, 'documents')).sort()).toEqual(['notes.sealed', 'versions.events']);
    expect((await found(folder)).value.notes).toHaveLength(512);
  });
});

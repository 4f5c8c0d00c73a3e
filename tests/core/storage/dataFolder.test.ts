import { dataKey } from '../../fakes/dataKey.ts';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Result } from '../../../shared/domain/result.ts';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import { clock } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Notes = z.strictObject({ notes: z.array(z.string()) });
let count = 0;

function openResult(folder: string, time = clock, key = dataKey): Promise<Result<DataFolder>> {
  return openDataFolder({ folder, key, shell: 'loopback', clock: time, ids: () => `id-${(count += 1)}`, log: () => undefined });
}

async function open(folder: string, time = clock): Promise<DataFolder> {
  const opened = await openResult(folder, time);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

it('makes a data folder that only its owner can enter, and finds everything again', async () => {
  const folder = join(await makeFolder(), 'new', 'data');
  const first = await open(folder);
  expect(first).toMatchObject({ mode: 'writer', holder: null, readOnlyReason: null });
  await first.events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }]);
  const notes = await first.openDocument('notes', Notes, { notes: [] });
  // Not waited for: closing must.
  void notes.update(() => ({ notes: ['kept'] }));
  await first.close(false);
  expect(await first.events.append({ kind: 'case', id: 'one' }, 1, [{ n: 2 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });

  for (const path of ['.', 'streams', 'streams/case', 'streams/meeting', 'documents', 'damaged']) {
    expect((await stat(join(folder, path))).mode & 0o777, path).toBe(0o700);
  }
  expect((await stat(join(folder, 'streams/case/one.events'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'documents/notes.sealed'))).mode & 0o777).toBe(0o600);
  const second = await open(folder);
  expect(second.mode).toBe('writer');
  expect(await second.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true, value: [{ data: { n: 1 } }] });
  expect((await second.openDocument('notes', Notes, { notes: [] })).value).toEqual({ notes: ['kept'] });
  await second.close(false);
  expect(await readdir(folder)).not.toContain('writer.lock');
});

it('opens for reading only while another holds the folder, and says who', async () => {
  const folder = await makeFolder();
  const first = await open(folder);
  await first.events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }]);
  const second = await open(folder);
  expect(second).toMatchObject({ mode: 'readOnly', holder: { pid: process.pid, shell: 'loopback' } });
  expect(second.readOnlyReason).toContain('in a browser');
  expect(await second.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true, value: [{ data: { n: 1 } }] });
  expect(await second.events.append({ kind: 'case', id: 'one' }, 1, [{ n: 2 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
  await second.close(false);
  expect(first.mode).toBe('writer');
  await first.close(false);
});

it('stops writing when another took the folder over while the machine slept', async () => {
  const folder = await makeFolder();
  let time = clock();
  const sleeper = await open(folder, () => time);
  time = new Date(time.getTime() + 3_600_000);
  const other = await open(folder, () => time);
  expect(other.mode).toBe('writer');
  expect(await sleeper.events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
  expect(sleeper).toMatchObject({ mode: 'readOnly', holder: { shell: 'loopback' }, readOnlyReason: expect.stringContaining('in use') });
  await sleeper.close(false);
  expect(other.mode).toBe('writer');
  await other.close(false);
});

it('names damaged streams and documents together', async () => {
  const folder = await makeFolder();
  await (await open(folder)).close(false);
  await writeFile(join(folder, 'streams', 'meeting', 'one.events'), 'nonsense\n');
  await writeFile(join(folder, 'documents', 'notes.sealed'), 'null');
  const opened = await open(folder);
  await opened.events.read({ kind: 'meeting', id: 'one' });
  await opened.openDocument('notes', Notes, { notes: [] });
  expect(opened.damage()).toMatchObject([{ what: 'meeting', id: 'one' }, { what: 'document', id: 'notes' }]);
  await opened.close(false);
});

it('refuses, and does not fail, where there is no folder and none can be made', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'file'), '');
  for (const path of [join(folder, 'file'), join(folder, 'file', 'below'), '/proc/nowhere/data']) {
    expect(await openResult(path), path).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  }
});

it('opens for reading only where the folder does not allow writing', async () => {
  const folder = await makeFolder();
  const first = await open(folder);
  await first.events.append({ kind: 'case', id: 'one' }, 0, [{ n: 1 }]);
  await first.close(false);
  for (const path of ['documents', 'damaged', 'streams', 'streams/case', 'streams/meeting', '.']) await chmod(join(folder, path), 0o555);
  for (const file of ['streams/case/one.events', 'format.json']) await chmod(join(folder, file), 0o444);

  // Root may write everywhere, so for a moment this process is nobody.
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    const opened = await open(folder);
    expect(opened).toMatchObject({ mode: 'readOnly', holder: null, readOnlyReason: 'The data folder does not allow writing.' });
    expect(await opened.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true, value: [{ data: { n: 1 } }] });
    expect(await opened.events.append({ kind: 'case', id: 'one' }, 1, [{ n: 2 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    expect((await opened.openDocument('notes', Notes, { notes: [] })).value).toEqual({ notes: [] });
    expect(await openResult(join(folder, 'below'))).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  } finally {
    if (root) process.seteuid?.(0);
  }
  for (const path of ['.', 'documents', 'damaged', 'streams', 'streams/case', 'streams/meeting']) await chmod(join(folder, path), 0o700);
});

it('does not open a document twice, nor under a name that leads elsewhere', async () => {
  const opened = await open(await makeFolder());
  await opened.openDocument('notes', Notes, { notes: [] });
  await expect(opened.openDocument('notes', Notes, { notes: [] })).rejects.toThrow('already open');
  await expect(opened.openDocument('../notes', Notes, { notes: [] })).rejects.toThrow('name');
  await opened.close(false);
});

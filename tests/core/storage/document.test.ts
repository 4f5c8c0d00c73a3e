import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unremembered } from '../../fakes/versions.ts';
import { DamageList } from '../../../electron/core/storage/damageList.ts';
import { openDocument, type StoredDocument } from '../../../electron/core/storage/document.ts';
import { DamagedDocument, DurableFile, UnfitDocument } from '../../../electron/core/storage/durableFile.ts';
import { FaultyDisk } from './faultyDisk.ts';
import { clock } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Settings = z.strictObject({ meetingDay: z.string(), quorum: z.array(z.string()) });
type Settings = z.infer<typeof Settings>;
const empty: Settings = { meetingDay: 'unknown', quorum: [] };
const thursday: Settings = { meetingDay: 'Thursday', quorum: ['chair', 'pathologist'] };
const noPause = async (): Promise<void> => undefined;

type Circumstances = { readonly disk?: FaultyDisk; readonly readOnly?: boolean };

async function open(folder: string, { disk = new FaultyDisk(), readOnly = false }: Circumstances = {}): Promise<StoredDocument<Settings>> {
  const mayWrite = (): boolean => !readOnly;
  const damage = await DamageList.open(folder, mayWrite, clock, () => undefined);
  const path = join(folder, 'settings.sealed');
  return openDocument({ path, sealing: unremembered('settings'), schema: Settings, empty, mayWrite, damage, log: () => undefined, disk, pause: noPause });
}

async function saved(folder: string): Promise<Buffer> {
  await new DurableFile(join(folder, 'settings.sealed'), Settings, unremembered('settings')).write(thursday);
  return readFile(join(folder, 'settings.sealed'));
}

describe('a durable file', () => {
  it('gives back what was written, and null only where there is no file', async () => {
    const folder = await makeFolder();
    const file = new DurableFile(join(folder, 'settings.sealed'), Settings, unremembered('settings'));
    expect(await file.read()).toBeNull();
    await file.write(thursday);
    expect(await file.read()).toEqual(thursday);
    expect(await readdir(folder)).toEqual(['settings.sealed']);
  });

  it('notices every change of a single byte, every removed and every added one', async () => {
    const folder = await makeFolder();
    const bytes = await saved(folder);
    const path = join(folder, 'settings.sealed');
    const file = new DurableFile(path, Settings, unremembered('settings'));
    for (let position = 0; position < bytes.length; position += 1) {
      for (const mask of [0x01, 0x20, 0x80, 0xff, (bytes[position] ?? 0) ^ 0x0a]) {
        if (mask === 0) continue;
        const changed = Buffer.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ mask;
        await writeFile(path, changed);
        await expect(file.read(), `${position} ^ ${mask}`).rejects.toThrow(DamagedDocument);
      }
      await writeFile(path, Buffer.concat([bytes.subarray(0, position), bytes.subarray(position + 1)]));
      await expect(file.read(), `without ${position}`).rejects.toThrow(DamagedDocument);
    }
    await writeFile(path, Buffer.concat([bytes, Buffer.from(' ')]));
    await expect(file.read()).rejects.toThrow(DamagedDocument);
  });

  it('does not write a value of the wrong form, and says where the fault lies', async () => {
    const folder = await makeFolder();
    const bytes = await saved(folder);
    const unfit: unknown = { meetingDay: 'Friday', quorum: [7] };
    const file = new DurableFile<object>(join(folder, 'settings.sealed'), Settings, unremembered('settings'));
    const failure = await file.write(Object(unfit)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnfitDocument);
    expect(failure).toMatchObject({ field: 'quorum.0' });
    expect(await readFile(join(folder, 'settings.sealed'))).toEqual(bytes);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])('tries again when the rename fails with %s for a moment', async (code) => {
    const folder = await makeFolder();
    const disk = new FaultyDisk();
    const pauses: number[] = [];
    const file = new DurableFile(join(folder, 'settings.sealed'), Settings, unremembered('settings'), { disk, pause: async (time) => pauses.push(time) });
    disk.fail('rename', code, 4);
    await file.write(thursday);
    expect(pauses).toHaveLength(4);
    expect(await file.read()).toEqual(thursday);
    disk.fail('rename', code, 5);
    await expect(file.write(empty)).rejects.toMatchObject({ code });
    expect(await file.read()).toEqual(thursday);
    expect(await readdir(folder)).toEqual(['settings.sealed']);
  });
});

describe('a document', () => {
  it('begins as empty, and is found again as it was written', async () => {
    const folder = await makeFolder();
    const document = await open(folder);
    expect(document.value).toEqual(empty);
    expect(await document.update((value) => ({ ...value, meetingDay: 'Thursday' }))).toMatchObject({ ok: true });
    expect((await open(folder)).value).toEqual({ meetingDay: 'Thursday', quorum: [] });
  });

  it.each([
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
    ['open', 'EACCES'],
    ['rename', 'EIO'],
  ] as const)('changes neither in memory nor on disk when %s fails with %s', async (operation, code) => {
    const folder = await makeFolder();
    const bytes = await saved(folder);
    const disk = new FaultyDisk();
    const document = await open(folder, { disk });
    disk.fail(operation, code);
    expect(await document.update(() => empty)).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(document.value).toEqual(thursday);
    expect(await readFile(join(folder, 'settings.sealed'))).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['settings.sealed']);
  });

  it('is not changed by a change that was refused or that works in place', async () => {
    const document = await open(await makeFolder());
    const refused = await document.update((value) => {
      value.quorum.push('chair');
      return { ...value, meetingDay: Object(7) };
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalidInput', field: 'meetingDay' } });
    expect(document.value).toEqual(empty);
  });

  it('takes updates one after another, each on what the one before has left', async () => {
    const folder = await makeFolder();
    const document = await open(folder);
    const add = (role: string) => document.update((value) => ({ ...value, quorum: [...value.quorum, role] }));
    await Promise.all(['chair', 'surgeon', 'oncologist'].map(add));
    expect((await open(folder)).value.quorum).toEqual(['chair', 'surgeon', 'oncologist']);
  });

  it('writes only the last of the replacements asked for while a write is under way', async () => {
    const folder = await makeFolder();
    const disk = new FaultyDisk();
    let renames = 0;
    const rename = disk.rename.bind(disk);
    disk.rename = (from, to) => {
      renames += 1;
      return rename(from, to);
    };
    const document = await open(folder, { disk });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => document.replace({ meetingDay: `day ${n}`, quorum: [] })));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(renames).toBe(2);
    expect((await open(folder)).value.meetingDay).toBe('day 49');
  });

  it('keeps the order of replacements and updates', async () => {
    const folder = await makeFolder();
    const document = await open(folder);
    void document.replace(empty);
    void document.replace(empty);
    void document.update((value) => ({ ...value, meetingDay: 'Friday' }));
    await document.replace(thursday);
    expect((await open(folder)).value).toEqual(thursday);
  });

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['plain JSON', JSON.stringify(thursday)],
    ['empty bytes', '\0'.repeat(200)],
  ])('is set aside untouched when its file holds %s, and begins as empty', async (_name, content) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'settings.sealed'), content);
    const document = await open(folder);
    expect(document.value).toEqual(empty);
    const place = 'damaged/document-settings-2026-11-26T13-00-00.000Z.sealed';
    expect(document.damage).toMatchObject({ what: 'document', id: 'settings', setAside: place });
    expect(await readFile(join(folder, place), 'utf8')).toBe(content);
    expect(await document.update(() => thursday)).toMatchObject({ ok: true });
    expect((await open(folder)).value).toEqual(thursday);
  });

  it.each([null, [], {}, { ...thursday, more: true }, { meetingDay: 'Thursday' }])('is set aside when its file holds %j, soundly sealed', async (value) => {
    const folder = await makeFolder();
    await new DurableFile<object>(join(folder, 'settings.sealed'), z.any(), unremembered('settings')).write(Object(value === null ? [null] : value));
    const document = await open(folder);
    expect(document.value).toEqual(empty);
    expect(document.damage).toMatchObject({ reason: expect.stringContaining('form') });
  });

  it('is never written over where a damaged file could not be set aside', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'settings.sealed'), 'null');
    const damage = await DamageList.open(folder, () => true, clock, () => undefined);
    await writeFile(join(folder, 'damaged'), 'a file where the folder should be');
    const path = join(folder, 'settings.sealed');
    const document = await openDocument({ path, sealing: unremembered('settings'), schema: Settings, empty, mayWrite: () => true, damage, log: () => undefined });
    expect(document.damage).toMatchObject({ setAside: null });
    expect(await document.update(() => thursday)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(await readFile(path, 'utf8')).toBe('null');
  });

  it('is not said to be unsaved where its new file lies in its place and only the folder was not brought to the disk', async () => {
    const folder = await makeFolder();
    const disk = new FaultyDisk();
    const document = await open(folder, { disk });
    disk.fail('syncFolder', 'EIO');
    expect(await document.update(() => thursday)).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringContaining('not certain whether this was saved') } });
    expect(document.value).toEqual(empty);
    expect((await open(folder)).value).toEqual(thursday);
    expect(await document.update(() => ({ ...thursday, meetingDay: 'Friday' }))).toMatchObject({ ok: true });
    expect((await open(folder)).value.meetingDay).toBe('Friday');
  });

  it('is only read where this process is not the writer', async () => {
    const folder = await makeFolder();
    const bytes = await saved(folder);
    await writeFile(join(folder, 'settings.sealed.0000.tmp'), 'left');
    const document = await open(folder, { readOnly: true });
    expect(document.value).toEqual(thursday);
    expect(await document.update(() => empty)).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    expect(await document.replace(empty)).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    expect(await readFile(join(folder, 'settings.sealed'))).toEqual(bytes);
    expect(await readdir(folder)).toContain('settings.sealed.0000.tmp');
    await open(folder);
    expect(await readdir(folder)).toEqual(['settings.sealed']);
  });
});

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import { type Disk, realDisk } from '../../../electron/core/storage/disk.ts';
import { writeFormat } from '../../../electron/core/storage/folderFormat.ts';
import { newDataKey } from '../../../electron/core/vault/cipher.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { put, writePlainDocument, writePlainStream } from '../../fakes/plainFolder.ts';
import { stoppingDisk } from './faultyDisk.ts';
import { clock } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Notes = z.strictObject({ notes: z.array(z.string()) });
const patient = 'TESTPATIENT-ONE';
const events = [{ n: 1, name: patient }, { n: 2, note: 'ä – ü' }, { n: 3 }];

const openResult = (folder: string, disk: Disk = realDisk, key = dataKey) =>
  openDataFolder({ folder, key, shell: 'cli', clock, ids: () => 'id', log: () => undefined, disk });
async function open(folder: string): Promise<DataFolder> {
  const opened = await openResult(folder);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

/** A folder as it lay before encryption; answers it and the last hash of its case. */
async function plainFolder(): Promise<{ folder: string; hash: string }> {
  const folder = await makeFolder();
  const hash = writePlainStream(folder, 'case/one', [[events[0]], [events[1], events[2]]]);
  writePlainStream(folder, 'meeting/one', [[{ list: [patient] }]]);
  writePlainDocument(folder, 'notes', { notes: [patient, 'ä'] });
  return { folder, hash };
}

/** Every file below a folder. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
}
const mentions = (folder: string, text: string): string[] => filesOf(folder).filter((name) => name.includes(text) || readFileSync(join(folder, name)).includes(text));

async function expectAll(folder: string, hash: string): Promise<void> {
  const opened = await open(folder);
  expect(opened.damage()).toEqual([]);
  const read = await opened.events.read({ kind: 'case', id: 'one' });
  expect(read.ok && read.value.map(({ data }) => data)).toEqual(events);
  // The seal of a meeting that was closed before goes on to hold.
  expect(read.ok && read.value.at(-1)?.hash).toBe(hash);
  expect((await opened.openDocument('notes', Notes, { notes: [] })).value).toEqual({ notes: [patient, 'ä'] });
  await opened.close(false);
}

describe('a data folder from before encryption', () => {
  it('is sealed at the first start, with the same events, hashes and documents, and nothing readable left', async () => {
    const { folder, hash } = await plainFolder();
    expect(mentions(folder, patient)).toHaveLength(3);
    await expectAll(folder, hash);
    expect(mentions(folder, patient)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['damaged', 'documents', 'format.json', 'streams']);
    await expectAll(folder, hash);
  });

  it('is the old or the new, and complete at the next start, wherever the change was stopped', async () => {
    const { folder, hash } = await plainFolder();
    let stops = 0;
    for (;; stops += 1) {
      const copy = join(await makeFolder(), 'data');
      cpSync(folder, copy, { recursive: true });
      const disk = stoppingDisk(stops);
      const opened = await openResult(copy, disk);
      if (opened.ok) {
        await opened.value.close(false);
        break;
      }
      expect(opened.refusal.code).toBe('notSaved');
      await expectAll(copy, hash);
      expect(mentions(copy, patient), `stopped before operation ${stops}`).toEqual([]);
    }
    expect(stops).toBeGreaterThan(15);
  });

  it('keeps what was damaged already, sealed and named, and what MDT Desk did not write', async () => {
    const { folder } = await plainFolder();
    put(join(folder, 'streams/case/two.events'), `${patient}\n`);
    put(join(folder, 'streams/case/copy of one.events'), patient);
    put(join(folder, 'damaged/case-three-2026-11-20T13-00-00.000Z.events'), patient);
    put(join(folder, 'damaged/case-three-2026-11-20T13-00-00.000Z.txt'), 'Event 1 is not a whole record.\n');
    const opened = await open(folder);
    expect(opened.damage()).toMatchObject([
      { what: 'case', id: 'three', reason: 'Event 1 is not a whole record.' },
      { what: 'case', id: 'two', reason: 'It was damaged already when the data folder was encrypted.' },
    ]);
    await opened.close(false);
    expect(mentions(folder, patient)).toEqual([]);
    expect(readdirSync(join(folder, 'damaged'))).toHaveLength(5);
  });

  it('leaves out an append that was cut short, as a start would have', async () => {
    const { folder, hash } = await plainFolder();
    for (const torn of ['0123', `${'0'.repeat(64)} {"n":4`, `${'0'.repeat(64)} {"note":"\u00e4`]) {
      const copy = join(await makeFolder(), 'data');
      cpSync(folder, copy, { recursive: true });
      const path = join(copy, 'streams/case/one.events');
      // Also in the middle of a letter of two bytes.
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(torn).subarray(0, torn.endsWith('\u00e4') ? -1 : undefined)]));
      await expectAll(copy, hash);
    }
  });
});

describe('the format of a data folder', () => {
  it('refuses another key, and sets nothing aside', async () => {
    const { folder, hash } = await plainFolder();
    await expectAll(folder, hash);
    expect(await openResult(folder, realDisk, newDataKey())).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringContaining('key does not fit') } });
    await expectAll(folder, hash);
  });

  it('is opened for reading only, and says why, where a newer program wrote it in a form this one can read', async () => {
    const { folder } = await plainFolder();
    await (await open(folder)).close(false);
    await writeFormat(folder, dataKey, realDisk, { version: 3, readableBy: 2 });
    const opened = await open(folder);
    expect(opened).toMatchObject({ mode: 'readOnly', readOnlyReason: expect.stringContaining('newer MDT Desk') });
    expect(await opened.events.read({ kind: 'case', id: 'one' })).toMatchObject({ ok: true });
    expect(await opened.events.append({ kind: 'case', id: 'one' }, 3, [{}])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    await opened.close(false);
    expect(existsSync(join(folder, 'writer.lock'))).toBe(false);
  });

  it('is refused where a newer program wrote it in a form this one cannot read', async () => {
    const { folder } = await plainFolder();
    await (await open(folder)).close(false);
    await writeFormat(folder, dataKey, realDisk, { version: 4, readableBy: 3 });
    expect(await openResult(folder)).toMatchObject({ ok: false, refusal: { code: 'readOnly', message: expect.stringContaining('cannot read') } });
  });

  it('notices every change of a single byte of its file', async () => {
    const folder = join(await makeFolder(), 'data');
    mkdirSync(folder);
    await (await open(folder)).close(false);
    const path = join(folder, 'format.json');
    const bytes = readFileSync(path);
    for (let position = 0; position < bytes.length; position += 1) {
      for (const mask of [0x01, 0x02, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ mask;
        writeFileSync(path, changed);
        expect((await openResult(folder)).ok, `${position} ^ ${mask}`).toBe(false);
      }
    }
  });
});

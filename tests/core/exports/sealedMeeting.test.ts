import { dataKey, recordCipher } from '../../fakes/dataKey.ts';
import { streamName } from '../../../electron/core/storage/streamNames.ts';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '../../../electron/core/verify/verifyDataFolder.ts';
import { pdfText } from '../../fakes/pdfText.ts';
import { MeetingOutcomes } from '../../../electron/core/exports/outcomes.ts';
import { createApp, type App } from '../../../electron/core/app.ts';
import type { StreamId } from '../../../electron/core/ports.ts';
import { emptyHead, encodeRecords, parseRecords } from '../../../electron/core/storage/record.ts';
import type { CaseCommand, MeetingCommand } from '../../../shared/api/commands.ts';
import type { Call, InputOf, OutputOf } from '../../../shared/api/contract.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import type { Attendee } from '../../../shared/domain/meeting.ts';
import { resources } from '../../fakes/pathway.ts';
import { chair as by, details, meetingDay, scribe } from '../../fakes/records.ts';
import { tempFolders } from '../storage/tempFolder.ts';

const makeFolder = tempFolders();
const attendees: Attendee[] = [{ name: 'Test Chair', role: 'chair', trust: 'Test Trust North', practitionerId: null, presence: 'present', deputyFor: null }, scribe];
const formats = ['csv', 'json', 'pdf'] as const;

let folder: string;
let app: App;
let now: Date;
let count: number;
let meetingId: string;
let deferredCase: string;
let undiscussedCase: string;

const fileOf = (caseId: string): string => join(folder, 'streams', 'case', `${caseId}.events`);

async function start(): Promise<void> {
  const started = await createApp({ folder, key: dataKey, resources, shell: 'cli', clock: () => now, ids: () => `id-${++count}`, log: () => undefined });
  if (!started.ok) throw new Error(started.refusal.message);
  app = started.value;
}

/** Does something to the files while no program has them open. */
async function whileClosed(what: () => Promise<void>): Promise<void> {
  await app.close();
  await what();
  await start();
}

async function take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.refusal.message}`);
  // The handler of a call answers what the contract says of it.
  return result.value as OutputOf<C>;
}

async function record(caseId: string, event: CaseCommand): Promise<void> {
  const { version } = await take('case.read', { caseId });
  await take('case.record', { by, caseId, expectedVersion: version, event });
}

async function recordMeeting(event: MeetingCommand): Promise<MeetingView> {
  const { version } = await take('meeting.read', { meetingId });
  return take('meeting.record', { by, meetingId, expectedVersion: version, event });
}

async function listedCase(): Promise<string> {
  const { summary } = await take('case.register', { by, details: details(), duplicateBecause: 'a second tumour' });
  await record(summary.id, { type: 'triaged', to: 'pathway', reason: '' });
  await record(summary.id, { type: 'resultsReady' });
  await record(summary.id, { type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
  await recordMeeting({ type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
  return summary.id;
}

const close = (): Promise<MeetingView> => recordMeeting({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
const exported = (format: (typeof formats)[number]) => take('export.meeting', { meetingId, format });
const exports = async (): Promise<string[]> => (await Promise.all(formats.map(exported))).map(({ base64 }) => base64);
const outcomes = async (): Promise<MeetingOutcomes> => MeetingOutcomes.parse(JSON.parse(Buffer.from((await exported('json')).base64, 'base64').toString('utf8')));
const csv = async (): Promise<string> => Buffer.from((await exported('csv')).base64, 'base64').toString('utf8');

const printed = async (): Promise<string> => pdfText(Buffer.from((await exported('pdf')).base64, 'base64'));

beforeEach(async () => {
  folder = await makeFolder();
  now = new Date('2026-11-26T09:00:00.000Z');
  count = 0;
  await start();
  meetingId = (await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: 'Test Scribe' } })).id;
  deferredCase = await listedCase();
  undiscussedCase = await listedCase();
  await recordMeeting({ type: 'attendanceRecorded', attendees });
  await recordMeeting({ type: 'started' });
  await record(deferredCase, { type: 'discussionStarted', meetingId });
  await record(deferredCase, { type: 'deferred', meetingId, cause: 'imaging', detail: 'CT outstanding', owner: 'Test CNS', due: '2026-12-03' });
  await record(undiscussedCase, { type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
});
afterEach(async () => {
  await app.close();
});

describe('the export of a sealed meeting', () => {
  it('stays the same to the byte, whenever it is made', async () => {
    await close();
    const before = await exports();
    now = new Date('2027-03-01T09:00:00.000Z');
    expect(await exports()).toEqual(before);
  });

  it('keeps every word that was sealed, whatever is recorded later; that stands beside it, with who, when and why, under the same digest', async () => {
    const { seal } = await close();
    const sealed = await outcomes();
    await record(deferredCase, { type: 'detailsChanged', changes: { question: 'Asked anew?', keyWorker: 'Test CNS 9' }, reason: 'Heard later' });
    await record(undiscussedCase, { type: 'addendum', text: 'Said later.' });
    now = new Date('2027-03-01T09:00:00.000Z');
    const next = await take('meeting.plan', { by, details: { date: '2027-03-04', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    expect(next.agenda).toHaveLength(2);
    expect((await take('case.read', { caseId: deferredCase })).details.question).toBe('Asked anew?');
    now = new Date('2027-03-05T09:00:00.000Z');
    await recordMeeting({ type: 'addendum', text: 'The CT was of October.', because: 'The minutes name another month', caseId: deferredCase });
    const { sinceSeal, meeting, ...rest } = await outcomes();
    expect(rest).toEqual({ pathway: sealed.pathway, schema: sealed.schema, cases: sealed.cases });
    expect(meeting).toEqual({ ...sealed.meeting, addenda: meeting.addenda });
    expect(meeting.seal.digest).toBe(seal?.digest);
    expect(meeting.addenda).toMatchObject([{ by: 'Test Chair', text: 'The CT was of October.', because: 'The minutes name another month', caseId: deferredCase }]);
    expect(sealed.sinceSeal).toBeNull();
    expect(sinceSeal).toMatchObject({ digestStands: true, cases: [{ caseId: deferredCase, record: 'goneOn' }, { caseId: undiscussedCase, record: 'goneOn', sealed: expect.stringContaining('Ran out of time') }] });
    expect(sinceSeal?.cases[1]?.added).toContainEqual(expect.objectContaining({ by: 'Test Chair', text: 'Addendum: Said later.' }));
    expect(await csv()).toContain('Addendum: Said later.');
    expect(await csv()).toContain('Test Chair: The CT was of October. Why: The minutes name another month');
    const pdf = await printed();
    for (const words of ['Since the seal', 'Not part of the sealed minutes', 'Addendum on case 1', 'Why: The minutes name another month', 'Addendum: Said later.', seal?.digest ?? '']) expect(pdf).toContain(words);
  });

  it('holds when the data folder is looked through, also against the digest that was printed', async () => {
    const { seal } = await close();
    const digest = seal?.digest ?? '';
    await app.close();
    const looked = await verifyDataFolder({ folder, key: dataKey, digest });
    expect(looked).toMatchObject({ ok: true, value: { streams: 3, seals: [{ meetingId, digest }], findings: [] } });
    await start();
  });

  it('is missed, by the digest that was printed, where the whole folder was put back to before the close', async () => {
    await app.close();
    const before = `${folder}-before`;
    await cp(folder, before, { recursive: true });
    await start();
    const { seal } = await close();
    const looked = await verifyDataFolder({ folder: before, key: dataKey, digest: seal?.digest });
    await rm(before, { recursive: true });
    expect(looked.ok && looked.value.findings).toMatchObject([{ of: 'digest' }]);
  });

  it.each([
    ['is missing', (): Promise<void> => rm(fileOf(undiscussedCase))],
    [
      'is shorter than the sealed one',
      async (): Promise<void> => {
        const bytes = await readFile(fileOf(undiscussedCase));
        await writeFile(fileOf(undiscussedCase), bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1));
        // Without the read model only the seal knows how long it was.
        await rm(join(folder, 'documents', 'read-model.sealed'));
      },
    ],
    ['is written anew with another reason, its checksums in order', (): Promise<void> => rewrite(undiscussedCase, 'Ran out of time', 'Not worth it')],
    [
      'lies under the name of another case',
      async (): Promise<void> => {
        await rename(fileOf(undiscussedCase), fileOf('kept'));
        await rename(fileOf(deferredCase), fileOf(undiscussedCase));
        await rename(fileOf('kept'), fileOf(deferredCase));
      },
    ],
  ])('is refused, and names the case by its number, where the record of a case %s', async (_what, harm) => {
    await close();
    await app.close();
    await harm();
    const looked = await verifyDataFolder({ folder, key: dataKey });
    expect(looked.ok && looked.value.seals).toEqual([]);
    expect(looked.ok && looked.value.findings).toContainEqual({ of: `meeting/${meetingId}`, what: `Its seal does not hold: the record of case/${undiscussedCase} is no longer the one that was sealed.` });
    await start();
    for (const format of formats) {
      const answer = await app.dispatch('export.meeting', { meetingId, format });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringMatching(/^The record of case [12] on the list is no longer the one that was sealed/) } });
    }
  });

  it('says so where a record could not be read at the close already', async () => {
    await whileClosed(() => writeFile(fileOf(undiscussedCase), 'not a record\n'));
    await close();
    expect(await csv()).toContain('The record of this case could not be read at the close.');
    expect(await csv()).toContain('CT outstanding');
  });

  it('is refused while the meeting is not closed', async () => {
    expect(await app.dispatch('export.meeting', { meetingId, format: 'csv' })).toMatchObject({ ok: false, refusal: { code: 'notNow', message: expect.stringContaining('Close it first') } });
  });
});

/** Puts other words into a case's file and makes a sound chain over them, as only a program that knows the format can. */
async function rewrite(caseId: string, words: string, others: string): Promise<void> {
  const stream: StreamId = { kind: 'case', id: caseId };
  const parsed = parseRecords(streamName(stream), recordCipher, await readFile(fileOf(caseId)));
  if (!parsed.intact) throw new Error(parsed.reason);
  const events: unknown[] = parsed.events.map(({ data }) => JSON.parse(JSON.stringify(data).replace(words, others)));
  await writeFile(fileOf(caseId), encodeRecords(streamName(stream), recordCipher, emptyHead(streamName(stream)), events).bytes);
}

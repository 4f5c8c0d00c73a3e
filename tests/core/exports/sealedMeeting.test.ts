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

/** Plans another meeting, whose list holds none of the cases that were put off. */
async function planAnother(date: string): Promise<void> {
  meetingId = (await take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } })).id;
  for (const { entry } of (await take('meeting.read', { meetingId })).agenda) await recordMeeting({ type: 'caseUnlisted', caseId: entry.caseId, reason: 'Not of this test' });
  // The close is checked by somebody who is present.
  await recordMeeting({ type: 'attendanceRecorded', attendees });
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
    expect(rest).toEqual({ pathway: sealed.pathway, schema: sealed.schema, cases: sealed.cases, takenOff: [] });
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

describe('what was on the agenda, and when the meeting really was', () => {
  let takenOff: string;

  beforeEach(async () => {
    const { summary } = await take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100009', familyName: 'TESTPATIENT-NINE', givenName: 'Ivy' } }) });
    takenOff = summary.id;
    await recordMeeting({ type: 'caseListed', entry: { caseId: takenOff, estimatedMinutes: 3, lateReason: 'Asked by the ward', lateAgreedBy: 'Test Chair' } });
    now = new Date('2026-11-26T09:20:00.000Z');
    await recordMeeting({ type: 'caseUnlisted', caseId: takenOff, reason: 'Still in triage' });
  });

  it('names in every format who was taken off after the start, by whom, when and why, as the close and its seal do', async () => {
    now = new Date('2026-11-26T10:31:00.000Z');
    const { seal, takenOff: shown } = await close();
    const why = 'Taken off the agenda 26 Nov 2026, 09:20, by Test Chair: Still in triage';
    expect(shown).toMatchObject([{ caseId: takenOff, name: 'TESTPATIENT-NINE, Ivy', by: 'Test Chair', reason: 'Still in triage', inMinutes: true }]);
    expect((await outcomes()).takenOff).toMatchObject([{ caseId: takenOff, at: '2026-11-26T09:20:00.000Z', byRule: false, patient: { familyName: 'TESTPATIENT-NINE' } }]);
    const [line] = (await csv()).split('\r\n').filter((each) => each.includes('TESTPATIENT-NINE'));
    expect(line).toContain('Taken off the agenda');
    expect(line).toContain(why);
    expect(line).toContain(seal?.digest);
    for (const words of ['Taken off the agenda', 'TESTPATIENT-NINE, Ivy', 'by Test Chair: Still in triage']) expect(await printed()).toContain(words);
    // Sealed with the others: its record cannot be put in order afterwards.
    await app.close();
    await rm(fileOf(takenOff));
    const looked = await verifyDataFolder({ folder, key: dataKey });
    expect(looked.ok && looked.value.findings).toContainEqual(expect.objectContaining({ what: expect.stringContaining(`case/${takenOff}`) }));
    await start();
    expect(await app.dispatch('export.meeting', { meetingId, format: 'pdf' })).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(/^The record of a case that was taken off the list is no longer the one/) } });
  });

  it('names nobody who was listed again and dealt with', async () => {
    await recordMeeting({ type: 'caseListed', entry: { caseId: takenOff, estimatedMinutes: 3, lateReason: 'It belongs here after all', lateAgreedBy: 'Test Chair' } });
    await record(takenOff, { type: 'triaged', to: 'pathway', reason: '' });
    await record(takenOff, { type: 'notDiscussed', meetingId, reason: 'No time' });
    await close();
    const { takenOff: off, cases } = await outcomes();
    expect(off).toEqual([]);
    expect(cases).toHaveLength(3);
  });

  it('says what was put aside and why, and what was listed without its question', async () => {
    await recordMeeting({ type: 'caseSkipped', caseId: undiscussedCase, reason: 'The radiologist is on her way' });
    await close();
    const [, aside] = (await outcomes()).cases;
    expect(aside).toMatchObject({ status: 'notDiscussed', putAside: { at: '2026-11-26T09:20:00.000Z', reason: 'The radiologist is on her way' }, listedWithout: ['wishes'] });
    expect(await csv()).toContain('09:20: The radiologist is on her way');
    for (const words of ['Put aside', '09:20: The radiologist is on her way', 'Listed without']) expect(await printed()).toContain(words);
  });

  it('gives the real times, not those of the plan, with the breaks', async () => {
    await recordMeeting({ type: 'paused', reason: 'Break' });
    now = new Date('2026-11-26T09:32:00.000Z');
    await recordMeeting({ type: 'resumed' });
    now = new Date('2026-11-26T10:31:00.000Z');
    await close();
    expect((await outcomes()).meeting).toMatchObject({ startsAt: '08:00', startedAt: '2026-11-26T09:00:00.000Z', seal: { at: '2026-11-26T10:31:00.000Z' }, pauses: [{ from: '2026-11-26T09:20:00.000Z', to: '2026-11-26T09:32:00.000Z' }] });
    expect(await csv()).toContain('"26 Nov 2026, 09:00","26 Nov 2026, 10:31",09:20 to 09:32: Break');
    for (const words of ['09:00 to 10:31', '09:20 to 09:32: Break']) expect(await printed()).toContain(words);
  });
});

it('names nobody who was taken off before anybody had the list in hand, and everybody who was after it went out', async () => {
  const planned = async (circulated: boolean): Promise<MeetingOutcomes['takenOff']> => {
    await planAnother(meetingDay);
    const [kept, gone] = [await listedCase(), await listedCase()];
    if (circulated) await recordMeeting({ type: 'circulated', to: '', recipients: [] });
    await recordMeeting({ type: 'caseUnlisted', caseId: gone, reason: 'Imaging first' });
    await recordMeeting({ type: 'started' });
    await record(kept, { type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
    await close();
    return (await outcomes()).takenOff;
  };
  expect(await planned(false)).toEqual([]);
  expect(await planned(true)).toMatchObject([{ reason: 'Imaging first' }]);
});

it('gives the start that stands where an earlier one was taken back, and the day where it was not the planned one', async () => {
  await planAnother('2026-12-03');
  const caseId = await listedCase();
  await recordMeeting({ type: 'started', onAnotherDay: meetingDay });
  await recordMeeting({ type: 'startTakenBack' });
  now = new Date('2026-11-27T13:05:00.000Z');
  await recordMeeting({ type: 'started', onAnotherDay: '2026-11-27' });
  await record(caseId, { type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
  now = new Date('2026-11-27T14:10:00.000Z');
  const { history } = await close();
  expect((await outcomes()).meeting.startedAt).toBe('2026-11-27T13:05:00.000Z');
  expect(await printed()).toContain('27 Nov 2026, 13:05 to 14:10; it was planned for 3 Dec 2026, 08:00');
  expect(history.filter(({ type }) => type === 'started')).toHaveLength(2);
});

/** Puts other words into a case's file and makes a sound chain over them, as only a program that knows the format can. */
async function rewrite(caseId: string, words: string, others: string): Promise<void> {
  const stream: StreamId = { kind: 'case', id: caseId };
  const parsed = parseRecords(streamName(stream), recordCipher, await readFile(fileOf(caseId)));
  if (!parsed.intact) throw new Error(parsed.reason);
  const events: unknown[] = parsed.events.map(({ data }) => JSON.parse(JSON.stringify(data).replace(words, others)));
  await writeFile(fileOf(caseId), encodeRecords(streamName(stream), recordCipher, emptyHead(streamName(stream)), events).bytes);
}

import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/api/contract.ts';
import type { MeetingCommand } from '../../../shared/api/commands.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import { chair as by, details, meetingDay } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

let world: World;
let meeting: MeetingView;
const ids: Record<string, string> = {};

const record = async (event: MeetingCommand): Promise<MeetingView> => {
  const { version } = await world.take('meeting.read', { meetingId: meeting.id });
  meeting = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: version, event });
  return meeting;
};
const list = (name: string, late = { lateReason: '', lateAgreedBy: '' }) => record({ type: 'caseListed', entry: { caseId: ids[name] ?? '', estimatedMinutes: 5, ...late } });
const circulate = (recipients: string[] = ['Core members']) => record({ type: 'circulated', to: '', recipients });
const read = () => world.take('circulation.read', { meetingId: meeting.id });
const file = async (version: number | null, kind: 'agenda' | 'pack' | 'difference') => {
  const made = await world.take('circulation.file', { meetingId: meeting.id, version, kind });
  return { ...made, bytes: Buffer.from(made.base64, 'base64') };
};
const correct = async (name: string, question: string): Promise<void> => {
  const { version } = await world.take('case.read', { caseId: ids[name] ?? '' });
  await world.take('case.record', { by, caseId: ids[name] ?? '', expectedVersion: version, event: { type: 'detailsChanged', changes: { question }, reason: '' } });
};
const arrange = (...names: string[]) => record({ type: 'arranged', lines: names.map((name) => ({ kind: 'case', caseId: ids[name] ?? '', minutes: 5 })), how: 'byHand' });

beforeEach(async () => {
  world = await createWorld();
  meeting = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, chair: 'Test Chair', scribe: 'Test Scribe' } });
  for (const name of ['ONE', 'TWO', 'THREE', 'FOUR']) {
    const registered = await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: null, familyName: `TESTPATIENT-${name}`, hospitalNumber: `TT-${name}` } }) });
    ids[name] = registered.summary.id;
    if (name !== 'FOUR') await list(name);
  }
});

describe('a list that is circulated', () => {
  it('is frozen as version 1, with whom it went to and a digest over what was sent', async () => {
    await circulate(['Core members', 'Radiology']);
    expect(await read()).toMatchObject({ versions: [{ version: 1, recipients: ['Core members', 'Radiology'], cases: 3, frozen: true, difference: null }], pending: null });
    expect((await read()).versions[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(meeting.history.at(-1)?.text).toBe('Version 1 of the list was circulated to Core members, Radiology.');
  });

  it('is printed with what is not ready in the words of the board, of which not all is missing', async () => {
    const { bytes } = await file(null, 'agenda');
    const pages = await getDocument({ data: new Uint8Array(bytes) }).promise;
    const { items } = await (await pages.getPage(1)).getTextContent();
    const printed = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const [first] = (await world.take('meeting.read', { meetingId: meeting.id })).agenda;
    expect(printed).toContain(`Not ready: ${first?.case?.notReady[0]}`);
  });

  it('is not circulated without a case', async () => {
    const empty = await world.take('meeting.plan', { by, details: { date: '2026-12-03', startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
    expect((await world.refused('meeting.record', { by, meetingId: empty.id, expectedVersion: empty.version, event: { type: 'circulated', to: '', recipients: [] } })).message).toContain('no case on the list');
  });

  it('shows what has changed since: added, taken off, moved, and fields old and new', async () => {
    await circulate();
    await correct('TWO', 'Is en bloc resection feasible?');
    await list('FOUR', { lateReason: 'Referred yesterday', lateAgreedBy: 'Test Chair' });
    await record({ type: 'caseUnlisted', caseId: ids['ONE'] ?? '', reason: 'Treated elsewhere' });
    await arrange('FOUR', 'THREE', 'TWO');
    const { pending } = await read();
    expect(pending?.added).toMatchObject([{ name: 'TESTPATIENT-FOUR, Ada', place: 1, why: 'Referred yesterday (agreed by Test Chair)' }]);
    expect(pending?.removed).toMatchObject([{ name: 'TESTPATIENT-ONE, Ada', place: 1 }]);
    expect(pending?.moved).toHaveLength(1);
    expect(pending?.changed).toMatchObject([{ name: 'TESTPATIENT-TWO, Ada', fields: [{ field: 'Question', from: 'Plan treatment', to: 'Is en bloc resection feasible?' }] }]);
    await circulate();
    expect(await read()).toMatchObject({ versions: [{ version: 2, difference: { added: [{ place: 1 }] } }, { version: 1, difference: null }], pending: null });
  });

  it('is told as the contract promises', async () => {
    await circulate();
    await arrange('THREE', 'TWO', 'ONE');
    await circulate();
    await correct('ONE', 'Another question');
    expect(contract['circulation.read'].output.parse(await read())).toEqual(await read());
    expect(contract['list.settings'].output.parse(await world.take('list.settings', {})).sections).toContain('Urgent');
  });

  it('calls moved only what was moved, not what gave way', async () => {
    await circulate();
    await arrange('THREE', 'ONE', 'TWO');
    expect((await read()).pending?.moved).toMatchObject([{ name: 'TESTPATIENT-THREE, Ada', from: 3, to: 1 }]);
  });

  it('shows a change of the meeting itself, of minutes, sections and breaks', async () => {
    await circulate();
    await record({ type: 'detailsChanged', changes: { place: 'Another room' } });
    await record({
      type: 'arranged',
      lines: [{ kind: 'section', name: 'New' }, { kind: 'case', caseId: ids['ONE'] ?? '', minutes: 10 }, { kind: 'break', minutes: 15 }, ...['TWO', 'THREE'].map((name) => ({ kind: 'case' as const, caseId: ids[name] ?? '', minutes: 5 }))],
      how: 'byHand',
    });
    const { pending } = await read();
    expect(pending?.meeting).toEqual([
      { field: 'Place or link', from: 'Seminar room', to: 'Another room' },
      { field: 'Break', from: '', to: '08:10, 15 min' },
      { field: 'Ends at', from: '08:15', to: '08:35' },
    ]);
    expect(pending?.changed[0]?.fields).toEqual([
      { field: 'Section', from: '', to: 'New' },
      { field: 'Minutes', from: '5', to: '10' },
    ]);
  });
});

describe('a version that went out', () => {
  it('gives the same bytes whatever happens to the cases and the meeting afterwards', async () => {
    await circulate();
    const [before, packBefore] = [await file(1, 'agenda'), await file(1, 'pack')];
    world.travelTo('2026-11-27T10:00:00.000Z');
    await correct('ONE', 'Another question');
    await arrange('THREE', 'TWO', 'ONE');
    await circulate();
    expect((await file(1, 'agenda')).bytes.equals(before.bytes)).toBe(true);
    expect((await file(1, 'pack')).bytes.equals(packBefore.bytes)).toBe(true);
    expect((await file(2, 'agenda')).bytes.equals(before.bytes)).toBe(false);
    expect(before.fileName).toBe('mdt-2026-11-26-list-v1.pdf');
  });

  it('packs the details of its cases as they stood then, says that it is not encrypted, and can be checked by its digests', async () => {
    await circulate();
    await correct('ONE', 'Another question');
    const { packDigest, ...pack } = JSON.parse((await file(1, 'pack')).bytes.toString());
    expect(pack).toMatchObject({ schema: 'mdt-desk/list-pack/1', encrypted: false, circulated: true, list: { version: 1 } });
    expect(pack.cases.map((each: { details: { question: string } }) => each.details.question)).toEqual(['Plan treatment', 'Plan treatment', 'Plan treatment']);
    const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
    expect(digestOf(pack)).toBe(packDigest);
    expect(digestOf(pack.list)).toBe(pack.digest);
  });

  it('holds of the patient only what the settings show', async () => {
    const settings = await world.take('list.settings', {});
    await world.take('list.saveSettings', { by, settings: { ...settings, identifiers: { name: false, nhsNumber: false, hospitalNumber: true, dateOfBirth: false } } });
    await circulate();
    const stored = await world.events.read({ kind: 'meeting', id: meeting.id });
    const frozen = stored.ok ? JSON.stringify(stored.value.at(-1)?.data) : '';
    expect(frozen).toContain('TT-ONE');
    for (const hidden of ['TESTPATIENT', '999 000 1235', '9990001235', '1979-03-14']) expect(frozen).not.toContain(hidden);
  });

  it('has a printable difference from the version before, and the first has none', async () => {
    await circulate();
    expect((await world.refused('circulation.file', { meetingId: meeting.id, version: 1, kind: 'difference' })).message).toContain('no earlier version');
    await arrange('THREE', 'TWO', 'ONE');
    expect((await file(null, 'difference')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await circulate();
    expect((await file(2, 'difference')).fileName).toBe('mdt-2026-11-26-list-v2-changes.pdf');
    expect((await world.refused('circulation.file', { meetingId: meeting.id, version: 3, kind: 'agenda' })).code).toBe('notFound');
  });
});

describe('a case that comes after the cut-off', () => {
  it('is listed only with a reason and with who agreed, from the minute of the cut-off on', async () => {
    await record({ type: 'detailsChanged', changes: { cutOff: meetingDay, cutOffTime: '09:30' } });
    const refusedWith = async (lateReason: string, lateAgreedBy: string) =>
      world.refused('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId: ids['FOUR'] ?? '', estimatedMinutes: 5, lateReason, lateAgreedBy } } });
    world.travelTo('2026-11-26T09:31:00.000Z');
    expect((await refusedWith('', '')).message).toContain('why the case comes late');
    expect((await refusedWith('Referred yesterday', '')).message).toBe('The list has closed: say who agreed that the case comes late.');
    world.travelTo('2026-11-26T09:30:59.000Z');
    expect((await list('FOUR')).agenda).toHaveLength(4);
  });
});

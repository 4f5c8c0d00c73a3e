import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportedFile } from '../../shared/api/views.ts';
import type { MeetingCommand } from '../../shared/api/commands.ts';
import { chair, details, meetingDay, scribe } from '../fakes/records.ts';
import { pdfText } from '../fakes/pdfText.ts';
import { callCase, tenCaseMeeting, type TenCases } from '../fakes/tenCases.ts';
import { createWorld, type World } from '../fakes/world.ts';

const note = 'Zebra-crossing: ask about the bed';
let world: World;
let meeting: TenCases;
let caseId: string;

/** Everything a file says, whether it is text or a PDF. */
async function textOf({ base64, mediaType }: ExportedFile): Promise<string> {
  const bytes = Buffer.from(base64, 'base64');
  return mediaType === 'application/pdf' ? pdfText(bytes) : bytes.toString('utf8');
}
const isNowhereIn = (...texts: readonly unknown[]) => expect(texts.map((text) => JSON.stringify(text)).filter((text) => /zebra/i.test(text))).toEqual([]);

beforeEach(async () => {
  world = await createWorld();
  meeting = await tenCaseMeeting(world.take);
  caseId = meeting.cases[0]?.caseId ?? '';
  await world.take('privateNote.save', { by: chair, caseId, text: note });
});

describe('private notes, which the chair’s own screen shows,', () => {
  it('are told to no shared display, while their case is on it or not', async () => {
    const { meetingId } = meeting;
    isNowhereIn(await world.take('display.read', { meetingId }));
    await callCase(world.take, meetingId, caseId);
    const shown = await world.take('display.read', { meetingId });
    expect(shown.kind).toBe('case');
    isNowhereIn(shown, await world.take('display.switches', { meetingId }));
  });

  it('are in no screen that others look at, no search, and nothing that goes out: agenda, pack, changes, minutes, outcomes, map', async () => {
    const { meetingId } = meeting;
    const expectedVersion = async () => (await world.take('meeting.read', { meetingId })).version;
    for (const each of meeting.cases) {
      const { version } = await world.take('case.read', { caseId: each.caseId });
      await world.take('case.record', { by: chair, caseId: each.caseId, expectedVersion: version, event: { type: 'notDiscussed', meetingId, reason: 'Ran out of time' } });
    }
    for (const kind of ['agenda', 'pack'] as const) {
      const said = await textOf(await world.take('circulation.file', { meetingId, version: null, kind }));
      expect(said).toContain('TESTPATIENT');
      isNowhereIn(said);
    }
    await world.take('meeting.record', { by: chair, meetingId, expectedVersion: await expectedVersion(), event: { type: 'attendanceRecorded', attendees: [scribe] } });
    await world.take('meeting.record', { by: chair, meetingId, expectedVersion: await expectedVersion(), event: { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' } });
    for (const format of ['pdf', 'csv', 'json'] as const) {
      const said = await textOf(await world.take('export.meeting', { meetingId, format }));
      expect(said).toContain('TESTPATIENT');
      isNowhereIn(said);
    }
    isNowhereIn(
      await world.take('case.read', { caseId }),
      await world.take('cases.list', {}),
      await world.take('meeting.read', { meetingId }),
      await world.take('meeting.sinceSeal', { meetingId }),
      await world.take('room.read', { meetingId }),
      await world.take('readiness.board', { meetingId }),
      await world.take('search.find', { words: 'zebra', filters: {}, limit: 20 }),
      await textOf(await world.take('export.map', { caseId, named: true })),
    );
    expect((await world.take('case.read', { caseId })).history.at(-1)?.at.slice(0, 10)).toBe(meetingDay);
  });

  it('are not in what tells of the changes since the list went round before', async () => {
    const { id } = await world.take('meeting.plan', { by: chair, details: { date: '2026-12-10', startsAt: '09:00', place: '', cutOff: null, chair: chair.name, scribe: '' } });
    const record = async (event: MeetingCommand) => world.take('meeting.record', { by: chair, meetingId: id, expectedVersion: (await world.take('meeting.read', { meetingId: id })).version, event });
    const { summary, version } = await world.take('case.register', { by: chair, details: details() });
    await record({ type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    await record({ type: 'circulated', to: '', recipients: ['Core members'] });
    await world.take('privateNote.save', { by: chair, caseId: summary.id, text: note });
    await world.take('case.record', { by: chair, caseId: summary.id, expectedVersion: version, event: { type: 'detailsChanged', changes: { question: 'And radiotherapy?' }, reason: '' } });
    await record({ type: 'circulated', to: '', recipients: ['Core members'] });
    const said = await textOf(await world.take('circulation.file', { meetingId: id, version: 2, kind: 'difference' }));
    expect(said).toContain('And radiotherapy?');
    isNowhereIn(said);
  });

  it('is gone once it is emptied', async () => {
    await world.take('privateNote.save', { by: chair, caseId, text: '' });
    expect(await world.take('privateNote.read', { of: chair, caseId })).toEqual({ text: '' });
  });
});

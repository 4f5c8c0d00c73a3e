import { beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/api/contract.ts';
import type { MeetingCommand } from '../../../shared/api/commands.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import type { Attendee } from '../../../shared/domain/meeting.ts';
import type { MeetingSeries } from '../../../shared/domain/meetingSeries.ts';
import { chair as by, details } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

const person = (name: string, role: Attendee['role']): Attendee => ({ name, role, trust: '', practitionerId: null, presence: 'present', deputyFor: null });
const weekly: MeetingSeries = {
  id: '',
  name: 'Sarcoma MDT',
  weekday: 4,
  rhythm: { kind: 'weekly' },
  from: '2026-11-26',
  until: null,
  startsAt: '08:00',
  place: 'Seminar room',
  cutOff: { daysBefore: 2, time: '12:00' },
  chair: 'Test Chair',
  scribe: 'Test Scribe',
  roster: [person('Test Chair', 'chair'), person('Test Radiologist', 'radiologist')],
  skipped: [{ date: '2026-12-10', why: 'Training day' }],
};

let world: World;
let seriesId: string;

const list = () => world.take('series.list', {});
const plan = async (count: number): Promise<MeetingView[]> => {
  const { meetingIds } = await world.take('series.plan', { by, seriesId, count });
  return Promise.all(meetingIds.map((meetingId) => world.take('meeting.read', { meetingId })));
};
const change = (changes: Partial<MeetingSeries>, changeAhead = true) => world.take('series.save', { by, series: { ...weekly, id: seriesId, ...changes }, changeAhead });
const read = (meeting: MeetingView): Promise<MeetingView> => world.take('meeting.read', { meetingId: meeting.id });
const record = async (meeting: MeetingView, event: MeetingCommand): Promise<MeetingView> =>
  world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: (await read(meeting)).version, event });

beforeEach(async () => {
  world = await createWorld();
  await world.take('series.save', { by, series: weekly, changeAhead: false });
  seriesId = (await list())[0]?.series.id ?? '';
});

describe('a recurring meeting', () => {
  it('plans the next meetings with their cut-off, skips what is skipped, and expects the usual people', async () => {
    const meetings = await plan(3);
    expect(meetings.map(({ details: { date, cutOff, cutOffTime } }) => [date, cutOff, cutOffTime])).toEqual([
      ['2026-11-26', '2026-11-24', '12:00'],
      ['2026-12-03', '2026-12-01', '12:00'],
      ['2026-12-17', '2026-12-15', '12:00'],
    ]);
    expect(meetings[0]?.attendees.map(({ name, presence }) => [name, presence])).toEqual([
      ['Test Chair', 'expected'],
      ['Test Radiologist', 'expected'],
    ]);
    expect(meetings[0]?.quorum.present).toEqual([]);
  });

  it('plans no day twice, also not one whose meeting was moved', async () => {
    const [first] = await plan(1);
    await record(first!, { type: 'moved', date: '2026-11-27', startsAt: '08:00', cutOff: null, cutOffTime: '23:59', reason: 'The room is taken' });
    expect((await plan(1)).map((meeting) => meeting.details.date)).toEqual(['2026-12-03']);
    expect(contract['series.list'].output.parse(await list())[0]).toMatchObject({ next: expect.arrayContaining(['2026-12-17']), ahead: [{ date: '2026-11-27' }, { date: '2026-12-03' }] });
  });

  it('says when there is no day left', async () => {
    await change({ until: '2026-12-03' });
    expect(await plan(5)).toHaveLength(2);
    expect((await world.refused('series.plan', { by, seriesId, count: 1 })).message).toContain('no day left');
  });

  it('puts waiting cases on the first meeting it plans, and on that one only', async () => {
    const { summary, version } = await world.take('case.register', { by, details: details() });
    await world.take('case.record', { by, caseId: summary.id, expectedVersion: version, event: { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-25' } });
    const [first, second] = await plan(2);
    expect((await read(first!)).agenda).toHaveLength(1);
    expect((await read(second!)).agenda).toHaveLength(0);
  });

  it('stays without its meetings when it is removed, and they without it', async () => {
    const [first] = await plan(1);
    await world.take('series.remove', { by, seriesId });
    expect(await list()).toEqual([]);
    expect((await read(first!)).details.date).toBe('2026-11-26');
    expect((await world.refused('series.save', { by, series: { ...weekly, id: seriesId }, changeAhead: false })).code).toBe('notFound');
    expect((await world.refused('series.remove', { by, seriesId })).code).toBe('notFound');
  });
});

describe('a recurring meeting that is changed', () => {
  it('leaves what is planned ahead alone unless it is told to change it too', async () => {
    const [first] = await plan(1);
    await change({ place: 'Another room', startsAt: '09:00' }, false);
    expect((await read(first!)).details).toMatchObject({ place: 'Seminar room', startsAt: '08:00' });
  });

  it('takes the meetings ahead along: place, time, cut-off and people', async () => {
    const [first] = await plan(2);
    const changed = await change({ place: 'Another room', startsAt: '09:00', cutOff: { daysBefore: 3, time: '17:00' }, roster: [weekly.roster[0]!, person('Test Pathologist', 'pathologist')] });
    expect(changed).toEqual({ changed: 2, left: [] });
    const now = await read(first!);
    expect(now.details).toMatchObject({ date: '2026-11-26', place: 'Another room', startsAt: '09:00', cutOff: '2026-11-23', cutOffTime: '17:00' });
    expect(now.attendees.map(({ name }) => name)).toEqual(['Test Chair', 'Test Pathologist']);
    expect(now.history.map(({ text }) => text)).toContain('Moved to 26 Nov 2026, 09:00: The recurring meeting "Sarcoma MDT" was changed.');
  });

  it('keeps what somebody changed on a meeting by hand, and whom they have heard from', async () => {
    const [first] = await plan(1);
    await record(first!, { type: 'detailsChanged', changes: { chair: 'Test Deputy Chair' } });
    await record(first!, { type: 'attendanceRecorded', attendees: [{ ...person('Test Radiologist', 'radiologist'), presence: 'apologies' }] });
    await change({ chair: 'New Chair', scribe: 'New Scribe', roster: [] });
    expect((await read(first!)).details).toMatchObject({ chair: 'Test Deputy Chair', scribe: 'New Scribe' });
    expect((await read(first!)).attendees).toMatchObject([{ name: 'Test Radiologist', presence: 'apologies' }]);
  });

  it('moves meetings to the new weekday of their week, and plans none twice afterwards', async () => {
    const [first, second] = await plan(2);
    await change({ weekday: 5 });
    expect([(await read(first!)).details.date, (await read(second!)).details.date]).toEqual(['2026-11-27', '2026-12-04']);
    expect((await plan(1)).map((meeting) => meeting.details.date)).toEqual(['2026-12-11']);
  });

  it('names the meetings that find no day in it any more, and leaves them as they are', async () => {
    const [, second] = await plan(2);
    const { changed, left } = await change({ skipped: [{ date: '2026-12-03', why: 'Strike' }], until: '2026-12-03' });
    expect(left).toMatchObject([{ meetingId: second!.id, date: '2026-12-03' }]);
    expect(changed).toBe(0);
  });

  it('leaves a meeting that has begun alone', async () => {
    const [first] = await plan(1);
    const { summary } = await world.take('case.register', { by, details: details() });
    await record(first!, { type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: 'Urgent', lateAgreedBy: 'Test Chair' } });
    await record(first!, { type: 'started' });
    expect(await change({ place: 'Another room' })).toEqual({ changed: 0, left: [] });
    expect((await read(first!)).details.place).toBe('Seminar room');
  });
});

describe('who set up a recurring meeting and the lists', () => {
  const changes = async () => (await world.take('list.changes', {})).map(({ by: { name }, text }) => [name, text]);

  it('is kept with the moment and what was there before, the last change first', async () => {
    world.travelTo('2026-11-27T10:00:00.000Z');
    await change({ startsAt: '09:00', place: '' });
    const [last, first] = contract['list.changes'].output.parse(await world.take('list.changes', {}));
    expect(last).toEqual({ at: '2026-11-27T10:00:00.000Z', by, about: seriesId, text: 'Sarcoma MDT: starts at 08:00, now 09:00; place Seminar room, now none' });
    expect(first).toMatchObject({ at: '2026-11-26T09:00:00.000Z', text: expect.stringMatching(/^Sarcoma MDT: added: weekday Thursday; .*usual people Test Chair, Test Radiologist; not held on 10 Dec 2026 \(Training day\)$/) });
  });

  it('stays when the meeting is removed, and is nobody where nothing is another', async () => {
    await change({});
    await world.take('series.remove', { by, seriesId });
    expect((await changes()).map(([, text]) => text)).toEqual(['Sarcoma MDT: removed', expect.stringContaining('added')]);
  });

  it('is kept for the settings of lists too', async () => {
    const settings = await world.take('list.settings', {});
    await world.take('list.saveSettings', { by, settings: { ...settings, sections: ['New', 'Paediatric interface'], identifiers: { ...settings.identifiers, name: false } } });
    await world.take('list.saveSettings', { by, settings: await world.take('list.settings', {}) });
    expect(await changes()).toEqual([
      [by.name, 'what a circulated list shows name, NHS number, hospital number, date of birth, now NHS number, hospital number, date of birth; sections on offer Urgent, New, Review, Retrospective, now New, Paediatric interface'],
      [by.name, expect.stringContaining('added')],
    ]);
  });
});

describe('a meeting that is moved', () => {
  it('keeps the move with its reason in the history, and is refused in words once it goes on', async () => {
    const [first] = await plan(1);
    const moved = await record(first!, { type: 'moved', date: '2026-11-30', startsAt: '10:00', cutOff: '2026-11-28', cutOffTime: '12:00', reason: 'The room is taken' });
    expect(moved.details).toMatchObject({ date: '2026-11-30', startsAt: '10:00', cutOff: '2026-11-28' });
    expect(moved.history.at(-1)?.text).toBe('Moved to 30 Nov 2026, 10:00: The room is taken');
    const { summary } = await world.take('case.register', { by, details: details() });
    await record(first!, { type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    const started = await record(first!, { type: 'started', onAnotherDay: '2026-11-26' });
    const again = { type: 'moved', date: '2026-12-01', startsAt: '10:00', cutOff: null, cutOffTime: '23:59', reason: 'Too late' } as const;
    expect((await world.refused('meeting.record', { by, meetingId: first!.id, expectedVersion: started.version, event: again })).message).toBe('The meeting has begun: its day and time can no longer be moved.');
  });

  it('keeps its day when it is cancelled, so that it is not planned a second time', async () => {
    const [first] = await plan(1);
    const cancelled = await record(first!, { type: 'cancelled', reason: 'Bank holiday' });
    const [second] = await plan(1);
    expect(second?.details.date).not.toBe(cancelled.details.date);
  });

  it('is not moved without a reason', async () => {
    const [first] = await plan(1);
    const event = { type: 'moved', date: '2026-12-01', startsAt: '10:00', cutOff: null, cutOffTime: '23:59', reason: '' } as const;
    expect((await world.refused('meeting.record', { by, meetingId: first!.id, expectedVersion: first!.version, event })).message).toContain('needs a reason');
  });
});

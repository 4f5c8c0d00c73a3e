import { beforeEach, describe, expect, it } from 'vitest';
import type { DisplayCase } from '../../../shared/api/displayViews.ts';
import { initialsOf } from '../../../shared/domain/initials.ts';
import { chair as by, surgery } from '../../fakes/records.ts';
import { callCase, tenCaseMeeting, type TenCases, tracesOf } from '../../fakes/tenCases.ts';
import { createWorld, type World } from '../../fakes/world.ts';

let world: World;
let meeting: TenCases;
beforeEach(async () => {
  world = await createWorld();
  meeting = await tenCaseMeeting(world.take);
});
const read = () => world.take('display.read', { meetingId: meeting.meetingId });
const set = (switches: { blank?: boolean; initials?: boolean }) => world.take('display.set', { by, meetingId: meeting.meetingId, ...switches });
const first = () => {
  const [one] = meeting.cases;
  if (one === undefined) throw new Error('no case');
  return one;
};
async function shown(): Promise<DisplayCase> {
  const view = await read();
  if (view.kind !== 'case') throw new Error(`The wall is ${view.kind}.`);
  return view;
}
const record = async (caseId: string, event: Parameters<typeof world.take<'case.record'>>[1]['event']) =>
  world.take('case.record', { by, caseId, expectedVersion: (await world.take('case.read', { caseId })).version, event });

describe('what the shared display is told', () => {
  it('is set for no meeting that is not in the record, and then stays as it was', async () => {
    expect(await world.refused('display.set', { by, meetingId: 'meeting-gone', initials: true, blank: true })).toMatchObject({ code: 'notFound' });
    expect(await world.take('display.switches', { meetingId: meeting.meetingId })).toEqual({ blank: false, initials: false });
  });

  it('is only the meeting while no case is called', async () => {
    expect(await read()).toEqual({ kind: 'waiting', date: '2026-11-26', state: 'between' });
  });

  it('is one case and nothing of any other, whichever is called', async () => {
    for (const { caseId, patient } of meeting.cases) {
      await callCase(world.take, meeting.meetingId, caseId);
      const text = JSON.stringify(await read());
      expect(text).toContain(patient.familyName);
      expect(meeting.cases.filter((other) => other.caseId !== caseId).flatMap((other) => tracesOf(other.patient, text))).toEqual([]);
    }
  });

  it('is the question, facts, work-up, the proposal with its clause, quorum, and the plan with its read-back as it grows', async () => {
    const { caseId } = first();
    await callCase(world.take, meeting.meetingId, caseId);
    const before = await shown();
    expect(before).toMatchObject({ number: 1, tumour: { levels: ['L4'] }, workUp: [{ item: 'mri', state: 'current', on: '2026-11-16' }, { item: 'chestCt', state: 'missing', on: null }, { item: 'biopsy', state: 'current' }, { item: 'pathologyReview', state: 'current', on: '2026-11-20' }], quorum: { met: false }, plan: [], readBack: '' });
    expect(before.proposals.find(({ clauses }) => clauses.includes('K1b'))?.text).toContain('RNOH');
    await record(caseId, { type: 'discussionStarted', meetingId: meeting.meetingId });
    await record(caseId, { type: 'modalityPlanned', plan: { ...surgery(), practitioners: [] } });
    expect(await shown()).toMatchObject({ plan: [{ modality: 'surgery', place: 'RNOH', replaces: null, what: 'en bloc resection' }], readBack: expect.stringContaining('Surgery (en bloc resection) at Royal National Orthopaedic Hospital') });
  });

  it('is the meeting alone again once the case has its outcome', async () => {
    const { caseId } = first();
    await callCase(world.take, meeting.meetingId, caseId);
    await record(caseId, { type: 'notDiscussed', meetingId: meeting.meetingId, reason: 'No time left' });
    expect(await read()).toMatchObject({ kind: 'waiting', state: 'between' });
  });

  it('is nothing at all while it is blanked, and this meeting only', async () => {
    await callCase(world.take, meeting.meetingId, first().caseId);
    expect(await set({ blank: true })).toEqual({ blank: true, initials: false });
    expect(await read()).toEqual({ kind: 'blank' });
    expect(world.pushed.at(-1)).toEqual({ name: 'changed', data: { kind: 'display', id: meeting.meetingId } });
    expect(await world.take('display.switches', { meetingId: 'another' })).toMatchObject({ blank: false });
    await set({ blank: false });
    expect((await shown()).number).toBe(1);
  });

  it('holds no name, number or birth date in initials mode, the question included, for any case', async () => {
    await set({ initials: true });
    for (const { caseId, patient } of meeting.cases) {
      await callCase(world.take, meeting.meetingId, caseId);
      const view = await shown();
      expect(view.name).toBe(initialsOf(patient));
      expect(meeting.cases.flatMap((each) => tracesOf(each.patient, JSON.stringify(view)))).toEqual([]);
      expect(view.question).toBe(`Can ${initialsOf(patient)} (…, born …) have surgery at RNOH?`);
    }
  });

  it('refuses a meeting that is not there, in words', async () => {
    expect(await world.refused('display.read', { meetingId: 'nowhere' })).toMatchObject({ code: 'notFound' });
  });
});

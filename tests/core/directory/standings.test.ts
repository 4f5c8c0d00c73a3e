import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { CaseView, MeetingView } from '../../../shared/api/views.ts';
import type { Designation, Practitioner } from '../../../shared/domain/practitioner.ts';
import { chair as by, details, meetingDay, rnoh, scribe } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

const designation: Designation = { status: 'designated', modality: 'surgery', from: '2026-01-01', until: '2026-12-31', designatedBy: 'Sarcoma Advisory Group', source: 'invented list', unverified: null };
const surgeon: Practitioner = {
  id: 'test-surgeon-b',
  name: 'Test Surgeon B',
  professionalNumber: 'TT2',
  trust: 'Test Trust North',
  homeSite: 'RNOH',
  speciality: 'Surgery',
  email: '',
  designations: [designation],
  unverified: [],
  verified: [],
  changes: [],
};
/** Put together here so that no mobile number stands in the repository. */
const mobiles = [['07', '700900123'], ['+44 ', '7700 900123'], ['0044 (0)', '7700-900-123'], ['7', '700 900 123']].map((parts) => parts.join(''));

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await save({});
});

const save = (changes: Partial<Designation>, more: Partial<Practitioner> = {}) => world.take('directory.save', { by, practitioner: { ...surgeon, designations: [{ ...designation, ...changes }], ...more } });
const on = async (day: string, id = surgeon.id) => {
  const found = (await world.take('directory.read', { onDate: day })).find(({ practitioner }) => practitioner.id === id);
  if (!found) throw new Error(`${id} is not in the directory`);
  return found;
};

describe('a standing on a day', () => {
  it.each([
    ['the day before the first', '2025-12-31', false, 'designated from 1 Jan 2026: not yet begun'],
    ['the first day', '2026-01-01', true, 'designated for surgery'],
    ['the last day', '2026-12-31', true, 'designated for surgery'],
    ['the day after the last', '2027-01-01', false, 'designated until 31 Dec 2026: lapsed'],
  ])('%s', async (_name, day, may, standing) => {
    expect(await on(day)).toMatchObject({ eligible: { surgery: may, radiotherapy: false, systemic: false }, standing });
  });

  it('of a contact is none, whatever the day (D4)', async () => {
    await save({ status: 'contact' });
    expect((await on('2026-06-01')).eligible.surgery).toBe(false);
  });

  it('that ends before it begins is not taken', async () => {
    expect((await world.refused('directory.save', { by, practitioner: { ...surgeon, designations: [{ ...designation, until: '2025-12-31' }] } })).message).toContain('ends before it begins');
  });

  it('the published list holds nobody for radiotherapy and systemic therapy: the network lists them elsewhere (C6)', async () => {
    const published = (await world.take('directory.read', { onDate: null })).filter(({ practitioner }) => practitioner.id !== surgeon.id);
    expect(published.flatMap(({ practitioner }) => practitioner.designations).filter(({ modality }) => modality !== 'surgery')).toEqual([]);
  });
});

describe('what is not confirmed', () => {
  it('of an entry is cleared by a named person, whose name and day stay with it', async () => {
    await save({}, { unverified: ['home site guessed', 'spelling'] });
    const { practitioner } = await world.take('directory.verify', { by, practitionerId: surgeon.id, what: 'home site guessed', modality: null });
    expect(practitioner).toMatchObject({ unverified: ['spelling'], verified: [{ what: 'home site guessed', by: 'Test Chair', on: meetingDay }] });
  });

  it('of a designation is cleared for that treatment alone', async () => {
    const doubtful = { ...designation, unverified: 'no document seen' };
    await world.take('directory.save', { by, practitioner: { ...surgeon, designations: [doubtful, { ...doubtful, modality: 'systemic' }] } });
    const { practitioner } = await world.take('directory.verify', { by, practitionerId: surgeon.id, what: 'no document seen', modality: 'surgery' });
    expect(practitioner.designations.map(({ unverified }) => unverified)).toEqual([null, 'no document seen']);
    expect(practitioner.verified[0]?.what).toBe('surgery: no document seen');
  });

  it('cannot be cleared twice, nor by saving the entry without it, nor vouched for by a caller', async () => {
    await save({}, { unverified: ['spelling'] });
    const { practitioner } = await save({}, { verified: [{ what: 'spelling', by: 'Somebody', on: meetingDay }] });
    expect(practitioner).toMatchObject({ unverified: ['spelling'], verified: [] });
    const once = { by, practitionerId: surgeon.id, what: 'spelling', modality: null } as const;
    await world.take('directory.verify', once);
    expect((await world.refused('directory.verify', once)).message).toContain('not open any more');
  });

  it('of a contact is cleared by confirming what they are, not by verifying that they are a contact (D4)', async () => {
    const what = 'thought to be core: confirm';
    expect((await world.refused('directory.verify', { by, practitionerId: 'hanny-anwar', what, modality: 'surgery' })).clauses).toEqual(['K6']);
    await world.take('directory.confirm', { by, practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    expect((await on(meetingDay, 'hanny-anwar')).eligible.surgery).toBe(true);
  });
});

describe('a mobile number (D11)', () => {
  it.each(mobiles)('is not taken, in whatever field: %#', async (mobile) => {
    for (const changed of [{ speciality: `ring ${mobile}` }, { email: mobile }, { designations: [{ ...designation, source: `told by ${mobile}` }] }]) {
      const { message } = await world.refused('directory.save', { by, practitioner: { ...surgeon, ...changed } });
      expect(message).toContain('mobile number');
      expect(message).not.toContain('900');
    }
  });

  it.each(['020 8909 5600 / 5111 / 5603', 'GMC 7123456', '2026-11-26', '020 7946 0958'])('is not seen in "%s"', async (text) => {
    expect((await save({}, { speciality: text })).practitioner.speciality).toBe(text);
  });
});

it('keeps with an entry who entered, changed and took out a standing, on which day, whatever the screen says of that (D4)', async () => {
  const lines = async () => (await world.take('directory.read', { onDate: null })).find(({ practitioner }) => practitioner.id === surgeon.id)?.practitioner.changes.slice(-1);
  await save({ until: '2026-12-31' });
  await world.take('directory.save', { by: { ...by, name: 'Test Scribe' }, practitioner: { ...surgeon, designations: surgeon.designations.map((each) => ({ ...each, until: '2026-12-16' })), changes: [] } });
  expect(await lines()).toEqual([{ by: 'Test Scribe', on: meetingDay, what: expect.stringMatching(/changed to: designated for surgery .*until 16 Dec 2026.*; it was: designated for surgery .*until 31 Dec 2026/) }]);
  await world.take('directory.save', { by, practitioner: { ...surgeon, designations: [] } });
  expect(await lines()).toEqual([{ by: by.name, on: meetingDay, what: expect.stringMatching(/^taken out: designated for surgery/) }]);
});

describe('a plan after its surgeon’s designation changed (K6)', () => {
  let meeting: MeetingView;
  let view: CaseView;
  const record = async (event: CaseCommand) => (view = await world.take('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event }));
  /** A case that is agreed on the day of the meeting, with the surgeon as the directory has them then. */
  const agreeOn = async (operatingDate: string | null, operatingWindow: { from: string; to: string } | null = null) => {
    meeting = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    view = await world.take('case.register', { by, details: details() });
    const caseId = view.summary.id;
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    await record({ type: 'resultsReady' });
    await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
    meeting = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    for (const event of [{ type: 'attendanceRecorded', attendees: [scribe] }, { type: 'started' }] as const) meeting = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event });
    view = await world.take('case.read', { caseId });
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({
      type: 'modalityPlanned',
      plan: { modality: 'surgery', site: rnoh, practitioners: [{ practitionerId: surgeon.id, part: 'lead' }], timing: '', operatingDate, operatingWindow, procedure: 'en bloc resection', plannedMargin: 'wide' },
    });
    await record({ type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } });
    await record({ type: 'agreed', meetingId: meeting.id, chair: 'Test Chair', verifier: 'Test Scribe' });
  };
  /** What every place that shows the case says of it now. */
  const flags = async (): Promise<string[]> => {
    const caseId = view.summary.id;
    const shown = [
      (await world.take('case.read', { caseId })).summary.flags,
      (await world.take('cases.list', {})).find(({ id }) => id === caseId)?.flags,
      (await world.take('meeting.read', { meetingId: meeting.id })).agenda[0]?.case?.flags,
      (await world.take('operations.list', { practitionerId: surgeon.id }))[0]?.flags,
    ];
    for (const each of shown) expect(each).toEqual(shown[0]);
    return (shown[0] ?? []).map(({ text, clauses }) => `${clauses.join(' ')}: ${text}`);
  };

  it('is not flagged while the designation covers the operation, its last day included', async () => {
    await agreeOn('2026-12-31');
    expect(await flags()).toEqual([]);
  });

  it('is flagged everywhere once the designation ends before the operation, and no longer once it is renewed', async () => {
    await agreeOn('2026-12-17');
    await save({ until: '2026-12-16' });
    expect(await flags()).toEqual(['K6 P6a: Test Surgeon B is no longer designated for surgery on 17 Dec 2026: the standing ended on 16 Dec 2026.']);
    await save({ until: '2026-12-17' });
    expect(await flags()).toEqual([]);
  });

  it('is flagged where the designation now begins only after the operation', async () => {
    await agreeOn('2026-12-17');
    await save({ from: '2026-12-18' });
    expect(await flags()).toEqual([expect.stringContaining('one begins on 18 Dec 2026')]);
  });

  it('is flagged for the day of the window that is not covered', async () => {
    await agreeOn(null, { from: '2026-12-20', to: '2026-12-31' });
    expect(await flags()).toEqual([]);
    await save({ until: '2026-12-30' });
    expect(await flags()).toEqual([expect.stringContaining('on 31 Dec 2026')]);
  });

  it('without an operating day is flagged when the designation has expired since the meeting, by the passing of time alone', async () => {
    await agreeOn(null);
    world.travelTo('2026-12-31T12:00:00.000Z');
    expect(await flags()).toEqual([]);
    world.travelTo('2027-01-01T12:00:00.000Z');
    expect(await flags()).toEqual([expect.stringContaining('on 1 Jan 2027')]);
  });

  it('is flagged where the directory now knows the surgeon only as a contact', async () => {
    await agreeOn('2026-12-17');
    await save({ status: 'contact' });
    expect(await flags()).toEqual([expect.stringContaining('no longer gives them a standing')]);
  });

  it('does not grow old: a program that starts again on the same folder says the same, and the plan itself keeps what was agreed', async () => {
    await agreeOn('2026-12-17');
    await save({ until: '2026-12-16' });
    const read = await world.take('case.read', { caseId: view.summary.id });
    expect(read.plan).toEqual(view.plan);
    expect(read.agreementBlocks).toEqual([]);
    const { events } = world;
    world = await createWorld(events);
    await save({ until: '2026-12-16' });
    expect(await flags()).toHaveLength(1);
  });

  it('is not begun with that surgeon, and is no longer flagged once another takes the place', async () => {
    await agreeOn('2026-12-17');
    await save({ until: '2026-12-16' });
    const refusal = await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-17', practitioners: [] } });
    expect(refusal.clauses).toContain('K6');
    await world.take('directory.save', { by, practitioner: { ...surgeon, id: 'test-surgeon-c', name: 'Test Surgeon C' } });
    await record({ type: 'surgeonReplaced', replaces: surgeon.id, practitioner: { practitionerId: 'test-surgeon-c', part: 'lead' }, reason: 'Designation ended' });
    expect(view.summary.flags).toEqual([]);
  });

  it('is flagged with what was found since and would have held the agreement back: another site, another pathway, a review that found no tumour (K4, C2, P4)', async () => {
    await agreeOn('2026-12-17');
    const { tumour, patient } = view.details;
    await record({ type: 'detailsChanged', changes: { tumour: { ...tumour, levels: ['C1'], skullBase: 'yes' } }, reason: 'New MRI' });
    expect(await flags()).toEqual([expect.stringMatching(/^K4 .*Royal National Orthopaedic Hospital in place of NHNN needs the meeting's agreement/)]);
    await record({ type: 'detailsChanged', changes: { tumour }, reason: 'Read wrongly' });
    expect(await flags()).toEqual([]);
    await record({ type: 'detailsChanged', changes: { patient: { ...patient, dateOfBirth: '2012-04-03' } }, reason: 'Typed wrongly' });
    expect(await flags()).toEqual([expect.stringMatching(/^C2 /)]);
    await record({ type: 'detailsChanged', changes: { patient }, reason: 'Right after all' });
    await record({ type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: meetingDay });
    expect(await flags()).toEqual([expect.stringMatching(/^P4 /)]);
  });

  it('is not flagged once the operation has begun', async () => {
    await agreeOn('2026-12-17');
    await record({ type: 'treatmentStarted', modality: 'surgery', on: '2026-12-17', practitioners: [] });
    await save({ until: '2026-12-16' });
    expect((await world.take('case.read', { caseId: view.summary.id })).summary.flags).toEqual([]);
  });
});

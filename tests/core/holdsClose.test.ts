import { describe, expect, it } from 'vitest';
import type { HoldsClose, WayToClose } from '../../shared/api/closingViews.ts';
import type { CaseCommand } from '../../shared/api/commands.ts';
import { details } from '../fakes/records.ts';
import { oneCaseMeetingEach, surgeryDraft } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

/** Another case on the list, taken as far as the steps lead; the first one is out of the way. */
async function listedAfter(steps: readonly CaseCommand[], changes: Parameters<typeof details>[1] = {}): Promise<void> {
  const { world, by, meeting, view } = room();
  await room().recordMeeting({ type: 'caseUnlisted', caseId: view.summary.id, reason: 'Not of this test' });
  const patient = { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002', familyName: 'TESTPATIENT-TWO' };
  room().view = await world.take('case.register', { by, details: details({}, { patient, ...changes }) });
  for (const step of steps) await room().record(step);
  if (!(await world.take('meeting.read', { meetingId: meeting.id })).agenda.some(({ entry }) => entry.caseId === room().view.summary.id)) await room().list(room().view.summary.id);
  await room().start();
}

const held = async (): Promise<HoldsClose | undefined> => (await room().world.take('meeting.holdsClose', { meetingId: room().meeting.id }))[0];
const close = async (): Promise<string> => {
  const { world, by, meeting } = room();
  const { version } = await world.take('meeting.read', { meetingId: meeting.id });
  return (await world.refused('meeting.record', { by, meetingId: meeting.id, expectedVersion: version, event: { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' } })).message;
};

const toPathway: CaseCommand = { type: 'triaged', to: 'pathway', reason: '' };
const treatedUrgently: CaseCommand = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null };

/** What a button of the close does, as the core is asked to do it; null for what opens the room or a form of its own. */
async function take(way: WayToClose): Promise<void> {
  const { meeting, view } = room();
  const meetingId = meeting.id;
  switch (way) {
    case 'discuss':
      return void (await room().record({ type: 'discussionStarted', meetingId }));
    case 'defer':
      return void (await room().record({ type: 'deferred', meetingId, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' }));
    case 'notDiscussed':
      return void (await room().record({ type: 'notDiscussed', meetingId, reason: 'Ran out of time' }));
    case 'noActiveTreatment':
      return void (await room().record({ type: 'noActiveTreatment', meetingId, code: '01', reason: 'Declined' }));
    case 'triage':
      return void (await room().record({ type: 'triaged', to: view.rules.scope.to === 'childrensPathway' ? 'childrensPathway' : 'otherService', reason: 'Belongs elsewhere' }));
    case 'consultation':
      return void (await room().record({ type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' }));
    case 'takeOff':
      return void (await room().recordMeeting({ type: 'caseUnlisted', caseId: view.summary.id, reason: 'Listed by mistake' }));
    case 'endDiscussion':
      return;
  }
}

const plan = async (): Promise<void> => void (await room().record(surgeryDraft()));
const aChild = async (): Promise<void> => {
  const { patient } = room().view.details;
  await room().readCase();
  await room().record({ type: 'detailsChanged', changes: { patient: { ...patient, dateOfBirth: '2016-03-14' } }, reason: 'Misread' });
};

/** How a case may stand when somebody wants to close, what is offered then, and what is not. */
const standings: readonly (readonly [what: string, arrange: () => Promise<void>, ways: readonly WayToClose[], why: RegExp])[] = [
  ['waits for its discussion', () => room().start(), ['discuss', 'notDiscussed', 'takeOff'], /^No outcome yet\.$/],
  ['is in triage', () => listedAfter([]), ['triage', 'takeOff'], /cannot be discussed: it is at “Triage of the referral”\.$/],
  ['waits for its consultation note', () => listedAfter([toPathway, treatedUrgently]), ['triage', 'consultation', 'takeOff'], /it is at “Urgent treatment before the meeting”\.$/],
  ['turns out to be a child', () => listedAfter([toPathway], {}).then(() => aChild()), ['notDiscussed', 'triage', 'takeOff'], /cannot be discussed: .*child/i],
  ['is being discussed', () => room().discuss(), ['endDiscussion', 'defer', 'notDiscussed', 'noActiveTreatment'], /^The discussion has begun and has no outcome\.$/],
  ['is being planned', () => room().discuss().then(() => plan()), ['endDiscussion', 'defer', 'noActiveTreatment'], /^The discussion has begun/],
];
describe.each(standings)('at the close, a case that %s', (_what, arrange, ways, why) => {
  it('is offered what its state allows, and nothing else', async () => {
    await arrange();
    expect(await held()).toMatchObject({ caseId: room().view.summary.id, name: room().view.summary.name, ways });
    expect((await held())?.why).toMatch(why);
  });

  it.each(ways)('is done with, or further on, by "%s"', async (way) => {
    await arrange();
    await room().readCase();
    await take(way);
    if (way !== 'endDiscussion') expect((await held())?.ways ?? []).not.toEqual(ways);
  });
});

describe('the refusal of the close', () => {
  it('advises the same in words', async () => {
    await listedAfter([]);
    expect(await close()).toBe('The meeting cannot be closed yet. TESTPATIENT-TWO, Ada: No outcome yet, and it cannot be discussed: it is at “Triage of the referral”. Triage it or take it off the list, with the reason.');
  });

  it('names what was put aside', async () => {
    await room().start();
    await room().recordMeeting({ type: 'caseSkipped', caseId: room().view.summary.id, reason: '' });
    expect((await held())?.name).toBe('TESTPATIENT-ONE, Ada (put aside)');
    expect(await close()).toContain('Discuss it, record why it was not discussed or take it off the list, with the reason.');
  });

  it('is about nothing before the start, and after every case has an outcome', async () => {
    expect(await held()).toBeUndefined();
    await room().start();
    await take('notDiscussed');
    expect(await held()).toBeUndefined();
  });
});

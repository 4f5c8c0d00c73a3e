import { beforeEach, describe, expect, it } from 'vitest';
import { type Call, contract } from '../../shared/api/contract.ts';
import { caseSteps as caseTable, meetingSteps as meetingTable, standingOf, standingsFor } from '../../shared/api/permissions.ts';
import { type Actor, Role } from '../../shared/domain/actor.ts';
import { chair, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

const meetingDetails = { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' };
const as = (role: Role): Actor => ({ ...chair, name: 'Test Person', role });
const names = Object.keys(contract) as Call[];
const caseSteps = Object.keys(caseTable);
const meetingSteps = Object.keys(meetingTable);

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

/** Who may, as one letter each: chair, Coordinator (k), clinician (s), observer (o). */
const letters = (name: Call, step?: string): string => standingsFor(name, step).map((standing) => ({ chair: 'c', coordinator: 'k', clinician: 's', observer: 'o' })[standing]).join('');

describe('who may do what', () => {
  it('is said by the role: chair, coordinator, clinicians, and whoever only looks', () => {
    expect(Object.fromEntries(Role.options.map((role) => [role, standingOf(role)]))).toEqual({
      chair: 'chair',
      coordinator: 'coordinator',
      spinalSurgeon: 'clinician',
      sarcomaSurgeon: 'clinician',
      clinicalOncologist: 'clinician',
      medicalOncologist: 'clinician',
      radiologist: 'clinician',
      pathologist: 'clinician',
      nurseSpecialist: 'clinician',
      other: 'observer',
    });
  });

  it('gives an observer no call that names its author but the choice of who is at the keyboard', () => {
    const authored = names.filter((name) => Object.hasOwn(contract[name].input.shape, 'by') && name !== 'case.record' && name !== 'meeting.record');
    expect(authored.filter((name) => letters(name).includes('o'))).toEqual([]);
    expect(authored.length).toBeGreaterThan(10);
    for (const step of caseSteps) expect(letters('case.record', step)).not.toContain('o');
    for (const step of meetingSteps) expect(letters('meeting.record', step)).not.toContain('o');
  });

  it('leaves lists, decisions and settings to the chair and the coordinator, a patient’s care to the whole team', () => {
    expect(Object.fromEntries(caseSteps.map((step) => [step, letters('case.record', step)]))).toEqual({
      detailsChanged: 'cks', triaged: 'ck', resultsReady: 'cks', pathologyReviewed: 'cks', urgentTreatmentDeclared: 'cks', consultationRecorded: 'cks',
      discussionStarted: 'ck', entryTakenBack: 'ck', entryPutBack: 'ck', modalityPlanned: 'ck', modalityWithdrawn: 'ck', offDefaultAgreed: 'ck', planNoted: 'ck', deferred: 'ck', notDiscussed: 'ck', noActiveTreatment: 'ck', agreed: 'ck', reopened: 'ck',
      arrangementAccepted: 'cks', arrangementDeclined: 'cks', arrangementCounterProposed: 'cks', arrangementReoffered: 'cks', hostConfirmed: 'cks', arrangementCancelled: 'cks',
      surgeonReplaced: 'cks', treatmentStarted: 'cks', treatmentCompleted: 'cks', followedUp: 'cks', relisted: 'cks', actionAdded: 'cks', actionClosed: 'cks', actionReopened: 'cks', conditionMet: 'cks', conditionReopened: 'cks', addendum: 'cks',
    });
    for (const step of meetingSteps) expect([step, letters('meeting.record', step)]).toEqual([step, 'ck']);
    expect(['case.register', 'import.commit', 'meeting.plan', 'directory.save', 'directory.confirm', 'readiness.record', 'draft.save'].map((name) => letters(name as Call))).toEqual(['ck', 'ck', 'ck', 'ck', 'c', 'cks', 'cks']);
  });
});

describe('the core', () => {
  it.each(Role.options)('takes from a %s what the table says, and refuses the rest with a sentence and nothing recorded', async (role) => {
    const by = as(role);
    const standing = standingOf(role);
    const meeting = await world.take('meeting.plan', { by: chair, details: meetingDetails });
    const view = await world.take('case.register', { by: chair, details: details() });
    const attempts = {
      plan: world.client.call('meeting.plan', { by, details: meetingDetails }),
      triage: world.client.call('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { type: 'triaged', to: 'pathway', reason: '' } }),
    };
    const results = { plan: await attempts.plan, triage: await attempts.triage };
    const mayPrepare = standing === 'chair' || standing === 'coordinator';
    for (const result of Object.values(results)) {
      expect(result.ok).toBe(mayPrepare);
      if (!result.ok) expect(result.refusal).toMatchObject({ code: 'notPermitted', message: expect.stringContaining('Test Person is at the keyboard as') });
    }
    const now = await world.take('case.read', { caseId: view.summary.id });
    const noted = await world.client.call('case.record', { by, caseId: view.summary.id, expectedVersion: now.version, event: { type: 'addendum', text: 'Seen today' } });
    expect(noted.ok).toBe(standing !== 'observer');
    expect((await world.take('case.read', { caseId: view.summary.id })).version).toBe(now.version + (noted.ok ? 1 : 0));
    expect((await world.take('meeting.read', { meetingId: meeting.id })).id).toBe(meeting.id);
  });

  it('asks of every step of an act whether its author may take it', async () => {
    const view = await world.take('case.register', { by: chair, details: details() });
    const act = { caseId: view.summary.id, expectedVersion: view.version, event: { type: 'addendum', text: 'Seen today' }, also: [{ type: 'triaged', to: 'pathway', reason: '' }] } as const;
    const refusal = await world.refused('case.record', { ...act, also: [...act.also], by: as('spinalSurgeon') });
    expect(refusal).toMatchObject({ code: 'notPermitted', message: expect.stringContaining('it is for chair, MDT coordinator') });
    expect((await world.take('case.record', { ...act, also: [...act.also], by: chair })).version).toBe(view.version + 2);
  });

  it('lets only the chair confirm that a contact is core (D4)', async () => {
    const confirm = (role: Role) => world.client.call('directory.confirm', { by: as(role), practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    expect(await confirm('coordinator')).toMatchObject({ ok: false, refusal: { code: 'notPermitted', message: expect.stringMatching(/it is for chair\./) } });
    expect(await confirm('spinalSurgeon')).toMatchObject({ ok: false });
    expect(await confirm('chair')).toMatchObject({ ok: true });
  });
});

import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseEvent, CaseEventOf, CaseFact, MeetingCircumstance } from '../../shared/domain/caseEvent.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import type { PlannedPractitioner, RadiotherapyPlan, SurgeryPlan, SystemicPlan } from '../../shared/domain/plan.ts';
import type { Designation } from '../../shared/domain/practitioner.ts';
import type { RuleFacts, TumourFacts } from '../../shared/domain/tumour.ts';
import { type CaseState, openCase, recordFact } from '../../shared/pathway/replay.ts';
import { pathway } from './pathway.ts';

/** The day of the invented meeting, and a moment in it. */
export const meetingDay = '2026-11-26';
const meetingMoment = '2026-11-26T09:30:00.000Z';

export const chair: Actor = { name: 'Test Chair', role: 'chair', trust: 'Test Trust North', practitionerId: null };

/** Somebody other than the chair who is in the room and checks. */
export const scribe: Attendee = { name: 'Test Scribe', role: 'coordinator', trust: 'Test Trust North', practitionerId: null, presence: 'present', deputyFor: null };

/** An adult with a confirmed primary bone sarcoma of L4 of which every fact is known. */
const knownFacts: RuleFacts = {
  tissue: 'bone',
  origin: 'primary',
  certainty: 'confirmed',
  sarcoma: 'yes',
  levels: ['L4'],
  spineContact: 'yes',
  skullBase: 'no',
  transnasal: 'no',
  metastaticCordCompression: 'no',
  ageAtReferral: 40,
  urgent: 'no',
  pathologyReviewed: 'yes',
};

export function facts(changes: Partial<RuleFacts> = {}): RuleFacts {
  return { ...knownFacts, ...changes };
}

/** The details of an invented adult with the given tumour. */
export function details(tumour: Partial<TumourFacts> = {}, changes: Partial<CaseDetails> = {}): CaseDetails {
  const { ageAtReferral: _age, urgent: _urgent, pathologyReviewed: _reviewed, ...known } = knownFacts;
  return {
    patient: { nhsNumber: '9990001235', nhsNumberStatus: '02', hospitalNumber: 'TT100001', familyName: 'TESTPATIENT-ONE', givenName: 'Ada', dateOfBirth: '1979-03-14', sex: 'female' },
    referral: { from: 'Test Trust North', on: '2026-11-02', reason: '' },
    diagnosis: { text: 'Chordoma', primarySite: 'Lumbar spine', icd10: 'C41.2', morphology: null },
    tumour: { ...known, ...tumour },
    urgent: 'no',
    performanceStatus: '1',
    workUp: [],
    question: 'Plan treatment',
    presenter: 'Test Surgeon A',
    wishes: '',
    keyWorker: 'Test CNS 1',
    owed: [],
    ...changes,
  };
}

const designation: Designation = { status: 'designated', modality: 'surgery', from: null, until: null, designatedBy: 'LSESN Sarcoma Advisory Group', source: 'invented', unverified: null };

/** A practitioner as a plan keeps one; by default a designated surgeon whose home is RNOH. */
export function practitioner(changes: Partial<PlannedPractitioner> & { readonly standing?: Partial<Designation>[] } = {}): PlannedPractitioner {
  const { standing = [{}], ...others } = changes;
  return { practitionerId: 'test-surgeon-a', part: 'lead', name: 'Test Surgeon A', homeSite: 'RNOH', designations: standing.map((each) => ({ ...designation, ...each })), ...others };
}

export const rnoh = { id: 'RNOH', name: 'RNOH' };
export const nhnn = { id: 'NHNN', name: 'NHNN' };
export const uclh = { id: 'UCLH', name: 'UCLH' };
export const elsewhere = { id: 'other', name: 'Test Hospital Elsewhere' };

export function surgery(changes: Partial<SurgeryPlan> = {}): SurgeryPlan {
  return { modality: 'surgery', site: rnoh, practitioners: [practitioner()], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide', ...changes };
}

export function radiotherapy(changes: Partial<RadiotherapyPlan> = {}): RadiotherapyPlan {
  return { modality: 'radiotherapy', site: uclh, practitioners: [], timing: '', beam: 'undecided', ...changes };
}

export function systemic(changes: Partial<SystemicPlan> = {}): SystemicPlan {
  return { modality: 'systemic', site: uclh, practitioners: [], timing: '', regimen: '', ...changes };
}

/** A meeting in progress with everybody there. */
export function inMeeting(changes: Partial<MeetingCircumstance> = {}): MeetingCircumstance {
  return {
    meetingId: 'meeting-1',
    date: meetingDay,
    inProgress: true,
    rolesPresent: ['chair', 'spinalSurgeon', 'clinicalOncologist', 'radiologist', 'pathologist', 'nurseSpecialist'],
    quorate: true,
    ...changes,
  };
}

/** A fact with its envelope, at the moment of the meeting unless said otherwise. */
export function event<T extends CaseFact>(fact: T, at: string = meetingMoment): CaseEvent {
  return { ...fact, at, by: chair, pathwayVersion: pathway.id };
}

export function registered(of: CaseDetails = details()): CaseEventOf<'registered'> {
  return { type: 'registered', details: of, source: { kind: 'entry', name: '' }, at: meetingMoment, by: chair, pathwayVersion: pathway.id };
}

/** Takes a case through facts; a refused one is a fault of the test. */
export function caseAfter(of: CaseDetails, ...steps: readonly CaseFact[]): CaseState {
  return steps.reduce((state, fact) => {
    const next = recordFact(state, event(fact));
    if (!next.ok) throw new Error(`${fact.type}: ${next.refusal.message}`);
    return next.value;
  }, openCase(pathway, registered(of)));
}

export const triaged: CaseFact = { type: 'triaged', to: 'pathway', reason: '' };
export const reviewed: CaseFact = { type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' };
export const listed: CaseFact = { type: 'listed', meetingId: 'meeting-1' };
export const started: CaseFact = { type: 'discussionStarted', meeting: inMeeting() };
export const agreed: CaseFact = { type: 'agreed', meeting: inMeeting(), readBack: 'Read back.', chair: 'Test Chair', verifier: 'Test Scribe' };
export const noted: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };

/** The facts that bring a case of this pathway into the discussion, its pathology reviewed. */
export const untilDiscussion: readonly CaseFact[] = [triaged, { type: 'resultsReady' }, reviewed, listed, started];
/** The facts that bring it to the point where surgery at its home site can be agreed. */
export const untilPlanned: readonly CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: surgery() }, noted];

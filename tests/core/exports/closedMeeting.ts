import { fileURLToPath } from 'node:url';
import { loadPathway } from '../../../electron/core/pathways/loadPathways.ts';
import type { ExportSource } from '../../../electron/core/exports/gatherOutcomes.ts';
import { CaseView, MeetingView } from '../../../shared/api/views.ts';
import type { Role } from '../../../shared/domain/actor.ts';
import type { Arrangement } from '../../../shared/domain/arrangement.ts';
import type { MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import { factsOf } from '../../../shared/domain/caseRecord.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import { emptyPlan, type PlannedPractitioner } from '../../../shared/domain/plan.ts';
import type { Designation } from '../../../shared/domain/practitioner.ts';
import { registeredRecord } from '../../../shared/pathway/fold.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';

const loaded = await loadPathway(fileURLToPath(new URL('../../../resources/pathway/lsesn-spinal-v2', import.meta.url)));
if (!loaded.ok) throw new Error(loaded.refusal.message);
const pathway = loaded.value;

export const digest = '3f'.repeat(32);
const meetingId = 'meeting-26-nov';
const by = { name: 'Test Chair', role: 'chair', trust: 'Test Trust North', practitionerId: null } as const;
const roles: Role[] = ['chair', 'spinalSurgeon', 'clinicalOncologist', 'radiologist', 'pathologist', 'nurseSpecialist'];
export const inMeeting: MeetingCircumstance = { meetingId, date: '2026-11-26', inProgress: true, rolesPresent: roles, quorate: true };

type Outcome = NonNullable<CaseView['discussions'][number]['outcome']>;
type AgreedPlan = Extract<Outcome, { kind: 'agreed' }>['plan'];
type CaseOptions = {
  readonly id: string;
  readonly details?: Partial<CaseDetails>;
  readonly patient?: Partial<CaseDetails['patient']>;
  readonly outcome: Outcome;
  readonly arrangements?: readonly Arrangement[];
  readonly meeting?: MeetingCircumstance;
};

const sarcomaDetails: CaseDetails = {
  patient: { nhsNumber: '9990159610', nhsNumberStatus: '02', hospitalNumber: 'TT100003', familyName: 'TESTPATIENT-THREE', givenName: 'Cleo', dateOfBirth: '1958-12-21', sex: 'female' },
  referral: { from: 'Test Trust North', on: '2026-11-02', reason: '' },
  diagnosis: { text: 'Chordoma', primarySite: 'Sacrum', icd10: 'C41.4', morphology: { code: '9370/3', edition: 'unknown' } },
  tumour: {
    tissue: 'bone',
    origin: 'primary',
    certainty: 'confirmed',
    sarcoma: 'yes',
    levels: ['S2', 'S3', 'S4'],
    spineContact: 'yes',
    skullBase: 'no',
    transnasal: 'unknown',
    metastaticCordCompression: 'unknown',
  },
  urgent: 'no',
  performanceStatus: '1',
  workUp: [],
  question: 'Can this be done at NHNN?\nColorectal input needed',
  presenter: 'Test Surgeon A',
  wishes: 'Fears loss of continence',
  keyWorker: 'Test CNS 1',
  owed: [],
};

/** The work-up on the day of the meeting: one item of each kind that is said, one that is not needed, and one that is no work-up. */
const judgements = (
  [
    ['mri', 'current', '2026-11-16'],
    ['chestCt', 'stale', '2026-06-03'],
    ['pet', 'notNeeded', null],
    ['pathologyReview', 'missing', null],
    ['question', 'missing', null],
  ] as const
).map(([item, state, on]) => ({ item, state, on, text: '', owedBy: '', usual: false, due: null, late: false, clauses: [], record: null, danger: 0 }));

/** A case as the application shows it, with one discussion in the meeting; parsed, so that it has the real shape. */
export function caseView({ id, details = {}, patient = {}, outcome, arrangements = [], meeting = inMeeting }: CaseOptions): CaseView {
  const whole: CaseDetails = { ...sarcomaDetails, ...details, patient: { ...sarcomaDetails.patient, ...patient } };
  const registered = { type: 'registered', details: whole, source: { kind: 'entry', name: '' }, at: '2026-11-20T09:00:00.000Z', by, pathwayVersion: pathway.id } as const;
  const name = `${whole.patient.familyName}, ${whole.patient.givenName}`;
  return CaseView.parse({
    summary: {
      id,
      version: 9,
      name,
      nhsNumber: whole.patient.nhsNumber,
      hospitalNumber: whole.patient.hospitalNumber,
      dateOfBirth: whole.patient.dateOfBirth,
      age: 67,
      diagnosis: whole.diagnosis.text,
      levels: '',
      question: whole.question,
      presenter: whole.presenter,
      keyWorker: whole.keyWorker,
      state: outcome.kind,
      stateName: outcome.kind,
      stage: 'decided',
      waitsFor: null,
      openSince: { at: '2026-11-20T09:00:00.000Z', how: 'registered' },
      urgent: whole.urgent === 'yes',
      retrospective: whole.urgent === 'yes',
      exit: null,
      lastDeferral: null,
      openItems: [],
      complexity: [],
      deferrals: 0,
      listedFor: meetingId,
      notReady: [],
      alike: [],
      outcomes: [],
      arrangements,
      surgeons: [],
      treatmentSites: [],
      surgeonNames: [],
      awaited: [],
      overtaken: [],
      offDefault: [],
      flags: [],
    },
    version: 9,
    details: whole,
    triage: { to: 'pathway', reason: '' },
    pathologyReview: null,
    urgentTreatment: null,
    readiness: judgements,
    readinessOn: '2026-11-26',
    mayPutBack: false,
    plan: outcome.kind === 'agreed' ? outcome.plan : emptyPlan,
    discussions: [{ meeting, startedAt: '2026-11-26T09:10:00.000Z', endedAt: '2026-11-26T09:14:00.000Z', outcome, reopened: null }],
    arrangements,
    strip: [],
    stateClauses: [],
    rules: answerRules(pathway, factsOf(registeredRecord(registered))),
    agreementBlocks: [],
    warnings: [],
    readBack: outcome.kind === 'agreed' ? outcome.readBack : '',
    settled: [],
    next: [],
    history: [],
  });
}

/** A closed and sealed meeting of these cases, parsed, so that it has the real shape. */
export function closedMeeting(cases: readonly CaseView[], changes: Partial<MeetingView> = {}): ExportSource {
  const meeting = MeetingView.parse({
    id: meetingId,
    version: 30,
    details: { date: '2026-11-26', startsAt: '09:00', place: 'Seminar room 2 and video link', cutOff: '2026-11-24', chair: 'Test Chair', scribe: 'Test Scribe' },
    state: 'closed',
    agenda: cases.map(({ summary, discussions }) => {
      const last = discussions.at(-1);
      const status = last?.outcome?.kind ?? 'waiting';
      return {
        entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' },
        case: summary,
        outcome: { meetingId, status, text: '', provisional: last ? !last.meeting.quorate : false },
      };
    }),
    layout: cases.map(({ summary }) => ({ kind: 'case', caseId: summary.id, minutes: 3 })),
    attendees: [
      { name: 'Test Chair', role: 'chair', trust: 'Test Trust North', practitionerId: null, presence: 'present' },
      { name: 'Test Surgeon A', role: 'spinalSurgeon', trust: 'Test Trust North', practitionerId: null, presence: 'present' },
      { name: 'Test Oncologist', role: 'clinicalOncologist', trust: 'Test Trust South', practitionerId: null, presence: 'present' },
      { name: 'Test Radiologist', role: 'radiologist', trust: '', practitionerId: null, presence: 'left' },
      { name: 'Test Pathologist', role: 'pathologist', trust: '', practitionerId: null, presence: 'present' },
      { name: 'Test Absentee', role: 'medicalOncologist', trust: '', practitionerId: null, presence: 'apologies' },
    ],
    quorum: { met: true, present: roles, missing: [], unverified: true },
    currentCaseId: null,
    circulatedAt: null,
    startedAt: '2026-11-26T09:00:00.000Z',
    startIsFresh: false,
    cancelled: null,
    takenOff: [],
    open: [],
    seal: { at: '2026-11-26T10:31:00.000Z', digest, verifier: 'Test Verifier', aloneBecause: '' },
    addenda: [],
    alsoOpen: [],
    pauses: [],
    skipped: [],
    comings: [],
    history: [],
    ...changes,
  });
  return { meeting, cases, workspacePathway: pathway, since: { digestStands: true, cases: [] }, today: '2026-11-27' };
}

const core: Designation = { status: 'core', modality: 'surgery', from: null, until: null, designatedBy: 'Test Chair', source: 'test', unverified: null };
const surgeonA: PlannedPractitioner = { practitionerId: 'surgeon-a', part: 'lead', name: 'Test Surgeon A', homeSite: 'NHNN', designations: [{ ...core, status: 'designated' }] };
const surgeonB: PlannedPractitioner = { practitionerId: 'surgeon-b', part: 'with', name: 'Test Surgeon B', homeSite: 'RNOH', designations: [core] };

/** A plan with all that minutes can hold: an agreement off default, a visiting surgeon, radiotherapy, a condition and a dissent. */
export const fullPlan: AgreedPlan = {
  modalities: [
    {
      modality: 'surgery',
      site: { id: 'NHNN', name: 'National Hospital for Neurology and Neurosurgery' },
      practitioners: [surgeonA, surgeonB],
      timing: '',
      operatingDate: '2026-12-10',
      operatingWindow: null,
      procedure: 'en bloc sacrectomy',
      plannedMargin: 'wide',
    },
    { modality: 'radiotherapy', site: { id: 'UCLH', name: 'University College London Hospitals' }, practitioners: [], timing: 'after surgery', beam: 'proton' },
  ],
  offDefault: [
    {
      modality: 'surgery',
      site: { id: 'NHNN', name: 'National Hospital for Neurology and Neurosurgery' },
      replaces: 'RNOH',
      reason: 'jointSurgery',
      words: 'colorectal and neurosurgical team on one site',
      agreedBy: ['chair', 'spinalSurgeon'],
      dissentedBy: ['clinicalOncologist'],
      on: '2026-11-26',
    },
  ],
  notes: {
    intent: 'curative',
    rationale: 'Wide margin attainable.',
    alternatives: 'Carbon ions abroad.',
    conditions: [{ kind: 'other', words: 'colorectal surgeon confirms the date', owner: 'Test CNS 1', due: '2026-12-03' }],
    dissent: 'Test Oncologist would start with radiotherapy.',
    dissentBy: '',
    toldBy: '',
    toldOn: null,
  },
};

const visit: Arrangement = {
  request: { arrangementId: 'a1', practitionerId: 'surgeon-b', surgeonName: 'Test Surgeon B', homeSite: 'RNOH', hostSite: 'NHNN', operation: 'en bloc sacrectomy', dateOptions: ['2026-12-10'] },
  status: 'requested',
  acceptedDate: null,
  host: null,
  note: '',
};

export const readBackWords =
  'Surgery (en bloc sacrectomy) at National Hospital for Neurology and Neurosurgery, agreed in place of RNOH because colorectal and neurosurgical team on one site; radiotherapy (proton) at University College London Hospitals; with curative intent.';

export const agreedCase = caseView({ id: 'case-3', outcome: { kind: 'agreed', readBack: readBackWords, chair: 'Test Chair', verifier: 'Test Verifier', plan: fullPlan }, arrangements: [visit] });
export const deferredCase = caseView({
  id: 'case-8',
  patient: { familyName: 'TESTPATIENT-EIGHT', givenName: 'Ren', nhsNumber: '9990634750', hospitalNumber: 'TT100008', dateOfBirth: '2007-01-30' },
  details: { diagnosis: { text: 'Osteosarcoma', primarySite: 'C3', icd10: 'C41.2', morphology: null }, question: 'Metastasectomy first?' },
  outcome: { kind: 'deferred', cause: 'imaging', detail: 'chest CT outstanding', owner: 'Test Radiologist', due: '2026-12-03' },
});

import type { PractitionerRowFate } from '../../shared/api/directoryViews.ts';
import type { RowChoice, RowFate } from '../../shared/api/importViews.ts';
import type { Standing } from '../../shared/api/permissions.ts';
import type { AgendaStatus, MeetingState } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { CaseDetails, WorkUpItem } from '../../shared/domain/case.ts';
import type { CaseEventOf, DeferralCause, NoTreatmentReason, TriageResult } from '../../shared/domain/caseEvent.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import type { Condition, OffDefaultAgreement, PlanNotes, PlannedModality, RadiotherapyPlan, SurgeryPlan } from '../../shared/domain/plan.ts';
import type { Designation } from '../../shared/domain/practitioner.ts';
import type { Answer, FactName, TumourFacts } from '../../shared/domain/tumour.ts';
import type { Enforcement, ModalVerb } from '../../shared/pathway/pathway.ts';

/**
 * What the screens call the record's values. The tables are keyed by the record's own types, so that a value without a word does
 * not compile; they stand here because the schemas' modules would bring the validator into the bundle.
 */
export const roleWords: Record<Role, string> = {
  chair: 'Chair',
  coordinator: 'MDT coordinator',
  spinalSurgeon: 'Spinal surgeon',
  sarcomaSurgeon: 'Sarcoma surgeon',
  clinicalOncologist: 'Clinical oncologist',
  medicalOncologist: 'Medical oncologist',
  radiologist: 'Radiologist',
  pathologist: 'Pathologist',
  nurseSpecialist: 'Clinical nurse specialist',
  other: 'Other',
};

export const presenceWords: Record<Attendee['presence'], string> = { present: 'Present', apologies: 'Apologies', left: 'Left', expected: 'Expected' };

export const modalityWords: Record<PlannedModality, string> = {
  surgery: 'Surgery',
  radiotherapy: 'Radiotherapy',
  systemic: 'Systemic therapy',
  surveillance: 'Surveillance',
  palliative: 'Palliative care',
  furtherInvestigation: 'Further investigation',
  referralElsewhere: 'Referral elsewhere',
};

export const answerWords: Record<Answer, string> = { yes: 'yes', no: 'no', unknown: 'unknown' };
export const tissueWords: Record<TumourFacts['tissue'], string> = { bone: 'bone', softTissue: 'soft tissue', unknown: 'unknown' };
export const originWords: Record<TumourFacts['origin'], string> = { primary: 'primary', metastatic: 'metastatic', unknown: 'unknown' };
export const certaintyWords: Record<TumourFacts['certainty'], string> = { suspected: 'suspected', confirmed: 'confirmed', excluded: 'excluded', unknown: 'unknown' };
export const sexWords: Record<CaseDetails['patient']['sex'], string> = { female: 'female', male: 'male', indeterminate: 'indeterminate', unknown: 'unknown' };

export const factWords: Record<FactName, string> = {
  tissue: 'Arises in',
  origin: 'Origin',
  certainty: 'Diagnosis is',
  sarcoma: 'Sarcoma',
  levels: 'Levels',
  spineContact: 'Spine contact',
  skullBase: 'Skull base',
  transnasal: 'Transnasal approach',
  metastaticCordCompression: 'Suspected metastatic cord compression',
  ageAtReferral: 'Age at referral',
  urgent: 'Urgent',
  pathologyReviewed: 'Specialist pathology review',
};

export const agendaWords: Record<AgendaStatus, { readonly glyph: string; readonly word: string }> = {
  waiting: { glyph: '·', word: 'waiting' },
  inDiscussion: { glyph: '▶', word: 'in discussion' },
  agreed: { glyph: '✓', word: 'agreed' },
  deferred: { glyph: '◐', word: 'deferred' },
  notDiscussed: { glyph: '–', word: 'not discussed' },
  noActiveTreatment: { glyph: '○', word: 'no active treatment' },
  settled: { glyph: '⤳', word: 'settled elsewhere' },
};

export const meetingStateWords: Record<MeetingState, string> = { draft: 'draft', circulated: 'circulated', inProgress: 'in progress', closed: 'closed', cancelled: 'cancelled' };

/** Whether nothing more can come onto its list or be decided in it. */
export function isOver(state: MeetingState): boolean {
  return state === 'closed' || state === 'cancelled';
}

export const fateWords: Record<RowFate, string> = { new: 'new', update: 'update', duplicate: 'duplicate', wrongList: 'wrong list', refused: 'refused' };
export const practitionerFateWords: Record<PractitionerRowFate, string> = { new: 'new', update: 'update', duplicate: 'duplicate', refused: 'refused' };
export const rowChoiceWords: Record<RowChoice, string> = { take: 'Take it', recordExit: 'Record its exit, off the agenda', leave: 'Leave it out' };
export const triageWords: Record<TriageResult, string> = {
  pathway: 'This pathway',
  childrensPathway: "Children's pathway",
  msccPathway: 'MSCC pathway',
  otherService: 'Another service',
};

export const deferralWords: Record<DeferralCause, string> = {
  imaging: 'Imaging missing',
  pathology: 'Pathology missing',
  clinicalInformation: 'Clinical information missing',
  keyPersonAbsent: 'A key person is absent',
  patientNotSeen: 'Patient not yet seen',
  time: 'No time left',
  other: 'Other',
};

/** COSD CR0490, as the data set words it. */
export const noTreatmentWords: Record<NoTreatmentReason, string> = {
  '01': 'Patient declined treatment',
  '02': 'Unfit: poor performance status',
  '03': 'Unfit: significant co-morbidity',
  '04': 'Unfit: advanced stage cancer',
  '05': 'Unknown primary site',
  '06': 'Died before treatment',
  '07': 'No anti-cancer treatment available',
  '08': 'Other',
  '10': 'Monitoring only',
  '99': 'Not known',
};

export const offDefaultReasonWords: Record<OffDefaultAgreement['reason'], string> = {
  expertise: 'Expertise there',
  jointSurgery: 'Joint surgery with another team',
  equipment: 'Equipment',
  patientChoice: "Patient's choice",
  clinicalCondition: "Patient's clinical condition",
  timeliness: 'Sooner there',
  other: 'Other',
};

export const relistWords: Record<CaseEventOf<'relisted'>['because'], string> = { histology: 'New histology', recurrence: 'Recurrence', conditionMet: 'A condition is met', newFinding: 'New finding', other: 'Other' };

export const marginWords: Record<NonNullable<SurgeryPlan['plannedMargin']>, string> = {
  wide: 'Wide',
  marginal: 'Marginal',
  intralesional: 'Intralesional',
  notApplicable: 'Not applicable',
};
export const beamWords: Record<RadiotherapyPlan['beam'], string> = { photon: 'Photon', proton: 'Proton', undecided: 'Undecided' };
export const intentWords: Record<NonNullable<PlanNotes['intent']>, string> = {
  curative: 'Curative',
  nonCurative: 'Non-curative',
  diagnostic: 'Diagnostic',
  notKnown: 'Not known',
};
export const conditionWords: Record<Condition['kind'], string> = { pathologyReview: 'Specialist pathology review', other: 'Other condition' };

export const workUpWords: Record<WorkUpItem['kind'], string> = {
  referralLetter: 'Referral letter',
  imaging: 'Imaging',
  biopsy: 'Biopsy',
  pathologyReview: 'Pathology review',
  molecular: 'Molecular',
};
export const workUpStatusWords: Record<WorkUpItem['status'], { readonly glyph: string; readonly word: string }> = {
  requested: { glyph: '◌', word: 'requested' },
  done: { glyph: '✓', word: 'done' },
  reported: { glyph: '✓', word: 'reported' },
  notNeeded: { glyph: '–', word: 'not needed' },
};

export const standingWords: Record<Designation['status'], string> = { core: 'core member', designated: 'designated', contact: 'contact only' };

/** How a clause is held, in the word shown beside it (D1). */
export const enforcementWords: Record<Enforcement, string> = { blocks: 'blocks', default: 'default', informs: 'information' };
export const verbWords: Record<ModalVerb, string> = { must: 'must', willOnly: 'will only', should: 'should', can: 'can', is: 'is' };
export const enforcementByVerb: Record<ModalVerb, Enforcement> = { must: 'blocks', willOnly: 'blocks', should: 'default', can: 'informs', is: 'informs' };

/** The table's entries with their own keys, which Object.entries widens to string. */
export function entriesOf<K extends string, V>(table: Record<K, V>): [K, V][] {
  return Object.entries(table) as [K, V][];
}

/** A count as people write it: 10,000. */
export function plainCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** What somebody may do here, by what they are at the meeting for. */
export const mayWords: Record<Standing, string> = {
  chair: 'Leads the meeting: may do everything.',
  coordinator: 'Prepares lists and writes down what the meeting decides. Only the chair confirms a practitioner’s standing.',
  clinician: 'Records care and answers for operations. Lists and decisions are for the chair and the coordinator.',
  observer: 'May look at everything; nothing is recorded under this name.',
};

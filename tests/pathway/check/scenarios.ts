import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import type { ModalityPlan, OffDefaultAgreement, PlanNotes } from '../../../shared/domain/plan.ts';
import { pathway } from '../../fakes/pathway.ts';
import { agreed, details, elsewhere, inMeeting, listed, meetingDay, nhnn, noted, practitioner, radiotherapy, reviewed, rnoh, started, surgery, systemic, triaged } from '../../fakes/records.ts';

/** A tumour, and what may happen to its case: every way through these events is walked. */
export type Scenario = { readonly name: string; readonly details: CaseDetails; readonly facts: readonly CaseFact[] };

const born = (dateOfBirth: string | null): Partial<CaseDetails> => ({ patient: { ...details().patient, dateOfBirth } });
const closedMeeting = inMeeting({ inProgress: false });
const plan = (each: ModalityPlan): CaseFact => ({ type: 'modalityPlanned', plan: each });
const withdrawn = (modality: ModalityPlan['modality']): CaseFact => ({ type: 'modalityWithdrawn', modality });
const notes = (changes: Partial<PlanNotes>): CaseFact => ({ type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null, ...changes } });
const conditional = notes({ conditions: [{ kind: 'pathologyReview', words: 'the review confirms it', owner: 'Test Pathologist', due: null }] });
const changed = (tumour: Parameters<typeof details>[0], changes: Partial<CaseDetails> = {}): CaseFact => ({ type: 'detailsChanged', changes: { tumour: details(tumour).tumour, ...changes }, reason: 'new findings' });

const eligible = practitioner();
const contact = practitioner({ standing: [{ status: 'contact' }] });
const local = practitioner({ practitionerId: 'test-surgeon-b', name: 'Test Surgeon B', homeSite: 'NHNN' });
const starts = (modality: 'surgery' | 'radiotherapy' | 'systemic', ...practitioners: (typeof eligible)[]): CaseFact => ({ type: 'treatmentStarted', modality, on: '2026-12-03', practitioners });
const agreement = (changes: Partial<OffDefaultAgreement> = {}): CaseFact => ({
  type: 'offDefaultAgreed',
  agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'Colorectal team there', agreedBy: ['spinalSurgeon'], dissentedBy: [], on: meetingDay, ...changes },
  meeting: inMeeting(),
});

const triages: readonly CaseFact[] = (['pathway', 'childrensPathway', 'msccPathway', 'otherService'] as const).flatMap((to) => ['', 'with a reason'].map((reason): CaseFact => ({ type: 'triaged', to, reason })));
const results: CaseFact = { type: 'resultsReady' };
const reviews: readonly CaseFact[] = [reviewed, { type: 'pathologyReviewed', result: 'inconclusive', reviewer: 'Test Pathologist', on: meetingDay }, { type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: meetingDay }];
/** By nobody, and ahead of its day: neither is a review (P4). */
const noReviews: readonly CaseFact[] = [{ ...reviewed, reviewer: '' } as CaseFact, { ...reviewed, on: '2026-11-27' } as CaseFact];
const urgent: CaseFact = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-18' };
const consultation = (notPossibleBecause: string): CaseFact => ({ type: 'consultationRecorded', consulted: [], notPossibleBecause, urgentChemotherapyConsidered: 'yes' });
const consultations: readonly CaseFact[] = [consultation(''), consultation('Nobody reached at night')];
const notStarted: CaseFact = { type: 'discussionStarted', meeting: closedMeeting };
const deferrals: readonly CaseFact[] = [inMeeting(), closedMeeting].map((meeting) => ({ type: 'deferred', meeting, cause: 'imaging', detail: 'CT', owner: 'Test Radiologist', due: '2026-12-01' }));
const notDiscussed: readonly CaseFact[] = [inMeeting(), closedMeeting].map((meeting) => ({ type: 'notDiscussed', meeting, reason: 'Time' }));
const noTreatment: readonly CaseFact[] = [inMeeting(), closedMeeting].map((meeting) => ({ type: 'noActiveTreatment', meeting, code: '01', reason: 'Declined' }));
const agreedOutside: CaseFact = { ...agreed, meeting: closedMeeting } as CaseFact;
const reopenings: readonly CaseFact[] = ['meeting-1', 'meeting-2'].map((meetingId) => ({ type: 'reopened', meeting: inMeeting({ meetingId }), reason: 'New imaging came in' }));
const completed: CaseFact = { type: 'treatmentCompleted', on: '2026-12-03' };
const followUps: readonly CaseFact[] = [['yes', ''] as const, ['inPart', ''] as const, ['inPart', 'The second operation was not wanted'] as const].map(([followed, reason]) => ({ type: 'followedUp', followed, reason }));
const relisted: CaseFact = { type: 'relisted', because: 'recurrence', detail: 'New lesion' };
const addendum: CaseFact = { type: 'addendum', text: 'A note' };
const versions: readonly CaseFact[] = [pathway.id, 'not-installed'].map((version) => ({ type: 'pathwayAdopted', version }));

/** The facts of a straight way from the referral to the end. */
const straight: readonly CaseFact[] = [triaged, results, reviewed, listed, started, agreed, relisted, completed, ...followUps];

const visit = { arrangementId: 'visit-1' } as const;
const asked: CaseFact = { type: 'arrangementRequested', request: { ...visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } };
const hosted = (until: string | null): CaseFact => ({ type: 'hostConfirmed', ...visit, host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: until, kit: '', bed: '' } });
const visits: readonly CaseFact[] = [
  asked,
  { type: 'arrangementAccepted', ...visit, date: '2026-12-03' },
  { type: 'arrangementDeclined', ...visit, reason: 'On leave' },
  { type: 'arrangementCounterProposed', ...visit, dateOptions: ['2026-12-10'], note: '' },
  { type: 'arrangementReoffered', ...visit, dateOptions: ['2026-12-03'] },
  hosted(null),
  hosted('2026-12-02'),
  { type: 'arrangementCancelled', ...visit, reason: 'Off the plan' },
];
const ending = practitioner({ standing: [{ until: '2026-12-05' }] });
const third = practitioner({ practitionerId: 'test-surgeon-c', name: 'Test Surgeon C' });
const secondAsked: CaseFact = { type: 'arrangementRequested', request: { arrangementId: 'visit-2', practitionerId: 'test-surgeon-c', surgeonName: 'Test Surgeon C', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } };
const replaced = (by: typeof eligible): CaseFact => ({ type: 'surgeonReplaced', replaces: 'test-surgeon-a', practitioner: by, reason: 'Declined' });

const investigation: ModalityPlan = { modality: 'furtherInvestigation', site: rnoh, detail: 'image-guided biopsy' };

const action = { actionId: 'action-1' } as const;
const owed: readonly CaseFact[] = [
  { type: 'actionAdded', ...action, words: 'ask for the outside films', owner: 'Test Coordinator', due: '2026-12-01' },
  { type: 'actionClosed', ...action, how: 'done', words: '' },
  { type: 'actionReopened', ...action, reason: 'The films were of another patient' },
  { type: 'conditionMet', condition: 'the review confirms it', on: meetingDay, words: '' },
  { type: 'conditionReopened', condition: 'the review confirms it', reason: 'It was another review' },
];

/** A handful of tumours, each with the events in which it differs from the others. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'a confirmed bone sarcoma, from the referral to the discussion',
    details: details(),
    facts: [...triages, results, ...reviews, ...noReviews, listed, urgent, ...consultations, started, notStarted, ...deferrals, ...notDiscussed, ...noTreatment, plan(surgery()), noted, agreed, ...reopenings, relisted, ...followUps, addendum, ...versions],
  },
  {
    name: 'a confirmed bone sarcoma, its operation planned and treated',
    details: details(),
    facts: [...straight, ...reviews.slice(1), ...noReviews.slice(0, 1), plan(surgery()), plan(surgery({ site: null })), plan(surgery({ practitioners: [] })), plan(surgery({ practitioners: [contact] })), plan(investigation), plan({ ...investigation, detail: '' }), withdrawn('surgery'), noted, conditional, agreedOutside, { ...agreed, verifier: 'Test Chair' } as CaseFact, starts('surgery', local), ...deferrals, ...reopenings, starts('surgery', eligible), starts('surgery', contact), starts('surgery'), starts('systemic', eligible)],
  },
  {
    name: 'a bone sarcoma whose operation the meeting moves',
    details: details(),
    facts: [...straight, plan(surgery()), plan(surgery({ site: nhnn, practitioners: [local] })), plan(surgery({ site: elsewhere, practitioners: [practitioner({ homeSite: null })] })), noted, agreement(), agreement({ site: elsewhere }), agreement({ site: elsewhere, replaces: 'NHNN' }), agreement({ site: { id: 'other', name: 'Another Hospital' } }), agreement({ agreedBy: ['sarcomaSurgeon'] }), agreement({ agreedBy: [] }), agreement({ site: rnoh }), changed({ skullBase: 'yes' }), withdrawn('surgery'), starts('surgery', local), ...reopenings.slice(0, 1)],
  },
  {
    name: 'a place the pathway does not name, agreed in place of one default or the other',
    details: details(),
    facts: [triaged, listed, started, reviewed, plan(surgery({ site: elsewhere, practitioners: [practitioner({ homeSite: null })] })), noted, agreement({ site: elsewhere }), agreement({ site: { id: 'other', name: 'Another Hospital' } }), changed({ skullBase: 'yes' }), agreed, relisted, ...deferrals.slice(0, 1)],
  },
  {
    name: 'a plan that is not whole: nobody leads, or its window ends before it begins',
    details: details(),
    facts: [triaged, listed, started, reviewed, plan(surgery({ practitioners: [{ ...eligible, part: 'with' }] })), plan(surgery({ operatingWindow: { from: '2026-12-04', to: '2026-12-03' } })), plan(surgery({ operatingWindow: { from: '2026-12-04', to: '2026-12-04' } })), noted, agreed, relisted, ...deferrals.slice(0, 1)],
  },
  {
    name: 'another site agreed by somebody who came later, deferred and discussed again',
    details: details(),
    facts: [triaged, listed, started, reviewed, plan(surgery({ site: nhnn, practitioners: [local] })), noted, agreement(), { ...agreement({ agreedBy: ['sarcomaSurgeon'] }), meeting: inMeeting({ rolesPresent: ['sarcomaSurgeon'] }) } as CaseFact, ...deferrals.slice(0, 1), ...noTreatment.slice(0, 1), ...reopenings.slice(0, 1), agreed, relisted],
  },
  {
    name: 'a bone sarcoma at the skull base, operated on by a visiting surgeon',
    details: details({ skullBase: 'yes', levels: ['C1'] }),
    facts: [...straight, plan(surgery({ site: nhnn })), noted, ...visits, replaced(local), replaced(practitioner({ practitionerId: 'test-surgeon-c', name: 'Test Surgeon C', standing: [{ until: '2026-11-25' }] })), starts('surgery', eligible), starts('surgery', local), { ...starts('surgery', eligible), on: '2026-12-04' } as CaseFact, ...deferrals.slice(0, 1), ...noTreatment.slice(0, 1), ...reopenings.slice(0, 1)],
  },
  {
    name: 'a visit carried out on the day both sides arranged, and not on another',
    details: details({ skullBase: 'yes', levels: ['C1'] }),
    facts: [triaged, listed, started, reviewed, plan(surgery({ site: nhnn })), asked, noted, agreed, ...visits.slice(1, 2), hosted(null), starts('surgery', eligible), { ...starts('surgery', eligible), on: '2026-12-04' } as CaseFact, relisted, ...deferrals.slice(0, 1)],
  },
  {
    name: 'a visiting surgeon whose standing ends between the day the plan says and the day that is accepted',
    details: details({ skullBase: 'yes', levels: ['C1'] }),
    facts: [...straight, plan(surgery({ site: nhnn, operatingDate: '2026-12-10', practitioners: [ending] })), plan(surgery({ site: nhnn, operatingDate: '2026-12-03', practitioners: [ending] })), noted, asked, ...[3, 10].map((day): CaseFact => ({ type: 'arrangementAccepted', ...visit, date: `2026-12-${String(day).padStart(2, '0')}` })), hosted(null), visits[4] ?? asked, ...deferrals.slice(0, 1), starts('surgery', ending), { ...starts('surgery', ending), on: '2026-12-10' } as CaseFact],
  },
  {
    name: 'a visiting surgeon who declines and is replaced by another visitor, also after treatment has begun',
    details: details({ skullBase: 'yes', levels: ['C1'] }),
    facts: [...straight.slice(0, 6), plan(surgery({ site: nhnn })), plan(systemic({ practitioners: [] })), noted, ...visits.slice(0, 3), hosted(null), secondAsked, { type: 'arrangementDeclined', arrangementId: 'visit-2', reason: 'On leave' }, replaced(third), starts('surgery', eligible), starts('systemic', practitioner({ standing: [{ modality: 'systemic', status: 'core' }] })), completed, ...followUps, ...deferrals.slice(0, 1)],
  },
  {
    name: 'a transnasal approach, the skull base not recorded',
    details: details({ transnasal: 'yes', skullBase: 'unknown', levels: ['C2'] }),
    facts: [...straight, plan(surgery()), plan(surgery({ site: nhnn, practitioners: [local] })), agreement({ site: rnoh, replaces: 'NHNN' }), noted, changed({ transnasal: 'unknown', skullBase: 'unknown', levels: ['C2'] }), changed({ transnasal: 'no', skullBase: 'no', levels: ['C2'] }), starts('surgery', local)],
  },
  {
    name: 'radiotherapy and systemic therapy of a bone sarcoma',
    details: details(),
    facts: [...straight, plan(radiotherapy()), plan(radiotherapy({ site: null })), plan(radiotherapy({ site: elsewhere, practitioners: [eligible] })), agreement({ modality: 'radiotherapy', site: elsewhere, replaces: 'UCLH' }), plan(systemic()), plan(systemic({ practitioners: [contact] })), withdrawn('radiotherapy'), withdrawn('systemic'), noted, changed({ tissue: 'unknown' }), starts('radiotherapy', practitioner({ standing: [{ modality: 'radiotherapy' }] })), starts('systemic', eligible), starts('systemic')],
  },
  {
    name: 'a giant cell tumour, which is no sarcoma',
    details: details({ sarcoma: 'no' }),
    facts: [...straight, plan(surgery({ practitioners: [contact] })), plan(radiotherapy({ practitioners: [eligible], site: elsewhere })), withdrawn('radiotherapy'), noted, conditional, starts('surgery', contact), starts('surgery'), urgent, ...consultations],
  },
  {
    name: 'a soft tissue sarcoma that touches the spine, whether sarcoma not recorded at first',
    details: details({ tissue: 'softTissue', sarcoma: 'unknown' }),
    facts: [...straight, plan(surgery({ practitioners: [contact] })), plan(surgery()), plan(radiotherapy({ site: elsewhere })), noted, changed({ tissue: 'softTissue', sarcoma: 'no' }), changed({ tissue: 'softTissue', spineContact: 'no' }), ...triages.slice(6), starts('surgery', contact)],
  },
  {
    name: 'a suspected tumour whose pathology is open',
    details: details({ certainty: 'suspected' }),
    facts: [triaged, listed, started, plan(surgery()), plan({ modality: 'palliative', site: null, detail: 'pain' }), plan(investigation), withdrawn('surgery'), withdrawn('palliative'), noted, conditional, reviewed, agreed, ...noTreatment, starts('surgery', eligible), changed({ certainty: 'excluded' }), changed({ certainty: 'unknown' }), relisted, ...followUps, completed],
  },
  {
    name: 'a patient who turns out to be a child, or a metastatic emergency, on the way',
    details: details(),
    facts: [...straight, ...triages, urgent, ...consultations, plan(surgery()), noted, ...deferrals.slice(0, 1), ...notDiscussed.slice(0, 1), ...noTreatment.slice(0, 1), starts('surgery', eligible), changed({}, born('2012-04-03')), changed({}, born(null)), changed({ origin: 'metastatic', metastaticCordCompression: 'yes' })],
  },
  {
    name: 'an agreed operation of a patient who turns out to be a child',
    details: details(),
    facts: [triaged, listed, started, reviewed, plan(surgery()), noted, agreed, starts('surgery', eligible), changed({}, born('2012-04-03')), changed({ certainty: 'excluded' }), relisted, ...triages.slice(2, 4), completed, ...followUps, ...deferrals.slice(0, 1)],
  },
  {
    name: 'a tumour with a condition and an action, each open until it is closed',
    details: details({ certainty: 'suspected' }),
    facts: [triaged, listed, started, plan(investigation), conditional, agreed, relisted, ...owed],
  },
  {
    name: 'an emergency nobody has placed yet, urgent from the start',
    details: details({ origin: 'unknown', metastaticCordCompression: 'unknown', tissue: 'unknown' }, { urgent: 'yes' }),
    facts: [...triages, urgent, ...consultations, listed, started, reviewed, plan(surgery()), noted, agreed, ...notDiscussed, ...noTreatment.slice(0, 1), ...deferrals.slice(0, 1), changed({ metastaticCordCompression: 'yes' }), changed({ origin: 'metastatic', metastaticCordCompression: 'yes' }), changed({ metastaticCordCompression: 'unknown', origin: 'metastatic' }), relisted],
  },
];

import { type CaseRecord, factsOf } from '../../../shared/domain/caseRecord.ts';
import type { CaseEvent, CaseEventOf } from '../../../shared/domain/caseEvent.ts';
import type { ModalityPlan, PlannedPractitioner } from '../../../shared/domain/plan.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { InvariantName } from './counterexample.ts';
import { expectedFor } from './oracle.ts';

/** Whether an event may be recorded: null where it may, otherwise the invariant it would break, or "plan" where it is only incomplete. */
export type Verdict = InvariantName | 'plan' | null;

type Treating = Extract<ModalityPlan, { practitioners: unknown }>;

const first = (...verdicts: readonly Verdict[]): Verdict => verdicts.find((each) => each !== null) ?? null;

/** The events whose acceptance the document decides, judged from the record a second time; undefined for every other event. */
export function verdictOn(pathway: Pathway, record: CaseRecord, event: CaseEvent): Verdict | undefined {
  const { to } = expectedFor(factsOf(record), pathway.rules);
  const isElsewhere = to === 'childrensPathway' || to === 'msccPathway';
  switch (event.type) {
    case 'agreed':
      return onAgreement(pathway, record, event);
    case 'treatmentStarted':
      return first(isElsewhere || to === 'discharge' ? 'I7' : null, onTreatment(pathway, record, event));
    case 'urgentTreatmentDeclared':
      return isElsewhere || to === 'discharge' ? 'I7' : null;
    case 'pathologyReviewed':
      return event.reviewer !== '' && event.on <= event.at.slice(0, 10) ? null : 'I8';
    case 'discussionStarted':
      return first(event.meeting.inProgress ? null : 'I1', isElsewhere || to === 'discharge' ? 'I7' : null);
    case 'noActiveTreatment':
      return first(event.meeting.inProgress ? null : 'I1', isElsewhere || mayBeElsewhere(factsOf(record)) ? 'I7' : null);
    case 'deferred':
    case 'notDiscussed':
      return event.meeting.inProgress ? null : 'I1';
    case 'reopened':
      return event.meeting.inProgress && record.discussions.at(-1)?.meeting.meetingId === event.meeting.meetingId ? null : 'I10';
    case 'consultationRecorded':
      return event.consulted.length > 0 || event.notPossibleBecause !== '' ? null : 'I6';
    case 'triaged':
      return onTriage(pathway, record, event);
    case 'followedUp':
      return (event.followed === 'yes' ? hasBegunWholly(record) : event.reason !== '') ? null : 'plan';
    case 'offDefaultAgreed':
      return isComplete(event.agreement) && event.agreement.agreedBy.every((role) => (event.meeting ?? record.discussions.at(-1)?.meeting)?.rolesPresent.includes(role)) ? null : 'I2';
    default:
      return undefined;
  }
}

function onTriage({ rules }: Pathway, record: CaseRecord, { to, reason }: CaseEventOf<'triaged'>): Verdict {
  const facts = factsOf(record);
  const expected = expectedFor(facts, rules).to;
  if (to === 'pathway' && (expected === 'childrensPathway' || expected === 'msccPathway' || mayBeElsewhere(facts))) return 'I7';
  const asksReason = to !== expected || record.triage !== null;
  return asksReason && reason === '' ? 'scope' : null;
}

/** Nobody can say yet that it is neither a child nor a metastatic emergency. */
function mayBeElsewhere({ ageAtReferral, origin, metastaticCordCompression, urgent }: ReturnType<typeof factsOf>): boolean {
  return ageAtReferral === null || (origin !== 'primary' && metastaticCordCompression === 'unknown' && urgent !== 'no');
}

/** Of an agreed plan, each treatment somebody has to give has begun. */
function hasBegunWholly({ plan, started, earlier, discussions }: CaseRecord): boolean {
  if (discussions.at(-1)?.outcome?.kind !== 'agreed') return true;
  return plan.modalities.every((each) => !('practitioners' in each) || started.slice(earlier.started).some(({ modality }) => modality === each.modality));
}

function onAgreement({ rules }: Pathway, record: CaseRecord, { meeting, chair, verifier }: CaseEventOf<'agreed'>): Verdict {
  const facts = factsOf(record);
  const { modalities, notes } = record.plan;
  const expected = expectedFor(facts, rules);
  const isSarcoma = facts.sarcoma !== 'no';
  const treats = modalities.some(({ modality }) => modality !== 'surveillance' && modality !== 'furtherInvestigation');
  const isConditional = notes.conditions.some(({ kind }) => kind === 'pathologyReview');
  return first(
    meeting.inProgress ? null : 'I1',
    expected.to === 'pathway' || expected.to === 'otherService' ? null : 'I7',
    chair === verifier || modalities.length === 0 || notes.intent === null || modalities.some((each) => 'detail' in each && each.detail === '') ? 'plan' : null,
    modalities.some((each) => 'practitioners' in each && each.practitioners.length > 0 && each.practitioners.filter(({ part }) => part === 'lead').length !== 1) ? 'plan' : null,
    modalities.some((each) => each.modality === 'surgery' && each.operatingWindow !== null && each.operatingWindow.from > each.operatingWindow.to) ? 'plan' : null,
    ...modalities.map((each): Verdict => {
      if (!('practitioners' in each)) return null;
      const standing = isSarcoma && each.practitioners.some((one) => daysOf(record, each, meeting.date).some((day) => !hasStanding(one, each.modality, day))) ? 'I4' : null;
      if (each.modality === 'systemic') return standing;
      if (each.site === null) return 'I2';
      const proposed = each.modality === 'surgery' ? expected.surgery : expected.radiotherapy;
      const away = proposed !== null && each.site.id !== proposed && !isAgreed(record, each, proposed) ? 'I2' : null;
      if (each.modality === 'radiotherapy') return first(away, standing, facts.tissue !== 'softTissue' && facts.origin !== 'metastatic' && (facts.tissue === 'unknown' || facts.origin === 'unknown') ? 'I5' : null);
      return first(away, standing, each.practitioners.length === 0 ? 'I4' : null, mayReachSkullBase(facts) ? 'I3' : null, each.practitioners.some((one) => isVisiting(one, each) && !isAsked(record, one, each)) ? 'I11' : null);
    }),
    treats && (record.pathologyReview?.result === 'notATumour' || (facts.pathologyReviewed !== 'yes' && !isConditional)) ? 'I8' : null,
  );
}

function onTreatment({ rules }: Pathway, record: CaseRecord, { modality, practitioners, on }: CaseEventOf<'treatmentStarted'>): Verdict {
  const facts = factsOf(record);
  const planned = record.plan.modalities.find((each) => each.modality === modality);
  if (planned === undefined || !('practitioners' in planned)) return 'I1';
  const visitors = planned.modality === 'surgery' ? [...planned.practitioners, ...practitioners].filter((one) => isVisiting(one, planned)) : [];
  const notArranged = visitors.some((one) => !['arranged', 'done'].includes(statusOf(record, one, planned)) || acceptedBy(record, one, planned) !== on);
  return first(
    record.urgentTreatment === null && on < (record.discussions.at(-1)?.meeting.date ?? '') ? 'I1' : null,
    practitioners.length === 0 ? 'I4' : null,
    facts.sarcoma !== 'no' && practitioners.some((one) => !hasStanding(one, modality, on)) ? 'I4' : null,
    notArranged ? 'I11' : null,
    planned.modality === 'surgery' ? onOperatingSite(record, planned, expectedFor(facts, rules).surgery) : null,
    facts.pathologyReviewed !== 'yes' && (record.urgentTreatment === null || (record.discussions.at(-1)?.meeting.date ?? '') < on) ? 'I8' : null,
  );
}

function onOperatingSite(record: CaseRecord, planned: Treating, proposed: string | null): Verdict {
  if (mayReachSkullBase(factsOf(record))) return 'I3';
  return planned.site === null || (planned.site.id !== proposed && proposed !== null && !isAgreed(record, planned, proposed)) ? 'I2' : null;
}

function hasStanding({ designations }: PlannedPractitioner, kind: Treating['modality'], day: string): boolean {
  return designations.some(({ status, modality, from, until }) => ['core', 'designated'].includes(status) && modality === kind && (from ?? '') <= day && day <= (until ?? '9999'));
}

function daysOf(record: CaseRecord, entry: Treating, today: string): string[] {
  if (entry.modality !== 'surgery') return [today];
  const accepted = entry.practitioners.filter((one) => isVisiting(one, entry)).flatMap((one) => acceptedBy(record, one, entry) ?? []);
  if (accepted.length > 0) return accepted;
  const window = entry.operatingWindow;
  return entry.operatingDate !== null ? [entry.operatingDate] : window === null ? [today] : [window.from, window.to];
}

function mayReachSkullBase({ skullBase, transnasal, levels }: ReturnType<typeof factsOf>): boolean {
  const isNear = levels.length === 0 || ['skullBase', 'C1', 'C2'].some((level) => levels.includes(level));
  return isNear && skullBase !== 'yes' && transnasal !== 'yes' && (skullBase === 'unknown' || transnasal === 'unknown' || levels.includes('skullBase'));
}

function isComplete({ agreedBy, words, site, replaces }: CaseRecord['plan']['offDefault'][number]): boolean {
  return agreedBy.length > 0 && words !== '' && site.id !== replaces;
}

function isAgreed(record: CaseRecord, { modality, site }: Treating, replaced: string): boolean {
  return record.plan.offDefault.some((each) => each.modality === modality && each.site.id === site?.id && each.site.name === site.name && each.replaces === replaced && isComplete(each));
}

function isVisiting({ homeSite }: PlannedPractitioner, { site }: Treating): boolean {
  return homeSite !== null && site !== null && homeSite !== site.id;
}

function visitOf({ arrangements, earlier }: CaseRecord, { practitionerId }: PlannedPractitioner, { site }: Treating): CaseRecord['arrangements'][number] | undefined {
  const theirs = arrangements.slice(earlier.arrangements).filter(({ request, status }) => status !== 'cancelled' && request.practitionerId === practitionerId && [site?.id, site?.name].includes(request.hostSite));
  return theirs.at(-1);
}

function statusOf(record: CaseRecord, one: PlannedPractitioner, entry: Treating): string {
  return visitOf(record, one, entry)?.status ?? 'not asked';
}

function acceptedBy(record: CaseRecord, one: PlannedPractitioner, entry: Treating): string | null {
  return visitOf(record, one, entry)?.acceptedDate ?? null;
}

function isAsked(record: CaseRecord, one: PlannedPractitioner, entry: Treating): boolean {
  return !['declined', 'not asked'].includes(statusOf(record, one, entry));
}

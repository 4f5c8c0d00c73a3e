import type { AgendaStatus } from '../../../shared/api/views.ts';
import type { DeferralCause, NoTreatmentReason } from '../../../shared/domain/caseEvent.ts';
import type { ModalityPlan, OffDefaultAgreement, PlanNotes } from '../../../shared/domain/plan.ts';
import { londonDay, londonTime, plainDay } from '../../../shared/domain/dates.ts';
import { momentOf } from './moment.ts';
import type { CaseOutcome, MeetingOutcomes, TakenOffCase } from './outcomes.ts';

/** Agenda outcomes as minutes and spreadsheets word them. */
export const statusNames: Record<AgendaStatus, string> = {
  waiting: 'Not reached',
  inDiscussion: 'Discussion not ended',
  agreed: 'Agreed',
  deferred: 'Deferred',
  notDiscussed: 'Not discussed',
  noActiveTreatment: 'No active treatment',
  settled: 'Settled elsewhere',
};

export const intentNames: Record<NonNullable<PlanNotes['intent']>, string> = { curative: 'curative', nonCurative: 'non-curative', diagnostic: 'diagnostic', notKnown: 'not known' };

export const deferralNames: Record<DeferralCause, string> = {
  imaging: 'imaging',
  pathology: 'pathology',
  clinicalInformation: 'clinical information',
  keyPersonAbsent: 'a key person was absent',
  patientNotSeen: 'the patient was not seen',
  time: 'time',
  other: 'other',
};

/** COSD CR0490 "No Cancer Treatment Reason" in words. */
export const noTreatmentNames: Record<NoTreatmentReason, string> = {
  '01': 'patient declined treatment',
  '02': 'unfit: poor performance status',
  '03': 'unfit: significant comorbidity',
  '04': 'unfit: advanced stage',
  '05': 'unknown primary site',
  '06': 'died before treatment',
  '07': 'no active treatment available',
  '08': 'other',
  '10': 'monitoring only',
  '99': 'not known',
};

const agreementReasons: Record<OffDefaultAgreement['reason'], string> = {
  expertise: 'expertise',
  jointSurgery: 'joint surgery',
  equipment: 'equipment',
  patientChoice: "patient's choice",
  clinicalCondition: 'clinical condition',
  timeliness: 'timeliness',
  other: 'other',
};

/** An off-default agreement in a sentence: what was agreed in place of what, and why. */
export function agreementWords({ site, replaces, reason, words }: OffDefaultAgreement): string {
  return `${site.name} in place of ${replaces} (${agreementReasons[reason]}): ${words}`;
}

/** A condition or an action with who owes it, and by when where that is said. */
export function owedWords({ words, owner, due }: { readonly words: string; readonly owner: string; readonly due: string | null }): string {
  return `${words} (${owner}${due === null ? '' : `, by ${plainDay(due)}`})`;
}

/** Who tells the patient, and by when; blank where nothing is said. */
export function toldWords({ toldBy, toldOn }: Pick<PlanNotes, 'toldBy' | 'toldOn'>): string {
  return [toldBy, toldOn === null ? '' : `by ${plainDay(toldOn)}`].filter((part) => part !== '').join(', ');
}

/** When a part of the plan is meant to be; blank where nothing is said. */
export function whenWords(entry: ModalityPlan): string {
  if (entry.modality === 'surgery' && entry.operatingDate !== null) return plainDay(entry.operatingDate);
  if (entry.modality === 'surgery' && entry.operatingWindow !== null) return `${plainDay(entry.operatingWindow.from)} to ${plainDay(entry.operatingWindow.to)}`;
  return 'timing' in entry ? entry.timing : '';
}

/** The document's month of review, and that it has passed (D10). */
export function reviewWords({ reviewDue, reviewOverdue }: Pick<MeetingOutcomes['pathway'], 'reviewDue' | 'reviewOverdue'>): string {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const month = `${months[Number(reviewDue.slice(5)) - 1]} ${reviewDue.slice(0, 4)}`;
  return reviewOverdue ? `review due ${month}: overdue` : `review due ${month}`;
}

/** Why, when and by whom a case was taken off the agenda. What the rule does nobody had to do. */
export function takenOffWords({ at, by, byRule, reason }: Pick<TakenOffCase, 'at' | 'by' | 'byRule' | 'reason'>): string {
  return `Taken off the agenda ${momentOf(at)}, ${byRule ? 'by rule' : `by ${by}`}: ${reason}`;
}

/** When a case was put aside and, where it was said, why; blank for one that was not. */
export function putAsideWords({ putAside }: Pick<CaseOutcome, 'putAside'>): string {
  if (putAside === null) return '';
  return `${londonTime(putAside.at)}${putAside.reason === '' ? '' : `: ${putAside.reason}`}`;
}

/** A break: from when to when, and why. */
export function pauseWords({ from, to, reason }: MeetingOutcomes['meeting']['pauses'][number]): string {
  return `${londonTime(from)} to ${to === null ? 'the close' : londonTime(to)}: ${reason}`;
}

/** When the meeting really was: "08:04 to 09:31"; with its day where that is not the day it was planned for. */
export function heldWords({ date, startsAt, startedAt, seal }: Pick<MeetingOutcomes['meeting'], 'date' | 'startsAt' | 'startedAt' | 'seal'>): string {
  if (startedAt === null) return '';
  const day = londonDay(startedAt);
  const ended = londonDay(seal.at) === day ? londonTime(seal.at) : momentOf(seal.at);
  return day === date ? `${londonTime(startedAt)} to ${ended}` : `${plainDay(day)}, ${londonTime(startedAt)} to ${ended}; it was planned for ${plainDay(date)}, ${startsAt}`;
}

import { daysBetween } from './calendar.ts';
import type { CaseDetails } from './case.ts';
import type { IsoDate } from './dates.ts';

/** One day of the way from the referral to the meeting; `day` counts from the referral and is null where its day is not known. */
export type Milestone = { readonly what: string; readonly on: IsoDate; readonly day: number | null };

/** What the timeline of a case is made from. The day of a meeting is the day it is discussed, never a decision to treat. */
export type Way = {
  readonly details: Pick<CaseDetails, 'referral' | 'workUp'>;
  readonly pathologyReview: { readonly on: IsoDate } | null;
  readonly urgentTreatment: { readonly treatment: string; readonly startedOn: IsoDate | null } | null;
  readonly discussions: readonly { readonly meeting: { readonly date: IsoDate }; readonly outcome: { readonly kind: string } | null }[];
};

/** The way of a case in the order of its days, up to the meeting that talks about it. */
export function milestonesOf({ details, pathologyReview, urgentTreatment, discussions }: Way, meetingDay: IsoDate): Milestone[] {
  const { referral, workUp } = details;
  const done = workUp.flatMap(({ kind, detail, status, on }) => (on !== null && on <= meetingDay && (status === 'done' || status === 'reported') && kind !== 'referralLetter' ? [{ what: workWords(kind, detail), on }] : []));
  const all = [
    ...(referral.on === null ? [] : [{ what: 'referred', on: referral.on }]),
    ...done,
    ...(pathologyReview === null ? [] : [{ what: 'pathology review', on: pathologyReview.on }]),
    ...(urgentTreatment === null || urgentTreatment.startedOn === null ? [] : [{ what: `urgent: ${urgentTreatment.treatment}`, on: urgentTreatment.startedOn }]),
    ...discussions.filter(({ meeting, outcome }) => outcome !== null && meeting.date < meetingDay).map(({ meeting, outcome }) => ({ what: `MDT: ${outcomeNames[outcome?.kind ?? ''] ?? 'discussed'}`, on: meeting.date })),
    { what: 'this MDT', on: meetingDay },
  ];
  // A review that was recorded as work done and as a step of the pathway is one day of the way.
  const once = all.filter(({ what, on }, index) => all.findIndex((other) => other.what === what && other.on === on) === index);
  return once.toSorted((one, other) => one.on.localeCompare(other.on)).map(({ what, on }) => ({ what, on, day: referral.on === null ? null : daysBetween(referral.on, on) }));
}

/** A scan is called by its own name; of the others the detail says how it was done. */
function workWords(kind: CaseDetails['workUp'][number]['kind'], detail: string): string {
  if (detail === '') return kindNames[kind];
  return kind === 'imaging' ? detail : `${kindNames[kind]} (${detail})`;
}

const kindNames: Record<CaseDetails['workUp'][number]['kind'], string> = { imaging: 'imaging', biopsy: 'biopsy', pathologyReview: 'pathology review', molecular: 'molecular', referralLetter: 'referral letter' };
const outcomeNames: Record<string, string> = { agreed: 'agreed', deferred: 'deferred', notDiscussed: 'not discussed', noActiveTreatment: 'no active treatment' };

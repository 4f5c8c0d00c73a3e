import type { IsoDate } from './dates.ts';
import { daysAfter } from './meetingSeries.ts';

/** What is asked of a case for its follow-up. */
type DecidedCase = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly state: string;
  readonly outcomes: readonly { readonly meetingId: string; readonly status: string; readonly text: string }[];
};

/** A plan of an earlier meeting that is to be followed up. */
export type FollowUpAsked = {
  readonly caseId: string;
  readonly caseVersion: number;
  readonly name: string;
  readonly decidedOn: IsoDate;
  readonly plan: string;
  /** Why nobody can answer yet; empty where somebody can. */
  readonly notYet: string;
};

/**
 * The decisions a meeting on that day asks about: plans whose treatment is completed, and those decided so many days ago whose
 * treatment is not; no active treatment after as many days, since a patient may change their mind or be treated elsewhere. Each comes back at every meeting until it is answered; one decided on that day or later is not asked about.
 */
export function followUpsAsked(cases: readonly DecidedCase[], dayOf: (meetingId: string) => IsoDate | undefined, on: IsoDate, afterDays: number): FollowUpAsked[] {
  const asked = cases.flatMap(({ id, version, name, state, outcomes }): FollowUpAsked[] => {
    const decision = outcomes.findLast(({ status }) => status === 'agreed' || status === 'noActiveTreatment');
    const decidedOn = decision && dayOf(decision.meetingId);
    if (decision === undefined || decidedOn === undefined || decidedOn >= on) return [];
    const underWay = state === 'delivery';
    const isDue = state === 'followUp' || ((underWay || state === 'noActiveTreatment' || state.startsWith('agreed')) && daysAfter(decidedOn, afterDays) <= on);
    const notYet = underWay ? 'Treatment has begun and its end is not recorded: record it on the case, or note why not yet.' : '';
    return isDue ? [{ caseId: id, caseVersion: version, name, decidedOn, plan: decision.text, notYet }] : [];
  });
  return asked.sort((one, other) => one.decidedOn.localeCompare(other.decidedOn));
}

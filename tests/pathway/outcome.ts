import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import type { OffDefaultAgreement } from '../../shared/domain/plan.ts';
import { recordFact, statePath } from '../../shared/pathway/replay.ts';
import { caseAfter, event, inMeeting, meetingDay, nhnn, noted, practitioner, untilDiscussion } from '../fakes/records.ts';

/** What becomes of a fact after the steps: the state it leads to, or the clauses of the refusal. */
export function outcome(of: CaseDetails, steps: readonly CaseFact[], fact: CaseFact): { to: string } | { refused: string; clauses: readonly string[]; message: string } {
  const next = recordFact(caseAfter(of, ...steps), event(fact));
  return next.ok ? { to: statePath(next.value) } : { refused: next.refusal.code, clauses: next.refusal.clauses, message: next.refusal.message };
}

/** The steps as far as a plan with these modalities. */
export const planned = (...plans: Extract<CaseFact, { type: 'modalityPlanned' }>['plan'][]): CaseFact[] => [...untilDiscussion, ...plans.map((plan): CaseFact => ({ type: 'modalityPlanned', plan })), noted];

/** That surgery elsewhere was agreed, but for the changes. */
export const agreement = (changes: Partial<OffDefaultAgreement> = {}): CaseFact => ({
  type: 'offDefaultAgreed',
  agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'Colorectal team there', agreedBy: ['spinalSurgeon', 'clinicalOncologist'], dissentedBy: [], on: meetingDay, ...changes },
  meeting: inMeeting(),
});

export const atNhnn = practitioner({ homeSite: 'NHNN' });

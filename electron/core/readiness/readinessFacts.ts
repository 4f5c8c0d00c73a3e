import type { CaseRecord } from '../../../shared/domain/caseRecord.ts';
import { factsOf } from '../../../shared/domain/caseRecord.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { ReadinessFacts } from '../../../shared/domain/readiness.ts';
import type { ToldItem } from '../../../shared/domain/readinessItem.ts';
import { tumourKindOf } from '../../../shared/domain/readinessSettings.ts';
import { type CaseState, pathwayOf, recordOf, statePath } from '../../../shared/pathway/replay.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';

/** What the readiness of a case is judged by; null for a case that waits for no meeting: being discussed, decided, or on another pathway. */
export function readinessFactsOf(state: CaseState): ReadinessFacts | null {
  return /^(referral|diagnosis|urgentTreatment|awaitingMdt)/.test(statePath(state)) ? readinessOf(state) : null;
}

/** Whether the meeting has ended with the case, or another pathway has it: its work-up is owed to no meeting any more. */
export function isDecided(state: CaseState): boolean {
  return !/^(referral|diagnosis|urgentTreatment|awaitingMdt|discussion|planning)/.test(statePath(state));
}

/** What readiness is judged by, whatever state the case is in: also while it is being discussed. */
export function readinessOf(state: CaseState): ReadinessFacts {
  const stage = statePath(state);
  const record = recordOf(state);
  const { details, urgentTreatment } = record;
  const facts = factsOf(record);
  // The review is an item of its own.
  const missing = answerRules(pathwayOf(state), facts).missing.filter(({ fact }) => fact !== 'pathologyReviewed');
  return {
    kind: tumourKindOf(details.tumour),
    urgent: facts.urgent === 'yes',
    referredFrom: details.referral.from,
    presenter: details.presenter,
    keyWorker: details.keyWorker,
    workUp: [...details.workUp],
    review: reviewOf(record),
    told: toldIn(details),
    owed: [...details.owed],
    triaged: !stage.startsWith('referral'),
    noteOwed: stage === 'urgentTreatment',
    noteRecorded: urgentTreatment !== null && urgentTreatment.consultation !== null,
    missingFacts: missing.map(({ fact, clauses }) => ({ fact, clause: clauses[0] ?? '' })),
  };
}

function reviewOf({ pathologyReview }: CaseRecord): ReadinessFacts['review'] {
  return pathologyReview && { on: pathologyReview.on, conclusive: pathologyReview.result !== 'inconclusive' };
}

function toldIn({ performanceStatus, question, presenter, wishes, keyWorker }: CaseDetails): ToldItem[] {
  const told: Record<ToldItem, boolean> = {
    performanceStatus: performanceStatus !== 'unknown',
    question: question !== '',
    presenter: presenter !== '',
    wishes: wishes !== '',
    keyWorker: keyWorker !== '',
  };
  // Object.keys only forgets that the keys are those of the table.
  return (Object.keys(told) as ToldItem[]).filter((item) => told[item]);
}

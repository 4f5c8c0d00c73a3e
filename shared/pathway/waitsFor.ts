import type { WaitsFor } from '../domain/caseStage.ts';
import { type CaseRecord, lastDiscussion } from '../domain/caseRecord.ts';
import { plainDay } from '../domain/dates.ts';
import { deferralCauses } from '../domain/deferredWords.ts';
import { type CaseState, clausesOfState, recordOf, stateName, statePath } from './replay.ts';

/** What is waited for at each state of the machine that is not an end; awaiting the meeting has its own words below. */
const byState: Readonly<Record<string, WaitsFor>> = {
  'referral.triage': { words: 'Triage: does it belong to this pathway?', clauses: ['P1'] },
  'diagnosis.workup': { words: 'Results of the work-up', clauses: ['K1a', 'K1b'] },
  'diagnosis.pathologyReview': { words: 'The specialist pathology review', clauses: ['P4'] },
  urgentTreatment: { words: 'The consultation note on its urgent treatment', clauses: ['K2c'] },
  discussion: { words: 'The outcome of its discussion', clauses: ['K2a'] },
  planning: { words: 'The outcome of its discussion', clauses: ['K2a', 'P3'] },
  'agreed.arranging': { words: 'A visiting surgeon to be arranged', clauses: ['K5'] },
  'agreed.surgeonToChoose': { words: 'A surgeon to be chosen', clauses: ['K5', 'K6'] },
  'agreed.ready': { words: 'Treatment to begin', clauses: ['P3'] },
  delivery: { words: 'Treatment to be completed', clauses: ['P3'] },
  followUp: { words: 'Follow-up: was the plan followed?', clauses: ['P3'] },
  noActiveTreatment: { words: 'Follow-up of the decision for no active treatment', clauses: ['P3'] },
};

/** What a case waits for now; null for one that has ended. */
export function waitsFor(state: CaseState): WaitsFor | null {
  if (state.snapshot.hasTag('ended')) return null;
  const path = statePath(state);
  if (path === 'awaitingMdt') return awaitedMeeting(recordOf(state));
  return byState[path] ?? { words: stateName(state), clauses: clausesOfState(state) };
}

/** Why the case is to be discussed: what the last meeting left open, or what happened since. */
function awaitedMeeting(record: CaseRecord): WaitsFor {
  const { retrospective, openSince } = record;
  const last = lastDiscussion(record);
  if (last?.outcome?.kind === 'deferred') {
    const { cause, detail, owner, due } = last.outcome;
    return { words: `A meeting: deferred for ${detail || deferralCauses[cause]} (${owner}, by ${plainDay(due)})`, clauses: ['K2a'] };
  }
  if (last?.outcome?.kind === 'notDiscussed') return { words: `A meeting: it was listed and not discussed (${last.outcome.reason})`, clauses: ['K2a'] };
  if (retrospective) return { words: 'The next meeting, to look back on its urgent treatment', clauses: ['K2a', 'K2b'] };
  return { words: openSince.how === 'relisted' ? 'A meeting: it is listed again' : 'A meeting', clauses: ['K2a'] };
}

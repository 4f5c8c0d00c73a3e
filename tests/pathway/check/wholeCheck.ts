import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';
import { type CaseCheck, checkCases } from './caseWalk.ts';
import type { Counterexample } from './counterexample.ts';
import type { Coverage } from './coverage.ts';
import { checkFacts, type FactCheck } from './factCheck.ts';
import { scenarios } from './scenarios.ts';
import { checkArrangements, checkMeetings, type MachineCheck } from './smallMachines.ts';

/** Everything the check looked at. */
export type WholeCheck = { readonly facts: FactCheck; readonly cases: CaseCheck; readonly arrangements: MachineCheck; readonly meetings: MachineCheck };

/** Every combination of facts, every way through the three machines; of the states reached, every `replayEvery`th case is replayed. */
export function checkWhole(pathway: Pathway, replayEvery: number): WholeCheck {
  return { facts: checkFacts(pathway, answerRules), cases: checkCases(pathway, scenarios, { replayEvery }), arrangements: checkArrangements(), meetings: checkMeetings() };
}

/** The first counterexample of each part that has one. */
export function counterexamplesOf({ facts, cases, arrangements, meetings }: WholeCheck): Counterexample[] {
  return [facts, cases, arrangements, meetings].map(({ counterexample }) => counterexample).filter((each) => each !== null);
}

/** What of the three machines was never seen, in words; empty where all was (I9). */
export function unseenOf({ cases, arrangements, meetings }: Omit<WholeCheck, 'facts'>): string[] {
  const of = (machine: string, { states, transitions, guardsHolding, guardsRefusing }: Coverage): string[] => [
    ...states.unseen.map((each) => `${machine}: state ${each} is not reached`),
    ...transitions.unseen.map((each) => `${machine}: transition ${each} is not taken`),
    ...guardsHolding.unseen.map((each) => `${machine}: guard of ${each} never holds`),
    ...guardsRefusing.unseen.map((each) => `${machine}: guard of ${each} never refuses`),
  ];
  return [...of('case', cases.coverage), ...of('arrangement', arrangements.coverage), ...of('meeting', meetings.coverage)];
}

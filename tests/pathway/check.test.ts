import { expect, it } from 'vitest';
import { answerRules } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { checkCases } from './check/caseWalk.ts';
import { described } from './check/counterexample.ts';
import { checkFacts } from './check/factCheck.ts';
import { scenarios } from './check/scenarios.ts';
import { checkArrangements, checkMeetings } from './check/smallMachines.ts';
import { unseenOf } from './check/wholeCheck.ts';

it('every combination of facts gets the answer the document asks for, and names the facts it waits for (I3, I5–I8, I12)', () => {
  const { combinations, counterexample } = checkFacts(pathway, answerRules);
  expect(counterexample === null ? null : described(counterexample)).toBeNull();
  expect(combinations).toBe(4 * 3 ** 9 * 5 * 4);
});

it('every way through the three machines keeps the invariants, and no state, transition or guard is left out (I1–I13)', () => {
  const [cases, arrangements, meetings] = [checkCases(pathway, scenarios, { replayEvery: 20 }), checkArrangements(), checkMeetings()];
  for (const { counterexample } of [cases, arrangements, meetings]) expect(counterexample === null ? null : described(counterexample)).toBeNull();
  expect(unseenOf({ cases, arrangements, meetings })).toEqual([]);
});

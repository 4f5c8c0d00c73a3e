import { pathway } from '../../fakes/pathway.ts';
import { facts } from '../../fakes/records.ts';
import { answerRules } from '../../../shared/pathway/rules.ts';
import { checkCases } from './caseWalk.ts';
import type { Counterexample } from './counterexample.ts';
import { checkFacts } from './factCheck.ts';
import { factSpace } from './factSpace.ts';
import { scenarios } from './scenarios.ts';
import { checkArrangements, checkMeetings } from './smallMachines.ts';

const { skullBase, transnasal, levels, tissue, spineContact, origin, sarcoma, metastaticCordCompression, urgent } = facts();

/** One part of the check in its small size: what it looks at, and the counterexample it finds. */
type NearCheck = { readonly name: string; readonly run: () => Counterexample | null };

/** The check for whoever has to run it often: two slices of the facts, and so many of the nearest states of each case. */
export const nearChecks = (states: number): readonly NearCheck[] => [
  { name: 'where a case belongs', run: () => checkFacts(pathway, answerRules, factSpace(pathway.rules, { skullBase, transnasal, levels, pathologyReviewed: 'no' })).counterexample },
  {
    name: 'where surgery is proposed',
    run: () => checkFacts(pathway, answerRules, factSpace(pathway.rules, { tissue, spineContact, origin, sarcoma, metastaticCordCompression, urgent })).counterexample,
  },
  { name: 'a visit', run: () => checkArrangements().counterexample },
  { name: 'a meeting', run: () => checkMeetings().counterexample },
  ...scenarios.map((scenario): NearCheck => ({ name: scenario.name, run: () => checkCases(pathway, [scenario], { replayEvery: 20, limit: states }).counterexample })),
];

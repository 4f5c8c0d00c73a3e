import type { FactName, RuleFacts } from '../../../shared/domain/tumour.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { RulesAnswer, Statement, Topic } from '../../../shared/pathway/statement.ts';
import type { Counterexample, InvariantName } from './counterexample.ts';
import { denyEachOther, digitOf, type FactSpace, factsAt, factSpace, isUnrecorded } from './factSpace.ts';
import { type Expected, expectedFor } from './oracle.ts';

/** What the enumeration covered; the first counterexample, or null. */
export type FactCheck = { readonly combinations: number; readonly statements: number; readonly counterexample: Counterexample | null };

/** Asks the rules for every combination of a space of facts and holds each answer against the oracle and against its neighbours. */
export function checkFacts(pathway: Pathway, answerRules: (pathway: Pathway, facts: RuleFacts) => RulesAnswer, space: FactSpace = factSpace(pathway.rules)): FactCheck {
  const seen: Seen = { placement: new Uint16Array(space.size), meaning: new Uint32Array(space.size), missing: new Uint16Array(space.size) };
  const bits = new Map(space.dimensions.map(({ fact }, place) => [fact, 1 << place]));
  let statements = 0;
  for (let index = 0; index < space.size; index += 1) {
    const facts = factsAt(space, index);
    const answer = answerRules(pathway, facts);
    const broken = againstOracle(answer, expectedFor(facts, pathway.rules)) ?? againstClauses(pathway, answer) ?? againstItself(answer);
    if (broken !== null) return { combinations: index + 1, statements, counterexample: { ...broken, facts, way: [] } };
    statements += answer.proposals.length + answer.statements.length;
    seen.placement[index] = placementOf(answer, pathway);
    seen.meaning[index] = meaningOf(answer) * 1024 + placementOf(answer, pathway);
    seen.missing[index] = answer.missing.reduce((mask, { fact }) => mask | (bits.get(fact) ?? 0), 0);
  }
  return { combinations: space.size, statements, counterexample: againstNeighbours(space, seen) };
}

type Broken = { readonly invariant: InvariantName; readonly what: string };
type Seen = { readonly placement: Uint16Array; readonly meaning: Uint32Array; readonly missing: Uint16Array };

const siteOf = (answer: RulesAnswer, topic: Topic): string | null => answer.proposals.find((each) => each.topic === topic)?.site ?? null;
const held = (answer: RulesAnswer, topic: Topic): Statement['holds'] | null => answer.statements.find((each) => each.topic === topic)?.holds ?? null;
const speaksOf = (answer: RulesAnswer, topic: Topic): boolean => answer.statements.some((each) => each.topic === topic);

function againstOracle(answer: RulesAnswer, expected: Expected): Broken | null {
  const { to } = answer.scope;
  const broken = (invariant: InvariantName, subject: string, found: unknown, wanted: unknown): Broken => ({ invariant, what: `${subject}: ${String(found)}, where ${String(wanted)} is asked for` });
  if (to !== expected.to) return broken(['childrensPathway', 'msccPathway'].includes(expected.to) ? 'I7' : 'scope', 'scope', to, expected.to);
  if (siteOf(answer, 'surgerySite') !== expected.surgery) return broken('I3', 'surgery', siteOf(answer, 'surgerySite'), expected.surgery);
  if (siteOf(answer, 'diagnosis') !== expected.diagnosis) return broken('I3', 'diagnosis', siteOf(answer, 'diagnosis'), expected.diagnosis);
  if (siteOf(answer, 'radiotherapySite') !== expected.radiotherapy) return broken('I5', 'radiotherapy', siteOf(answer, 'radiotherapySite'), expected.radiotherapy);
  if (held(answer, 'discussion') !== expected.discussion) return broken('duty', 'discussion', held(answer, 'discussion'), expected.discussion);
  if (held(answer, 'surgeons') !== expected.treaters) return broken('duty', 'who may treat', held(answer, 'surgeons'), expected.treaters);
  if ((held(answer, 'pathologyReview') === 'blocks') !== expected.asksForReview) return broken('I8', 'asks for the pathology review', held(answer, 'pathologyReview'), expected.asksForReview);
  if (answer.blocks.some(({ topic }) => topic === 'pathologyReview') !== expected.asksForReview) return broken('I8', 'block of unconditional treatment', !expected.asksForReview, expected.asksForReview);
  const urgent = answer.statements.filter(({ topic }) => topic === 'urgent').flatMap(({ clauses }) => clauses);
  const asks = urgent.includes('K2c') && urgent.includes('K2d');
  if (asks !== expected.asksForConsultation || urgent.length > 0 !== asks) return broken('I6', 'asks for the consultation', asks, expected.asksForConsultation);
  if (speaksOf(answer, 'youngAdult') !== expected.promptsYoungAdult) return broken('I7', 'young adult prompt', speaksOf(answer, 'youngAdult'), expected.promptsYoungAdult);
  const isHeldOut = answer.blocks.some(({ topic }) => topic === 'scope');
  if (isHeldOut !== (expected.to !== 'pathway')) return broken('I7', 'held out of the adult outcome', isHeldOut, expected.to !== 'pathway');
  const leaves = expected.to !== 'pathway' && expected.to !== 'undecided';
  return leaves && answer.proposals.length + answer.statements.length > 0 ? broken('I7', 'adult proposals after an exit', answer.proposals.length, 0) : null;
}

function againstClauses(pathway: Pathway, answer: RulesAnswer): Broken | null {
  for (const said of [[answer.scope], answer.proposals, answer.statements, answer.blocks, answer.missing])
    for (const { clauses } of said) {
      if (clauses.length === 0) return { invariant: 'I12', what: 'something is said without a clause' };
      const unknown = clauses.find((id) => !pathway.clauses.has(id));
      if (unknown !== undefined) return { invariant: 'I12', what: `the clause "${unknown}" does not exist` };
    }
  return null;
}

/** The list of missing facts is the sum of what scope, proposals and statements wait for, each with its topics. */
function againstItself(answer: RulesAnswer): Broken | null {
  const waits = new Set<FactName>(answer.scope.missing);
  for (const { missing } of [...answer.proposals, ...answer.statements]) for (const fact of missing) waits.add(fact);
  if (answer.missing.length !== waits.size || answer.missing.some(({ fact, topics }) => !waits.has(fact) || topics.length === 0)) {
    return { invariant: 'named', what: `the list of missing facts is not what the statements wait for (${[...waits].join(', ')})` };
  }
  const provisional = answer.proposals.find((each) => each.provisional !== each.missing.length > 0);
  return provisional === undefined ? null : { invariant: 'named', what: `the proposal of ${provisional.site} is provisional without a missing fact, or the other way round` };
}

const destinations: readonly RulesAnswer['scope']['to'][] = ['pathway', 'childrensPathway', 'msccPathway', 'otherService', 'discharge', 'undecided'];

/** Where the case belongs and which sites are proposed, as a number below 1024. */
function placementOf(answer: RulesAnswer, { rules }: Pathway): number {
  const sites = ['', rules.surgerySite, rules.craniocervicalSurgerySite, rules.radiotherapySite];
  const site = (topic: Topic): number => sites.indexOf(siteOf(answer, topic) ?? '');
  return destinations.indexOf(answer.scope.to) + 8 * (site('diagnosis') + 4 * (site('surgerySite') + 4 * site('radiotherapySite')));
}

/** How each statement is held, as a number. */
function meaningOf(answer: RulesAnswer): number {
  const topics: readonly Topic[] = ['discussion', 'pathologyReview', 'surgeons', 'radiotherapySite', 'urgent', 'youngAdult'];
  return topics.reduce((sum, topic) => sum * 4 + [null, 'blocks', 'default', 'informs'].indexOf(held(answer, topic)), 0);
}

/**
 * Holds each answer against those for the other values of every fact nobody recorded, and of every fact it calls missing. A change
 * is another site, another place the case belongs to, a statement held otherwise, or another fact that is asked for.
 */
function againstNeighbours(space: FactSpace, { placement, meaning, missing }: Seen): Counterexample | null {
  for (let index = 0; index < space.size; index += 1) {
    for (const [place, dimension] of space.dimensions.entries()) {
      const { fact, stride, values } = dimension;
      const digit = digitOf(dimension, index);
      const isNamed = ((missing[index] ?? 0) & (1 << place)) !== 0;
      if (values.length === 1 || (!isNamed && !isUnrecorded(dimension, index))) continue;
      const first = index - digit * stride;
      const isSound = !denyEachOther(factsAt(space, index));
      let moves = false;
      let changes = false;
      for (let value = 0; value < values.length; value += 1) {
        const other = first + value * stride;
        const asksOthers = (((missing[other] ?? 0) ^ (missing[index] ?? 0)) & ~(1 << place)) !== 0;
        if (placement[other] === placement[index] && meaning[other] === meaning[index] && !asksOthers) continue;
        if (isSound && denyEachOther(factsAt(space, other))) continue;
        changes = true;
        if (placement[other] !== placement[index]) moves = true;
      }
      const facts = factsAt(space, index);
      if (isNamed && !isUnrecorded(dimension, index) && !(fact === 'skullBase' && facts.skullBase === 'no' && facts.levels.includes('skullBase'))) {
        return { invariant: 'needed', what: `${fact} is recorded and called missing`, facts, way: [] };
      }
      if (isNamed && !changes) return { invariant: 'needed', what: `${fact} is called missing, and no value of it changes anything`, facts, way: [] };
      if (!isNamed && moves && isSound) return { invariant: 'named', what: `${fact} is not recorded, decides a site or the scope, and is not called missing`, facts, way: [] };
    }
  }
  return null;
}

import type { FactName, RuleFacts } from '../domain/tumour.ts';
import type { Pathway } from './pathway.ts';
import { diagnosisSiteProposal, discussionStatement, pathologyReviewStatement, practitionersStatement, urgentStatements, youngAdultStatement } from './rules/care.ts';
import { radiotherapySiteProposal, radiotherapyStatement } from './rules/radiotherapySite.ts';
import { scopeOf } from './rules/scope.ts';
import { surgerySiteProposal } from './rules/surgerySite.ts';
import type { Block, Proposal, RulesAnswer, Statement, Topic } from './statement.ts';

/**
 * What the pathway says of a set of facts: where the case belongs, what is proposed and by which clause, what is held back,
 * and which missing facts stand in the way. A case that leaves this pathway gets no adult proposal (I7).
 */
export function answerRules(pathway: Pathway, facts: RuleFacts): RulesAnswer {
  const scope = scopeOf(pathway, facts);
  const staysHere = scope.to === 'pathway' || scope.to === 'undecided';
  const proposals = staysHere ? present([diagnosisSiteProposal(pathway, facts), surgerySiteProposal(pathway, facts), radiotherapySiteProposal(pathway, facts)]) : [];
  const statements = staysHere
    ? present([
        discussionStatement(facts),
        pathologyReviewStatement(facts),
        practitionersStatement(facts),
        radiotherapyStatement(facts),
        ...urgentStatements(facts),
        youngAdultStatement(pathway, facts),
      ])
    : [];
  return {
    pathwayVersion: pathway.id,
    scope,
    proposals,
    statements,
    blocks: blocksOfFacts(scope, statements),
    missing: gatherMissing(scope, [...proposals, ...statements]),
  };
}

/** The proposal for one topic, where the pathway makes one. */
export function proposalFor(answer: RulesAnswer, topic: Topic): Proposal | undefined {
  return answer.proposals.find((proposal) => proposal.topic === topic);
}

/** An exit blocks the adult outcome (I7); a missing pathology review blocks an unconditional treatment (I8). */
function blocksOfFacts(scope: RulesAnswer['scope'], statements: readonly Statement[]): Block[] {
  const exit: Block[] = scope.to === 'pathway' ? [] : [{ topic: 'scope', text: scope.text, clauses: scope.clauses, missing: scope.missing }];
  const review = statements.filter((statement) => statement.topic === 'pathologyReview');
  return [...exit, ...review.map(({ topic, text, clauses, missing }) => ({ topic, text, clauses, missing }))];
}

function gatherMissing(scope: RulesAnswer['scope'], statements: readonly Statement[]): RulesAnswer['missing'] {
  const found = new Map<FactName, { topics: Set<Topic>; clauses: Set<string> }>();
  const note = (fact: FactName, topic: Topic, clauses: readonly string[]): void => {
    const entry = found.get(fact) ?? { topics: new Set(), clauses: new Set() };
    entry.topics.add(topic);
    for (const clause of clauses) entry.clauses.add(clause);
    found.set(fact, entry);
  };
  for (const fact of scope.missing) note(fact, 'scope', scope.clauses);
  for (const { missing, topic, clauses } of statements) for (const fact of missing) note(fact, topic, clauses);
  return [...found].map(([fact, { topics, clauses }]) => ({ fact, topics: [...topics], clauses: [...clauses] }));
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}

import { z } from 'zod';
import type { RuleFacts } from '../domain/tumour.ts';
import type { Pathway } from './pathway.ts';
import { answerRules } from './rules.ts';
import { type RulesAnswer, Topic } from './statement.ts';

/** One thing another version would say of a case: in words, from and to, and by which clauses of the new version. */
export const Difference = z.strictObject({ topic: Topic, from: z.string(), to: z.string(), clauses: z.array(z.string()) });
export type Difference = z.infer<typeof Difference>;

/** What another version of the pathway would say differently of the same facts: where the case belongs, each proposed site, each statement's hold. */
export function differencesFor(from: Pathway, to: Pathway, facts: RuleFacts): Difference[] {
  const [before, after] = [said(answerRules(from, facts)), said(answerRules(to, facts))];
  return Topic.options.flatMap((topic) => {
    const [was, is] = [before.get(topic), after.get(topic)];
    if (was?.words === is?.words) return [];
    return [{ topic, from: was?.words ?? 'nothing', to: is?.words ?? 'nothing', clauses: is?.clauses ?? was?.clauses ?? [] }];
  });
}

/** A clause that a version adds, drops or words otherwise. */
export const ClauseChange = z.strictObject({ id: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type ClauseChange = z.infer<typeof ClauseChange>;

/** The clauses two versions word differently, with their modal verb. */
export function clauseChanges(from: Pathway, to: Pathway): ClauseChange[] {
  const words = (pathway: Pathway, id: string): string | null => {
    const clause = pathway.clauses.get(id);
    return clause ? `${clause.statement} [${clause.verb}]` : null;
  };
  return [...new Set([...from.clauses.keys(), ...to.clauses.keys()])].map((id) => ({ id, from: words(from, id), to: words(to, id) })).filter((change) => change.from !== change.to);
}

function said({ scope, proposals, statements }: RulesAnswer): Map<Topic, { words: string; clauses: string[] }> {
  const lines = new Map<Topic, { words: string; clauses: string[] }>([['scope', { words: scope.to, clauses: scope.clauses }]]);
  const add = (topic: Topic, words: string, clauses: string[]): void => {
    const earlier = lines.get(topic);
    lines.set(topic, earlier ? { words: `${earlier.words} ${words}`, clauses: [...new Set([...earlier.clauses, ...clauses])] } : { words, clauses });
  };
  for (const { topic, site, provisional, clauses } of proposals) add(topic, provisional ? `${site} (provisional)` : site, clauses);
  for (const { topic, text, clauses } of statements) add(topic, text, clauses);
  return lines;
}

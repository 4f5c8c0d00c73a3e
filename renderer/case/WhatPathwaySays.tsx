import type { ReactNode, RefObject } from 'react';
import type { RulesAnswer } from '../../shared/pathway/statement.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { Hold } from '../parts/Hold.tsx';
import { factWords } from '../parts/words.ts';

/** The rules' answer in sentences, under a heading. */
export function WhatPathwaySays({ rules }: { rules: RulesAnswer }): ReactNode {
  return (
    <section aria-label="What the pathway says" className="says" tabIndex={0}>
      <h3>What the pathway says</h3>
      <SaysList rules={rules} />
    </section>
  );
}

/** The rules' answer, a line each: scope, what the facts hold back, proposals, what holds, and what waits for a fact. */
export function SaysList({ rules, list }: { rules: RulesAnswer; list?: RefObject<HTMLUListElement | null> }): ReactNode {
  // What blocks is said once, where it says that it blocks.
  const blocking = new Set(rules.blocks.map(({ text }) => text));
  return (
    <ul ref={list}>
      {blocking.has(rules.scope.text) ? null : (
        <li>
          {rules.scope.text} <Clauses ids={rules.scope.clauses} />
        </li>
      )}
      {rules.blocks.map((block) => (
        <li key={block.text} className="says-blocks">
          {block.text} <Clauses ids={block.clauses} /> <Hold as="blocks" />
        </li>
      ))}
      {rules.proposals.map((proposal) => (
        <li key={`${proposal.topic} ${proposal.text}`}>
          {proposal.text} <Clauses ids={proposal.clauses} /> <Hold as={proposal.holds} />
          {proposal.provisional ? <span className="small"> provisional: waits for {proposal.missing.map((fact) => factWords[fact].toLowerCase()).join(', ')}</span> : null}
        </li>
      ))}
      {rules.statements.filter(({ text }) => !blocking.has(text)).map((statement) => (
        <li key={`${statement.topic} ${statement.text}`}>
          {statement.text} <Clauses ids={statement.clauses} /> <Hold as={statement.holds} />
        </li>
      ))}
      {rules.missing.map(({ fact, clauses }) => (
        <li key={fact} className="says-missing">
          Unknown: {factWords[fact].toLowerCase()} <Clauses ids={clauses} />
        </li>
      ))}
    </ul>
  );
}

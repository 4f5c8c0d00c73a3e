import type { ReactNode } from 'react';
import type { Block } from '../../shared/pathway/statement.ts';
import { Clauses } from './Clauses.tsx';

/** What has changed around a plan since it was made, such as a designation that ended before the operation (K6). */
export function Flags({ flags }: { flags: readonly Block[] }): ReactNode {
  if (flags.length === 0) return null;
  return (
    <ul className="flags" aria-label="Flags">
      {flags.map((flag) => (
        <li key={flag.text}>
          <span aria-hidden="true">⚑ </span>
          {flag.text} <Clauses ids={flag.clauses} />
        </li>
      ))}
    </ul>
  );
}

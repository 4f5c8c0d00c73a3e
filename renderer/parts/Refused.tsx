import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import { Clauses } from './Clauses.tsx';

/** A refusal where it happened: the core's sentence and the clauses it rests on. */
export function Refused({ refusal }: { refusal: Refusal | null }): ReactNode {
  return (
    <div role="alert" className="refused-space">
      {refusal === null ? null : (
        <div className="refused">
          <p>
            {sentence(refusal)} <Clauses ids={refusal.clauses} />
          </p>
          {refusal.code === 'conflict' ? <p>What is shown is up to date again; what you typed is still here.</p> : null}
        </div>
      )}
    </div>
  );
}

/** The core names a field it cannot take by its path, such as "event.owner"; people know only the last word of it. */
function sentence({ message, field }: Refusal): string {
  const named = field === undefined ? '' : `"${field}": `;
  if (named === '' || !message.startsWith(named)) return message;
  const word = (field?.split('.').at(-1) ?? '').replace(/([A-Z])/g, ' $1').toLowerCase();
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${message.slice(named.length)}`;
}

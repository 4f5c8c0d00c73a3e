import { type ReactNode, useState } from 'react';
import type { Clause, Enforcement } from '../../shared/pathway/pathway.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { TextField } from '../parts/Field.tsx';
import { Hold } from '../parts/Hold.tsx';
import { enforcementByVerb, enforcementWords, entriesOf, verbWords } from '../parts/words.ts';

/** Every clause: where it stands, its verb, how it is held (D1), and our statement. */
export function ClauseTable({ clauses }: { clauses: readonly Clause[] }): ReactNode {
  const [held, setHeld] = useState<Enforcement | null>(null);
  const [words, setWords] = useState('');
  const heldBy = (enforcement: Enforcement) => clauses.filter(({ verb }) => enforcementByVerb[verb] === enforcement);
  const wanted = words.trim().toLowerCase();
  const shown = (held === null ? clauses : heldBy(held)).filter(({ id, section, statement }) => `${id} ${section} ${statement}`.toLowerCase().includes(wanted));
  return (
    <section className="panel" aria-labelledby="clauses">
      <h2 id="clauses">Clauses</h2>
      <div className="row clause-filter">
        <div className="row" role="group" aria-label="Show only">
          <button type="button" className="filter" aria-pressed={held === null} onClick={() => setHeld(null)}>
            all {clauses.length}
          </button>
          {entriesOf(enforcementWords).map(([enforcement, word]) => (
            <button key={enforcement} type="button" className="filter" aria-pressed={held === enforcement} onClick={() => setHeld(enforcement)}>
              {word} {heldBy(enforcement).length}
            </button>
          ))}
        </div>
        <TextField label="Find in the clauses" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        <span className="small" role="status">
          {shown.length} of {clauses.length} shown
        </span>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Clause</th>
            <th scope="col">Where</th>
            <th scope="col">Verb</th>
            <th scope="col">Held as</th>
            <th scope="col">In our own words</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, section, bullet, verb, statement }) => (
            <tr key={id}>
              <th scope="row">
                <Clauses ids={[id]} />
              </th>
              <td>
                {section}
                {bullet === null ? '' : `, bullet ${bullet}`}
              </td>
              <td>“{verbWords[verb]}”</td>
              <td>
                <Hold as={enforcementByVerb[verb]} />
              </td>
              <td>{statement}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import type { Guidance } from '../../shared/pathway/guidance.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { Hold } from '../parts/Hold.tsx';

/** Where the guidance ends: where to refer, whom to ring, and by which clauses. */
export function GuidanceEnd({ end }: { end: NonNullable<Guidance['end']> }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel guidance-end" aria-labelledby="end">
      <p className="label">Refer to</p>
      <h2 id="end" ref={heading} tabIndex={-1}>
        {end.destination} <Clauses ids={end.clauses} />
      </h2>
      <ul className="says-list">
        {end.statements.map(({ text, clauses, holds, inference }) => (
          <li key={text}>
            {text} <Clauses ids={clauses} /> {inference ? <span className="hold hold-informs">our inference, not a sentence of the document</span> : <Hold as={holds} />}
          </li>
        ))}
      </ul>
      {end.contacts.length === 0 ? (
        <p className="small">The document prints no number for this.</p>
      ) : (
        <table className="table ring">
          <caption>
            Whom to ring, the first line first <Clauses ids={['C1']} />
          </caption>
          <tbody>
            {end.contacts.map(({ service, telephone }) => (
              <tr key={service}>
                <th scope="row">{service}</th>
                <td>{telephone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

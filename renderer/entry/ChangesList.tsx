import type { ReactNode } from 'react';
import type { Change } from './changes.ts';

/** What will be recorded by saving: each field, old and new. */
export function ChangesList({ changes }: { changes: readonly Change[] }): ReactNode {
  return (
    <section className="changes" aria-label="What will be recorded">
      <h3>What will be recorded</h3>
      {changes.length === 0 ? <p className="small">Nothing is changed yet.</p> : null}
      <ul>
        {changes.map(({ label, from, to, meanwhile }) => (
          <li key={label} className="change">
            <strong>{label}</strong>: <del>{from === '' ? 'nothing' : from}</del> <span aria-hidden="true">→</span> <ins>{to === '' ? 'nothing' : to}</ins>
            {meanwhile === null ? null : <span className="not-ready"> changed by somebody else meanwhile; it was {meanwhile === '' ? 'empty' : meanwhile} when you began</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ReactNode } from 'react';
import type { ListedCase } from '../../shared/api/views.ts';
import { likenessWords } from '../../shared/domain/lookAlikes.ts';

/** More names would take the room of the case. */
const mostNamed = 3;

/** Warns, where a patient is shown, of others on the same list who could be taken for this one. Nothing where there are none. */
export function LookAlikes({ alike }: { alike: ListedCase['alike'] }): ReactNode {
  if (alike.length === 0) return null;
  const named = alike.slice(0, mostNamed);
  return (
    <span className="look-alike">
      <span aria-hidden="true">⚠</span> Not to be confused with {named.map(({ name, by }) => `${name} (${likenessWords[by]})`).join('; ')}
      {alike.length > named.length ? ` and ${alike.length - named.length} more` : ''}, also on this list
    </span>
  );
}

/** The same in a row of a list, where there is room for a few words. */
export function LookAlikeMark({ alike }: { alike: ListedCase['alike'] }): ReactNode {
  const [first] = alike;
  if (first === undefined) return null;
  return (
    <span className="look-alike" title={alike.map(({ name }) => name).join('; ')}>
      {' '}
      <span aria-hidden="true">⚠</span> {likenessWords[first.by]} on this list
    </span>
  );
}

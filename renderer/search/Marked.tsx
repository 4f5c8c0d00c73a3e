import type { ReactNode } from 'react';
import { marksIn, type Wanted } from '../../shared/domain/searchWords.ts';

/** A text with the words that were searched for marked. */
export function Marked({ text, wanted }: { text: string; wanted: Wanted }): ReactNode {
  const marks = marksIn(text, wanted);
  const before = (index: number): number => marks[index - 1]?.[1] ?? 0;
  return (
    <>
      {marks.map(([from, to], index) => (
        <span key={from}>
          {text.slice(before(index), from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(before(marks.length))}
    </>
  );
}

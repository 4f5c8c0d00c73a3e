import type { ReactNode } from 'react';

const caseMarks = [
  ['map-key-here', '●', 'thick frame: where it is'],
  ['map-key-taken', '✓', 'the way so far'],
  ['map-key-open', '▶', 'thick line: open now'],
  ['map-key-blocked', '✕', 'broken line: blocked'],
] as const;

/** What the signs of the drawing mean. */
export function MapKey({ withCase }: { withCase: boolean }): ReactNode {
  return (
    <ul className="map-key" aria-label="Key to the drawing">
      {withCase
        ? caseMarks.map(([look, sign, words]) => (
            <li key={look} className={look}>
              <span aria-hidden="true">{sign}</span> {words}
            </li>
          ))
        : null}
      <li>
        <span aria-hidden="true">┈</span> dotted line: moves on by itself as soon as its label holds
      </li>
      <li>
        <span aria-hidden="true">↻ 3</span> so many kinds of entry may be made without leaving
      </li>
      <li>K4: the clause it rests on</li>
    </ul>
  );
}

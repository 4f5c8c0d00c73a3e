import { type ReactNode, useId } from 'react';
import type { MapView } from '../../shared/api/mapView.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';

type Section = MapView['list'][number];

/** The text twin of the drawing: the same in words, in order, with every clause one key away. */
export function MapList({ view }: { view: MapView }): ReactNode {
  return (
    <div className="map-list" role="region" aria-label="The map as a list" tabIndex={0}>
      {view.list.map((section) => (
        <ListSection key={section.heading} section={section} />
      ))}
      {view.leftOut.map((words) => (
        <p key={words} className="small">
          {words}
        </p>
      ))}
    </div>
  );
}

function ListSection({ section: { heading, none, lines } }: { section: Section }): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {lines.length === 0 ? <p className="small">{none}</p> : null}
      <ol>
        {lines.map(({ text, on, clauses, details }, index) => (
          // Lines are never reordered, and two of them may say the same.
          <li key={index}>
            {on === null ? null : <time dateTime={on}>{dayWords(on)}</time>} {text} <Clauses ids={clauses} />
            {details.length === 0 ? null : (
              <ul>
                {details.map((detail) => (
                  <li key={detail.text}>
                    {detail.text} <Clauses ids={detail.clauses} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

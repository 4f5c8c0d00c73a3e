import type { ReactNode } from 'react';
import type { MapEdgeView, MapStateView, MapView } from '../../shared/api/mapView.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { Dialog } from '../parts/Dialog.tsx';

/** The state or the line of the drawing that somebody opened. */
export type Chosen = { readonly kind: 'state'; readonly state: MapStateView } | { readonly kind: 'edge'; readonly edge: MapEdgeView };

/** Where the case stands to a state, in words. */
export function positionWords({ position, mark }: MapStateView): string {
  if (position === null) return 'a state of the pathway';
  return { here: `the case is here ${mark.slice(2)}`, visited: `the case was here, last ${mark.slice(2)}`, ahead: 'not on the way so far' }[position];
}

/** What a state or a line rests on: its clauses, each a key away from its statement, and what stands in the way. */
export function MapDetail({ view, chosen, onClose }: { view: MapView; chosen: Chosen; onClose: () => void }): ReactNode {
  if (chosen.kind === 'edge') {
    const { edge } = chosen;
    return (
      <Dialog title="A step of the pathway" side onClose={onClose}>
        <EdgeWords edge={edge} />
      </Dialog>
    );
  }
  const { state } = chosen;
  const from = view.edges.filter(({ id }) => id.startsWith(`${state.id}>`));
  return (
    <Dialog title={state.name} side onClose={onClose}>
      <p>
        {sentence(positionWords(state))}. {state.clauses.length === 0 ? 'A step of the record: no clause of the document speaks of it.' : 'Rests on '}
        <Clauses ids={state.clauses} />
      </p>
      {state.stays.length === 0 ? null : <p>May be recorded without leaving: {state.stays.join(', ')}.</p>}
      {from.length === 0 ? null : (
        <>
          <h3>Where it leads</h3>
          <ul className="map-leads">
            {from.map((edge) => (
              <li key={edge.id}>
                <EdgeWords edge={edge} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function EdgeWords({ edge }: { edge: MapEdgeView }): ReactNode {
  const now = edge.now === null ? (edge.taken ? 'Part of the way so far.' : '') : { open: 'Open now.', blocked: 'Blocked:' }[edge.now];
  return (
    <>
      <p>
        {edge.text} <Clauses ids={edge.clauses} />
      </p>
      {now === '' ? null : (
        <p>
          <strong>{now}</strong>
        </p>
      )}
      {edge.blocks.length === 0 ? null : (
        <ul className="map-blocks">
          {edge.blocks.map(({ text, clauses }) => (
            <li key={text}>
              {text} <Clauses ids={clauses} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

import classNames from 'classnames';
import type { ReactNode } from 'react';
import type { MapEdgeView, MapStateView, MapView } from '../../shared/api/mapView.ts';
import { type Chosen, positionWords } from './MapDetail.tsx';
import type { Zoom } from './useZoom.ts';

const nameSize = 15;
const noteSize = 12;
const lineHeight = 1.3;
const edgeOfBox = 10;
const signWidth = 16;
/** From this size on the labels of the lines are targets of their own; below it they would be too small and too close. */
const labelsFrom = 0.9;
const smallestTarget = 24;

/** The drawing: an image, and over it a button for each state and each line, in the machine's order. */
export function MapDrawing({ view, zoom, onChoose }: { view: MapView; zoom: Zoom; onChoose: (chosen: Chosen) => void }): ReactNode {
  const { viewport, scale, dragging } = zoom;
  const outer = view.states.filter(({ kind }) => kind !== 'step');
  const steps = view.states.filter(({ kind }) => kind === 'step');
  return (
    <div className="map-viewport" ref={viewport} tabIndex={0} role="region" aria-label="Drawing of the pathway: the arrow keys move it" {...dragging}>
      <div className="map-canvas" style={{ width: view.width * scale, height: view.height * scale }}>
        <svg viewBox={`0 0 ${view.width} ${view.height}`} role="img" aria-label="Drawing of the pathway’s states and steps. The list says the same.">
          {outer.map((state) => (
            <StateBox key={state.id} state={state} />
          ))}
          {view.edges.map((edge) => (
            <EdgeLine key={edge.id} edge={edge} />
          ))}
          {steps.map((state) => (
            <StateBox key={state.id} state={state} />
          ))}
          {view.edges.map((edge) => (
            <EdgeLabel key={edge.id} edge={edge} />
          ))}
        </svg>
        <div role="group" aria-label="States and steps of the drawing">
          {view.states.map((state) => (
            <button
              key={state.id}
              type="button"
              className="map-target"
              style={{ left: state.x * scale, top: state.y * scale, width: state.width * scale, height: (state.kind === 'step' ? state.height : headHeight(state)) * scale }}
              aria-label={`${state.name}: ${positionWords(state)}`}
              onClick={() => onChoose({ kind: 'state', state })}
            />
          ))}
          {view.edges.map((edge) => (
            <button
              key={edge.id}
              type="button"
              className="map-target"
              tabIndex={scale >= labelsFrom ? 0 : -1}
              aria-hidden={scale >= labelsFrom ? undefined : true}
              style={{ left: edge.label.x * scale, top: edge.label.y * scale, width: edge.label.width * scale, height: Math.max(smallestTarget, edge.label.height * scale) }}
              aria-label={edge.text}
              onClick={() => onChoose({ kind: 'edge', edge })}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function headHeight({ lines }: MapStateView): number {
  return lines.length * nameSize * lineHeight + 2 * noteSize * lineHeight + 2 * edgeOfBox;
}

function StateBox({ state }: { state: MapStateView }): ReactNode {
  const { x, y, width, height, kind, lines, clauses, stays, position, mark } = state;
  const left = x + edgeOfBox;
  const base = y + edgeOfBox + nameSize;
  const clausesAt = base + (lines.length - 1) * nameSize * lineHeight + noteSize * lineHeight + 1;
  const foot = clausesAt + noteSize * lineHeight;
  return (
    <g className={classNames('map-state', `map-${kind === 'step' ? 'step' : 'stage'}`, position !== null && `map-${position}`)}>
      <rect x={x} y={y} width={width} height={height} rx={5} />
      {lines.map((line, index) => (
        <text key={line} className="map-name" x={left} y={base + index * nameSize * lineHeight}>
          {line}
        </text>
      ))}
      <text className="map-clauses" x={left} y={clausesAt}>
        {clauses.join(' ')}
      </text>
      {stays.length === 0 ? null : (
        <text className="map-stays" x={left} y={foot}>
          ↻ {stays.length}
        </text>
      )}
      <text className="map-mark" x={x + width - edgeOfBox} y={foot} textAnchor="end">
        {mark}
      </text>
    </g>
  );
}

function edgeLook({ taken, now, automatic }: MapEdgeView): string {
  return classNames('map-edge', taken && 'map-taken', now !== null && `map-${now}`, automatic && 'map-automatic');
}

function EdgeLine({ edge }: { edge: MapEdgeView }): ReactNode {
  return (
    <g className={edgeLook(edge)}>
      <path d={edge.path} />
      <polygon points={edge.arrow} />
    </g>
  );
}

function EdgeLabel({ edge }: { edge: MapEdgeView }): ReactNode {
  const { label, taken, now } = edge;
  const sign = now === 'open' ? '▶' : now === 'blocked' ? '✕' : taken ? '✓' : '';
  const base = label.y + 2 + noteSize;
  return (
    <g className={edgeLook(edge)}>
      <text className="map-sign" x={label.x + 2} y={base}>
        {sign}
      </text>
      {label.lines.map((line, index) => (
        <text key={line} className="map-label" x={label.x + signWidth} y={base + index * noteSize * lineHeight}>
          {line}
        </text>
      ))}
    </g>
  );
}

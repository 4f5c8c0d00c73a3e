import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { plainLevels, vertebralLevels } from '../../shared/domain/vertebra.ts';
import { drawingHeight, drawingWidth, drawnLevels } from './spineDrawing.ts';

type Props = { levels: readonly string[]; onChange: (levels: string[]) => void };

/** Where each letter takes the keyboard. */
const jumps: Record<string, string> = { c: 'C1', t: 'T1', l: 'L1', s: 'S1', k: 'skullBase' };

/**
 * The spine as a drawing in which levels are marked: by a click, from one to another by Shift and a click, or by the arrow keys with
 * Space and Shift. A list of options to a reader.
 */
export function VertebraPicker({ levels, onChange }: Props): ReactNode {
  const id = useId();
  const marked = new Set(levels);
  const [active, setActive] = useState(() => Math.max(0, vertebralLevels.findIndex((level) => marked.has(level))));
  const [anchor, setAnchor] = useState(active);

  const put = (wanted: ReadonlySet<string>) => onChange(vertebralLevels.filter((level) => wanted.has(level)));
  const toggle = (position: number) => {
    const level = vertebralLevels[position] ?? '';
    put(marked.has(level) ? new Set([...marked].filter((one) => one !== level)) : new Set([...marked, level]));
  };
  const span = (from: number, to: number) => put(new Set([...marked, ...vertebralLevels.slice(Math.min(from, to), Math.max(from, to) + 1)]));
  const go = (position: number, extend: boolean) => {
    const next = Math.min(Math.max(position, 0), vertebralLevels.length - 1);
    setActive(next);
    if (extend) span(anchor, next);
    else setAnchor(next);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: vertebralLevels.length - 1 };
    const move = moves[event.key];
    const jump = jumps[event.key.toLowerCase()];
    if (move !== undefined) go(move, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Delete' || event.key === 'Backspace') put(new Set());
    else if (jump !== undefined) go(vertebralLevels.indexOf(jump), event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <svg
      className="spine-picker"
      viewBox={`0 0 ${drawingWidth} ${drawingHeight.toFixed(0)}`}
      role="listbox"
      aria-multiselectable="true"
      aria-label={`Drawing of the spine: ${levels.length === 0 ? 'no level marked' : `${plainLevels(levels)} marked`}. Arrow keys move, Space marks, Shift and arrows mark several`}
      aria-activedescendant={`${id}-${vertebralLevels[active] ?? ''}`}
      tabIndex={0}
      data-field="levels"
      onKeyDown={pressed}
    >
      {drawnLevels.map(({ level, name, spoken, outline, top, height, region }, position) => (
        <g
          key={level}
          id={`${id}-${level}`}
          role="option"
          aria-selected={marked.has(level)}
          aria-label={spoken}
          className={`pick${marked.has(level) ? ' pick-marked' : ''}${position === active ? ' pick-active' : ''}`}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            setActive(position);
            if (event.shiftKey) span(anchor, position);
            else {
              setAnchor(position);
              toggle(position);
            }
          }}
        >
          <title>{spoken}</title>
          <rect className="pick-row" x={36} y={top - 1} width={drawingWidth - 37} height={height + 2} rx={2} />
          <path className="pick-bone" d={outline} />
          <text className="pick-name" x={drawingWidth - 3} y={top + height / 2 + 3} textAnchor="end">
            {name}
          </text>
          {region === null ? null : (
            <text className="pick-region" x={1} y={top + height / 2 + 3} aria-hidden="true">
              {region}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

import type { ReactNode } from 'react';
import { plainLevels, vertebralLevels } from '../../shared/domain/vertebra.ts';

const height = 8;
const gap = 1.5;
const step = height + gap;
const corner = 2.5;

/** Half the width of a level in drawing units: vertebrae grow downwards, the sacrum narrows. */
function halfWidth(level: string): number {
  if (level === 'skullBase') return 15;
  const number = Number(level.slice(1));
  switch (level[0]) {
    case 'C':
      return 8;
    case 'T':
      return 8.5 + number * 0.35;
    case 'L':
      return 14;
    case 'S':
      return 14 - number * 1.8;
    default:
      return 4;
  }
}

const drawing = vertebralLevels.map((level, index) => ({ level, index, x: 22 - halfWidth(level), y: 1 + index * step, width: 2 * halfWidth(level) }));

/** Every level in one path: a rectangle each would be a fifth of what a case in the room is laid out from (measured). */
const wholeSpine = drawing.map(({ x, y, width }) => `M${x + corner} ${y}h${width - 2 * corner}${arc(1, 1)}v${height - 2 * corner}${arc(-1, 1)}h${2 * corner - width}${arc(-1, -1)}v${2 * corner - height}${arc(1, -1)}z`).join('');

function arc(right: 1 | -1, down: 1 | -1): string {
  return `a${corner} ${corner} 0 0 1 ${right * corner} ${down * corner}`;
}

/** The spine from the skull base to the coccyx with the affected levels filled. */
export function Spine({ levels }: { levels: readonly string[] }): ReactNode {
  const affected = new Set(levels);
  const [first] = vertebralLevels.filter((level) => affected.has(level));
  return (
    <svg className="spine" preserveAspectRatio="xMidYMin meet" viewBox={`0 0 64 ${vertebralLevels.length * step + 2}`} role="img" aria-label={levels.length === 0 ? 'Spine: levels unknown' : `Spine: ${plainLevels(levels)} affected`}>
      <path d={wholeSpine} className="level" />
      {drawing.map(({ level, index, x, y, width }) =>
        affected.has(level) ? (
          <g key={level}>
            <rect x={x} y={y} width={width} height={height} rx={corner} className="level level-affected" />
            {level === first ? (
              <text x={41} y={index * step + height} className="level-name level-name-affected">
                {level === 'skullBase' ? 'SB' : level}
              </text>
            ) : null}
          </g>
        ) : /^[CTLS]1$/.test(level) ? (
          <text key={level} x={42} y={index * step + height - 0.5} className="level-name">
            {level[0]}
          </text>
        ) : null,
      )}
    </svg>
  );
}

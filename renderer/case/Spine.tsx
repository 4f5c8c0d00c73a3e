import type { ReactNode } from 'react';
import { plainLevels, vertebralLevels } from '../../shared/domain/vertebra.ts';

const height = 8;
const gap = 1.5;
const step = height + gap;
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

/** The spine from the skull base to the coccyx with the affected levels filled. */
export function Spine({ levels }: { levels: readonly string[] }): ReactNode {
  const affected = new Set(levels);
  const [first] = vertebralLevels.filter((level) => affected.has(level));
  return (
    <svg className="spine" preserveAspectRatio="xMidYMin meet" viewBox={`0 0 64 ${vertebralLevels.length * step + 2}`} role="img" aria-label={levels.length === 0 ? 'Spine: levels unknown' : `Spine: ${plainLevels(levels)} affected`}>
      {vertebralLevels.map((level, index) => {
        const half = halfWidth(level);
        return (
          <g key={level}>
            <rect x={22 - half} y={1 + index * step} width={half * 2} height={height} rx={2.5} className={affected.has(level) ? 'level level-affected' : 'level'} />
            {/^[CTLS]1$/.test(level) && !affected.has(level) ? (
              <text x={42} y={index * step + height - 0.5} className="level-name">
                {level[0]}
              </text>
            ) : null}
            {level === first ? (
              <text x={41} y={index * step + height} className="level-name level-name-affected">
                {level === 'skullBase' ? 'SB' : level}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

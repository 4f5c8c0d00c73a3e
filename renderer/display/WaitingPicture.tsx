import type { ReactNode } from 'react';
import { vertebralLevels } from '../../shared/domain/vertebra.ts';

/** A quiet spine in a curve, for the time between cases. It stands for nobody and does not move. */
export function WaitingPicture(): ReactNode {
  const step = Math.PI / vertebralLevels.length;
  return (
    <svg className="waiting-picture" viewBox="0 0 320 180" aria-hidden="true">
      {vertebralLevels.map((level, index) => {
        const angle = Math.PI + (index + 0.5) * step;
        const size = 5 + 6 * Math.sin((index / vertebralLevels.length) * Math.PI);
        return <circle key={level} cx={160 + 140 * Math.cos(angle)} cy={165 + 140 * Math.sin(angle)} r={size} />;
      })}
    </svg>
  );
}

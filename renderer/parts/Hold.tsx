import type { ReactNode } from 'react';
import type { Enforcement } from '../../shared/pathway/pathway.ts';
import { enforcementWords } from './words.ts';

/** How something is held: it blocks, it is a default, or it informs. */
export function Hold({ as }: { as: Enforcement }): ReactNode {
  return <span className={`hold hold-${as}`}>{enforcementWords[as]}</span>;
}

/** The mark of what the network has not confirmed; the reason is shown on hover and read out. */
export function Unverified({ why }: { why: string }): ReactNode {
  return (
    <span className="unverified" title={why}>
      unverified<span className="nhsuk-u-visually-hidden">: {why}</span>
    </span>
  );
}

import { type ReactNode, useId, useState } from 'react';
import { plainLevels, understandLevels } from '../../shared/domain/vertebra.ts';
import { factWords } from '../parts/words.ts';
import { VertebraPicker } from './VertebraPicker.tsx';

type Props = {
  levels: readonly string[];
  /** What was typed, where it is not understood. */
  typed: string | null;
  onChange: (levels: string[], typed: string | null) => void;
};

/** The vertebral levels, typed ("T11-L1", "C1, C2", "clivus", "S2-4") or marked in the drawing; each follows the other. */
export function LevelsField({ levels, typed, onChange }: Props): ReactNode {
  const id = useId();
  const [own, setOwn] = useState(plainLevels(levels));
  const meant = understandLevels(own);
  const follows = 'levels' in meant && meant.levels.join() === levels.join();
  const text = typed ?? (follows ? own : plainLevels(levels));
  const read = understandLevels(text);
  const fault = 'fault' in read ? read.fault : null;
  const write = (next: string) => {
    setOwn(next);
    const understood = understandLevels(next);
    if ('levels' in understood) onChange(understood.levels, null);
    else onChange([...levels], next);
  };
  return (
    <div className="levels">
      <div className="field">
        <label htmlFor={id}>{factWords.levels}</label>
        <input
          className="nhsuk-input"
          id={id}
          name="levels"
          autoComplete="off"
          placeholder="T11-L1, S2-4, clivus"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-told`}
          value={text}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setOwn(plainLevels(levels))}
        />
        <p id={`${id}-told`} role="status" className={fault === null ? 'field-told' : 'field-told field-fault'}>
          {fault ?? (levels.length === 0 ? 'No level yet: type it, or mark it in the drawing.' : `${levels.length} ${levels.length === 1 ? 'level' : 'levels'} marked`)}
        </p>
      </div>
      <VertebraPicker levels={levels} onChange={(next) => onChange(next, null)} />
    </div>
  );
}

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

type Option = { readonly value: string; readonly word: string; readonly isTaken?: boolean };

type Props = {
  label: string;
  options: readonly Option[];
  value: string;
  /** What is chosen counts at once. */
  onChoose: (value: string) => void;
  disabled?: boolean;
  tabIndex?: number;
};

/**
 * A choice that counts as soon as it is made, outside of any form: a button that turns into the choice. Arrow keys only look through it;
 * Enter takes it, Escape leaves it as it was.
 */
export function ChoiceInPlace({ label, options, value, onChoose, disabled = false, tabIndex }: Props): ReactNode {
  const [looking, setLooking] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && looking === null) button.current?.focus();
    wasOpen.current = looking !== null;
  }, [looking]);
  const take = () => {
    setLooking(null);
    if (looking !== null && looking !== value) onChoose(looking);
  };
  const pressed = (event: KeyboardEvent) => {
    // The keys of the row it stands in are silent while a choice is made.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') take();
    else setLooking(null);
  };
  if (looking === null) {
    const word = options.find((option) => option.value === value)?.word ?? '';
    return (
      <button ref={button} type="button" className="choice-in-place" aria-label={`${label}: ${word}`} disabled={disabled} tabIndex={tabIndex} onClick={() => setLooking(value)}>
        {word}
      </button>
    );
  }
  return (
    <span role="group" className="choice-in-place-open" onKeyDown={pressed}>
      <select className="in-row" autoFocus aria-label={label} value={looking} onChange={(event) => setLooking(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isTaken === true && option.value !== value}>
            {option.word}
          </option>
        ))}
      </select>
      <button type="button" aria-label={`Take this: ${label}`} onClick={take}>
        ✓
      </button>
    </span>
  );
}

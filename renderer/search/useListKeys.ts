import { type KeyboardEvent, useState } from 'react';

/** The arrow keys of a field with a list below it: which line is active, and Enter on it. */
export function useListKeys(count: number, onEnter: (active: number) => void): { active: number; setActive: (active: number) => void; pressed: (event: KeyboardEvent) => boolean } {
  const [wanted, setActive] = useState(-1);
  // A shorter list has no line as far down.
  const active = wanted < count ? wanted : -1;
  const pressed = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown') setActive(count === 0 ? -1 : (active + 1) % count);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? count - 1 : active - 1);
    else if (event.key === 'Enter') onEnter(active);
    else return false;
    event.preventDefault();
    return true;
  };
  return { active, setActive, pressed };
}

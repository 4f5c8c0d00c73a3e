import type { KeyboardEvent } from 'react';

/** Enter in a field of a part of a form adds there instead of accepting the whole form. */
export function onEnter(add: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    add();
  };
}

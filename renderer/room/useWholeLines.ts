import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Hides the lines of a list that its box cannot show whole, and answers how many: nobody scrolls a case in the room, the rest is behind a key. */
export function useWholeLines(): { readonly list: RefObject<HTMLUListElement | null>; readonly hidden: number } {
  const list = useRef<HTMLUListElement>(null);
  const [hidden, setHidden] = useState(0);
  // After every drawing: a fact changed elsewhere on the case may leave more room or less.
  useLayoutEffect(() => {
    const look = () => {
      const box = list.current;
      if (box === null) return;
      const end = box.getBoundingClientRect().bottom + 1;
      const lines = [...box.children].filter((line) => line instanceof HTMLElement);
      const over = lines.filter((line) => line.getBoundingClientRect().bottom > end);
      // What is hidden so keeps its place, so that it can be looked at again, and is out of reach of Tab and of a screen reader.
      for (const line of lines) line.style.visibility = over.includes(line) ? 'hidden' : '';
      setHidden(over.length);
    };
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  });
  return { list, hidden };
}

import { useEffect, useRef } from 'react';

/** Ctrl+Z in the room. In a form or a field the browser's own undo of what was typed keeps the key. */
export function useTakeBackKey(takeBack: (() => void) | undefined): void {
  const current = useRef(takeBack);
  useEffect(() => {
    current.current = takeBack;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest('form, input, select, textarea') !== null;
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (elsewhere || document.querySelector('dialog[open]') !== null || current.current === undefined) return;
      event.preventDefault();
      current.current();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

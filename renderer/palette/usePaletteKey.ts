import { useEffect, useRef } from 'react';

/** Ctrl+K (Cmd+K on a Mac), in fields and forms too, but not while a dialog asks something. */
export function usePaletteKey(open: () => void): void {
  const current = useRef(open);
  useEffect(() => {
    current.current = open;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      // A browser would go to its own search with it.
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) current.current();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

import { useEffect, useRef } from 'react';

type Undo = (() => void) | undefined;

/**
 * Ctrl+Z on a screen, and Ctrl+Y or Ctrl+Shift+Z for the way back. In a form or a field the browser's own undo of what was typed keeps the
 * keys.
 */
export function useUndoKeys(undo: Undo, redo: Undo): void {
  const current = useRef({ undo, redo });
  useEffect(() => {
    current.current = { undo, redo };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('form, input, select, textarea') !== null;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const key = event.key.toLowerCase();
      const act = key === 'z' && !event.shiftKey ? current.current.undo : key === 'y' || key === 'z' ? current.current.redo : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

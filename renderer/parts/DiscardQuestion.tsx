import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';

/**
 * Escape in a field by itself, which has no room for a question: the first one says that the second puts back what stood there. Answers
 * what Escape does, and the sentence to show.
 */
export function useSecondEscape(isTyped: boolean, leave: () => void): { readonly escape: () => void; readonly sentence: string } {
  const [isAsked, setAsked] = useState(false);
  const asks = isAsked && isTyped;
  const escape = () => {
    setAsked(isTyped && !asks);
    if (!isTyped || asks) leave();
  };
  return { escape, sentence: asks ? 'Not saved. Press Escape again to leave it as it was.' : '' };
}

/** Asks before typed text is thrown away. The focus is on the answer that keeps it, and Escape gives that answer too. */
export function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }): ReactNode {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onKeep();
  };
  return (
    <div className="discard-question" role="group" aria-label="Discard this entry?" onKeyDown={pressed}>
      <span role="alert">Discard this entry? What you typed is not saved.</span>
      <Button ref={keep} onClick={onKeep}>
        Keep editing
      </Button>
      <Button kind="warning" onClick={onDiscard}>
        Discard
      </Button>
    </div>
  );
}

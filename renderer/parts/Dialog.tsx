import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { KeysUnderWay } from './KeysUnderWay.tsx';

/** A panel above the screen. Escape closes it; the browser gives the focus back to where it was. Without `closing` its own buttons are the way out. */
export function Dialog({ title, side = false, wide = false, closing = true, onClose, children }: { title: string; side?: boolean; wide?: boolean; closing?: boolean; onClose: () => void; children: ReactNode }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const heading = useId();
  // Before it is taken off the page, not after: a dialog that is gone already cannot give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser would give the focus to the first button, which a space in typed text would press; from here Tab goes to what the panel is about.
    body.current?.focus();
    return () => element?.close();
  }, []);
  // The browser tells of its own closing a moment later, and a key pressed within that moment would be lost: here it is closed at once.
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} className={`dialog${side ? ' dialog-side' : ''}${wide ? ' dialog-wide' : ''}`} aria-labelledby={heading} onClose={onClose} onKeyDown={pressed}>
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {closing ? (
          <Button kind="quiet" onClick={onClose}>
            Close
          </Button>
        ) : null}
      </div>
      <div ref={body} tabIndex={-1} className="dialog-body">
        {children}
      </div>
      <KeysUnderWay />
    </dialog>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Asks once more before something that cannot be undone. Cancel holds the focus, so that an Enter too many does nothing. */
export function ConfirmDialog({ question, confirm, busy, onConfirm, onCancel, children }: { question: string; confirm: string; busy: boolean; onConfirm: () => void; onCancel: () => void; children: ReactNode }): ReactNode {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <Dialog title={question} closing={false} onClose={onCancel}>
      {children}
      <div className="row">
        <Button ref={cancel} onClick={onCancel}>
          Cancel
        </Button>
        <Button kind="warning" aria-disabled={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import type { TypedPlace } from '../../shared/api/typedViews.ts';
import { Button } from './Button.tsx';
import { DiscardQuestion } from './DiscardQuestion.tsx';
import { typedAt } from './drafts.ts';
import { useUnderWay } from './keys.ts';
import { NotSavedYet } from './NotSavedYet.tsx';
import { Refused } from './Refused.tsx';
import { useLasting } from './useLasting.ts';

type Props = {
  title: string;
  submit: string;
  refusal?: Refusal | null;
  busy?: boolean;
  onSubmit: () => void;
  /** Leaves the form and forgets what was typed. Asked about first where something was. */
  onCancel?: () => void;
  /** Where what is typed is kept until it is recorded, so that the form says so. */
  place?: TypedPlace;
  /** What is typed is kept as it is typed: Escape leaves the form, and no button offers to cancel. */
  keeps?: boolean;
  /** Where the caret goes when the form opens; the first field unless told otherwise. */
  focus?: 'first' | 'none';
  /** Where the form stands among the headings of its screen. */
  level?: 2 | 3;
  children: ReactNode;
};

/** The ways out of the forms on the screen, the one opened last behind the others. */
const waysOut = new Set<() => void>();

/** Leaves the form that was opened last, as Escape in it does. */
export function leaveForm(): void {
  [...waysOut].at(-1)?.();
}

/** A form in place: Enter accepts, Escape leaves and asks before it discards anything, what was typed stays after a refusal, and the focus goes to the field that was refused. */
export function Form({ title, submit, refusal = null, busy = false, onSubmit, onCancel, place, keeps = false, focus = 'first', level = 3, children }: Props): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const Heading = `h${level}` as const;
  const heading = useId();
  useUnderWay('saving', busy);
  const savesLong = useLasting(busy);
  const { isAsked, leave, keep, typed } = useLeaving(form, busy ? undefined : onCancel, keeps ? 'never' : place);

  // At once, or a key pressed before the next drawing would be one of the screen.
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
    if (focus === 'first') toFirstField(form.current);
  }, [focus]);
  useEffect(() => {
    // In a panel that was not shown yet nothing takes the focus.
    if (focus === 'first' && form.current?.contains(document.activeElement) === false) toFirstField(form.current);
  }, [focus]);
  useEffect(
    () => () => {
      // Whoever leaves a form goes on where they were; somebody who has moved on already is left alone.
      if (document.activeElement === document.body && before.current instanceof HTMLElement && before.current.matches('button, a')) before.current.focus();
    },
    [],
  );

  useEffect(() => {
    const name = refusal?.field?.split('.').at(-1);
    if (name === undefined) return;
    form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  }, [refusal]);

  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (!isAsked) onSubmit();
  };
  const pressed = (event: KeyboardEvent) => {
    const target = event.target;
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation();
      // In a dialog only the form is left, not the dialog with it.
      event.preventDefault();
      leave();
    }
    // Browsers submit on Enter from a text field only; here a choice or a tick accepts as well.
    const accepts = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type));
    // Enter is a new line in a text of several lines; with Ctrl it accepts there too.
    const always = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && (accepts || always) && !event.defaultPrevented) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };

  return (
    <form ref={form} className="form" aria-labelledby={heading} aria-busy={busy} onSubmit={submitted} onKeyDown={pressed} onInput={typed} noValidate>
      <Heading id={heading}>{title}</Heading>
      {children}
      <div className="form-foot">
        <Refused refusal={refusal} />
        {isAsked && onCancel !== undefined ? (
          <DiscardQuestion onKeep={keep} onDiscard={onCancel} />
        ) : (
          <div className="form-buttons">
            <Button kind="primary" type="submit" aria-disabled={busy}>
              {submit}
            </Button>
            {onCancel === undefined || keeps ? null : (
              <Button kind="quiet" onClick={leave}>
                Cancel
              </Button>
            )}
            {savesLong ? <span className="small">Saving…</span> : place === undefined ? null : <NotSavedYet place={place} />}
          </div>
        )}
      </div>
    </form>
  );
}

function toFirstField(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  form?.scrollIntoView({ block: 'nearest' });
}

/** The way out of a form. Where something was typed it is asked about first, and the caret goes back to where it was if the text is kept. */
function useLeaving(form: { readonly current: HTMLFormElement | null }, onCancel: (() => void) | undefined, place: TypedPlace | 'never' | undefined) {
  const [isAsked, setAsked] = useState(false);
  const wasTyped = useRef(false);
  const caret = useRef<Element | null>(null);
  const leave = () => {
    if (onCancel === undefined || isAsked) return;
    const holds = place !== 'never' && (wasTyped.current || (place !== undefined && typedAt(place) !== null));
    if (!holds) return onCancel();
    caret.current = document.activeElement;
    setAsked(true);
  };
  const keep = () => {
    setAsked(false);
    const field = form.current?.contains(caret.current) === true && caret.current instanceof HTMLElement && !caret.current.matches('.form-buttons *') ? caret.current : form.current?.querySelector<HTMLElement>('input, select, textarea');
    field?.focus();
  };
  const newest = useRef(leave);
  useEffect(() => {
    newest.current = leave;
  });
  const mayBeLeft = onCancel !== undefined;
  useEffect(() => {
    if (!mayBeLeft) return;
    const way = () => newest.current();
    waysOut.add(way);
    return () => void waysOut.delete(way);
  }, [mayBeLeft]);
  return { isAsked, leave, keep, typed: () => void (wasTyped.current = true) };
}

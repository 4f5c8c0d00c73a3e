import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import type { TypedPlace } from '../../shared/api/typedViews.ts';
import { Button } from './Button.tsx';
import { NotSavedYet } from './NotSavedYet.tsx';
import { Refused } from './Refused.tsx';

type Props = {
  title: string;
  submit: string;
  refusal?: Refusal | null;
  busy?: boolean;
  onSubmit: () => void;
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

/** A form in place: Enter accepts, Escape leaves, what was typed stays after a refusal, and the focus goes to the field that was refused. */
export function Form({ title, submit, refusal = null, busy = false, onSubmit, onCancel, place, keeps = false, focus = 'first', level = 3, children }: Props): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const Heading = `h${level}` as const;
  const heading = useId();

  useEffect(() => {
    const before = document.activeElement;
    if (focus === 'first') {
      form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
      form.current?.scrollIntoView({ block: 'nearest' });
    }
    return () => {
      // Whoever leaves a form goes on where they were; somebody who has moved on already is left alone.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.matches('button, a')) before.focus();
    };
  }, [focus]);

  useEffect(() => {
    const name = refusal?.field?.split('.').at(-1);
    if (name === undefined) return;
    form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  }, [refusal]);

  const submitted = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const pressed = (event: KeyboardEvent) => {
    const target = event.target;
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation();
      // In a dialog only the form is left, not the dialog with it.
      event.preventDefault();
      onCancel();
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
    <form ref={form} className="form" aria-labelledby={heading} onSubmit={submitted} onKeyDown={pressed} noValidate>
      <Heading id={heading}>{title}</Heading>
      {children}
      <div className="form-foot">
        <Refused refusal={refusal} />
        <div className="form-buttons">
          <Button kind="primary" type="submit" aria-disabled={busy}>
            {submit}
          </Button>
          {onCancel === undefined || keeps ? null : (
            <Button kind="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          {place === undefined ? null : <NotSavedYet place={place} />}
        </div>
      </div>
    </form>
  );
}

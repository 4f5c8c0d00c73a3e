import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FieldFault } from '../../shared/domain/plausible.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import { DiscardQuestion } from '../parts/DiscardQuestion.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { Refused } from '../parts/Refused.tsx';
import type { EntryForm } from './useEntry.ts';

type Props = {
  title: string;
  form: EntryForm;
  faults: readonly FieldFault[];
  save: string;
  busy: boolean;
  refusal: Refusal | null;
  onSave: () => void;
  /** The word for leaving the form, and what it does. */
  leave: { readonly word: string; readonly act: () => void };
  /** What stands beside the fields. */
  aside: ReactNode;
  children: ReactNode;
};

const fieldsOf = (form: HTMLFormElement): HTMLElement[] => [...form.querySelectorAll<HTMLElement>('.entry-fields :is(input, select, textarea, [data-field])')].filter((field) => !field.matches(':disabled'));

/**
 * The frame of a form for a case. Enter goes on to the next field and never saves; Ctrl+Enter saves; Ctrl+Z and Ctrl+Shift+Z take
 * back and do again, field by field. What stands against saving is listed with a way to each field.
 */
export function EntryFrame({ title, form, faults, save, busy, refusal, onSave, leave, aside, children }: Props): ReactNode {
  const element = useRef<HTMLFormElement>(null);
  const heading = useId();
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const focus = (field: string) => element.current?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"], [data-field="${CSS.escape(field)}"]`)?.focus();

  useLayoutEffect(() => {
    element.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  useEffect(() => {
    const name = refusal?.field?.split('.').at(-1);
    if (name !== undefined) focus(name);
  }, [refusal]);

  const submit = () => {
    if (busy) return;
    setTried(faults.length > 0);
    if (faults.length === 0) onSave();
    else focus(faults[0]?.field ?? '');
  };
  const takeBack = (again: boolean) => {
    const field = again ? form.redo() : form.undo();
    setSaid(field === null ? `Nothing to ${again ? 'do again' : 'undo'}.` : `${again ? 'Done again' : 'Undone'}: ${labelOf(element.current, field)}.`);
    if (field !== null) focus(field);
  };
  const pressed = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === 'enter') submit();
    else if (control && key === 'z') takeBack(event.shiftKey);
    else if (control && key === 'y') takeBack(true);
    else if (event.key === 'Enter' && goesOn(event.target)) onwards(element.current, event.target);
    else return;
    event.preventDefault();
  };
  return (
    <form
      ref={element}
      className="entry"
      aria-busy={busy}
      aria-labelledby={heading}
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={pressed}
      onBlur={form.settle}
    >
      <h2 id={heading} className="nhsuk-u-visually-hidden">
        {title}
      </h2>
      <div className="entry-fields">{children}</div>
      <aside className="entry-aside" aria-label="Beside the form">
        <div className="entry-foot">
          <div role="alert">
            {tried && faults.length > 0 ? (
              <div className="refused">
                <p>Not saved yet:</p>
                <ul>
                  {faults.map(({ field, sentence }) => (
                    <li key={`${field} ${sentence}`}>
                      <button type="button" className="quiet" onClick={() => focus(field)}>
                        {sentence}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
          </div>
          <Refused refusal={refusal} />
          <Button kind="primary" aria-disabled={busy} aria-keyshortcuts="Control+Enter" onClick={submit}>
            {save}
          </Button>
          <div className="row">
            <Button kind="quiet" aria-disabled={!form.mayUndo} aria-keyshortcuts="Control+Z" onClick={() => takeBack(false)}>
              <span aria-hidden="true">↶</span> Undo
            </Button>
            <Button kind="quiet" aria-disabled={!form.mayRedo} aria-keyshortcuts="Control+Shift+Z" onClick={() => takeBack(true)}>
              <span aria-hidden="true">↷</span> Redo
            </Button>
            <Leave word={leave.word} act={leave.act} changed={form.mayUndo} />
          </div>
          <p className="small">
            <kbd>Ctrl+Enter</kbd> saves, <kbd>Enter</kbd> goes on, <kbd>Ctrl+Z</kbd> undoes a field
          </p>
          <p className="small" role="status">
            {said} {form.kept === null ? '' : 'at' in form.kept ? `Draft kept at ${londonDayAndTime(form.kept.at).time}.` : `The draft is not kept: ${form.kept.fault}`}
          </p>
        </div>
        {aside}
      </aside>
    </form>
  );
}

/** Leaving throws what was typed away, so it is asked first where something was. */
function Leave({ word, act, changed }: { word: string; act: () => void; changed: boolean }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const [wasKept, setKept] = useState(false);
  const keep = () => {
    setAsked(false);
    setKept(true);
  };
  if (isAsked) return <DiscardQuestion onKeep={keep} onDiscard={act} />;
  return (
    <Button kind="quiet" autoFocus={wasKept} onClick={() => (changed ? setAsked(true) : act())}>
      {word}
    </Button>
  );
}

/** In a line of text or a choice Enter goes on; in a longer text it is a new line, on a button it presses. */
function goesOn(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof SVGElement;
}

function onwards(form: HTMLFormElement | null, target: EventTarget): void {
  if (form === null || !(target instanceof Element)) return;
  const fields = fieldsOf(form);
  const next = fields[fields.findIndex((field) => field === target) + 1] ?? form.querySelector<HTMLElement>('.entry-foot button.nhsuk-button');
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** A field by the words people see beside it. */
function labelOf(form: HTMLFormElement | null, field: string): string {
  const control = form?.querySelector<HTMLInputElement>(`[name="${CSS.escape(field)}"]`);
  return control?.labels?.[0]?.textContent ?? field;
}

import { flushSync } from 'react-dom';
import type { Pressed } from './typeAhead.ts';

const replays = new WeakSet<Event>();

/** Whether an event is a held key that is pressed again. */
export function isReplay(event: Event): boolean {
  return replays.has(event);
}

/** Presses a held key on whatever has the focus. Answers whether nobody had a use for it. */
export function pressAgain({ key, shift, control }: Pressed): boolean {
  const event = new KeyboardEvent('keydown', { key, shiftKey: shift, ctrlKey: control, bubbles: true, cancelable: true });
  replays.add(event);
  return flushSync(() => (document.activeElement ?? document.body).dispatchEvent(event));
}

/** Types held keys into the form that has the focus, as if they were pressed now. Answers those that found no field. */
export function typeInto(keys: readonly Pressed[]): Pressed[] {
  return keys.filter((key) => !flushSync(() => typeKey(key)));
}

/** A browser does nothing by itself on a key that a script presses: what it would do is done here. Answers false where there is no place for a text. */
function typeKey(pressed: Pressed): boolean {
  const { key, control } = pressed;
  const at = document.activeElement;
  if (key.length === 1 && !control && !(key === ' ' && isPressedBySpace(at))) {
    const field = isTextField(at) ? at : textFieldFrom(at);
    if (field === null) return false;
    if (field !== at) field.focus();
    if (pressAgain(pressed)) insert(key);
    return true;
  }
  if (!pressAgain(pressed)) return true;
  switch (key) {
    case ' ':
      if (at instanceof HTMLElement) at.click();
      return true;
    case 'Enter':
      enter(at, control);
      return true;
    case 'Tab':
      toNext(at, pressed.shift);
      return true;
    case 'Backspace':
      if (isTextField(at)) document.execCommand('delete');
      return true;
    case 'ArrowDown':
    case 'ArrowUp':
      if (at instanceof HTMLSelectElement) choose(at, key === 'ArrowDown' ? 1 : -1);
      return true;
    default:
      return true;
  }
}

/** The one way by which the browser's own undo and the field's limits still hold; it is called deprecated, and nothing takes its place. */
function insert(text: string): void {
  document.execCommand('insertText', false, text);
}

function enter(at: Element | null, control: boolean): void {
  if (at instanceof HTMLTextAreaElement && !control) insert('\n');
  else if (at instanceof HTMLButtonElement) at.click();
  else if (at instanceof HTMLInputElement || at instanceof HTMLSelectElement) at.form?.requestSubmit();
}

function choose(choice: HTMLSelectElement, by: 1 | -1): void {
  const options = [...choice.options].filter(({ disabled }) => !disabled);
  const option = options[options.findIndex(({ selected }) => selected) + by];
  if (option === undefined) return;
  choice.value = option.value;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  choice.dispatchEvent(new Event('change', { bubbles: true }));
}

function toNext(at: Element | null, back: boolean): void {
  if (at === null) return;
  const stops = [...formOf(at).querySelectorAll<HTMLElement>('input, select, textarea, button, a[href], summary, [tabindex]')].filter(isStop);
  const next = stops[stops.findIndex((stop) => stop === at) + (back ? -1 : 1)];
  next?.focus();
  if (next instanceof HTMLInputElement && isTextField(next)) next.select();
}

function isStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(':disabled') || element.getClientRects().length === 0) return false;
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
  return document.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"]:checked`) === null;
}

/** Text that is typed on a choice or a tick is meant for a field of the same form: the next one, else the first. */
function textFieldFrom(at: Element | null): HTMLElement | null {
  if (at === null) return null;
  const fields = [...formOf(at).querySelectorAll<HTMLElement>('input, textarea')].filter((field) => isTextField(field) && field.getClientRects().length > 0);
  return fields.find((field) => (at.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) ?? fields[0] ?? null;
}

function formOf(at: Element): Element {
  return at.closest('form') ?? at.closest('dialog') ?? document.body;
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return !element.disabled && !element.readOnly;
  return element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file', 'hidden'].includes(element.type) && !element.disabled && !element.readOnly;
}

function isPressedBySpace(element: Element | null): boolean {
  return element instanceof HTMLButtonElement || (element instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(element.type));
}

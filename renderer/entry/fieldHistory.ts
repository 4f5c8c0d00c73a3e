/** One change of one field: what the form held before it. */
type Step<T> = { readonly field: string; readonly value: T };

/** What a form holds, what it held before, and what was taken back. */
export type FieldHistory<T> = {
  readonly present: T;
  readonly past: readonly Step<T>[];
  readonly future: readonly Step<T>[];
  /** The field that is being changed: its changes are one step until it is left. */
  readonly open: string | null;
};

/** As many steps as a form of this size is ever changed by. */
const keptAtMost = 200;

export function historyOf<T>(present: T): FieldHistory<T> {
  return { present, past: [], future: [], open: null };
}

/** A field has another value. Letter after letter in one field is one step. */
export function changed<T>(history: FieldHistory<T>, field: string, value: T): FieldHistory<T> {
  const past = history.open === field ? history.past : [...history.past, { field, value: history.present }].slice(-keptAtMost);
  return { present: value, past, future: [], open: field };
}

/** The field is left: what comes next is another step. */
export function settled<T>(history: FieldHistory<T>): FieldHistory<T> {
  return history.open === null ? history : { ...history, open: null };
}

/** Takes the last step back; null where there is none. */
export function undone<T>({ present, past, future }: FieldHistory<T>): FieldHistory<T> | null {
  const last = past.at(-1);
  return last === undefined ? null : { present: last.value, past: past.slice(0, -1), future: [...future, { field: last.field, value: present }], open: null };
}

/** Does again what was taken back last; null where nothing was. */
export function redone<T>({ present, past, future }: FieldHistory<T>): FieldHistory<T> | null {
  const last = future.at(-1);
  return last === undefined ? null : { present: last.value, past: [...past, { field: last.field, value: present }], future: future.slice(0, -1), open: null };
}

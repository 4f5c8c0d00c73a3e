import { type ComponentProps, type ReactNode, useId } from 'react';
import { entriesOf } from './words.ts';

type Framing = { label: string; hint?: string | undefined };

function Frame({ label, hint, id, children }: Framing & { id: string; children: ReactNode }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
    </div>
  );
}

const describedBy = (id: string, hint: string | undefined) => (hint === undefined ? {} : { 'aria-describedby': `${id}-hint` });

/** One line of text, a day or a number, with its label. */
export function TextField({ label, hint, ...rest }: Framing & ComponentProps<'input'>): ReactNode {
  const id = useId();
  return (
    <Frame label={label} hint={hint} id={id}>
      <input className="nhsuk-input" id={id} autoComplete="off" {...describedBy(id, hint)} {...rest} />
    </Frame>
  );
}

/** Several lines of text with their label. */
export function TextArea({ label, hint, ...rest }: Framing & ComponentProps<'textarea'>): ReactNode {
  const id = useId();
  return (
    <Frame label={label} hint={hint} id={id}>
      <textarea className="nhsuk-textarea" id={id} rows={2} {...describedBy(id, hint)} {...rest} />
    </Frame>
  );
}

/** A choice of one from a table of words; `empty` offers to choose none. */
export function ChoiceField<K extends string>({
  label,
  hint,
  words,
  value,
  onChoose,
  empty,
  ...rest
}: Framing & Omit<ComponentProps<'select'>, 'value'> & { words: Record<K, string>; value: K | ''; onChoose: (value: K) => void; empty?: string }): ReactNode {
  const id = useId();
  return (
    <Frame label={label} hint={hint} id={id}>
      <select
        className="nhsuk-select"
        id={id}
        value={value}
        // The options are the table's keys and nothing else.
        onChange={(event) => onChoose(event.target.value as K)}
        {...describedBy(id, hint)}
        {...rest}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {entriesOf(words).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A tick box with its label. */
export function TickField({ label, ...rest }: { label: string } & ComponentProps<'input'>): ReactNode {
  const id = useId();
  return (
    <div className="tick">
      <input type="checkbox" id={id} {...rest} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

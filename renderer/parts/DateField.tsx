import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import { type Leaning, readTypedDate } from '../../shared/domain/typedDate.ts';
import { dayWords, weekdayWords } from './days.ts';
import { lastRead } from './reads.ts';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  label: string;
  hint?: string | undefined;
  /** An ISO day, nothing, or what somebody typed and nobody understands; the core refuses the last in words. */
  value: string;
  onChange: (value: string) => void;
  /** Where a day without its year is looked for. */
  leaning?: Leaning;
};

/**
 * A day as people type it, day before month: "16/11", "16 nov", "+7", "today". What was understood stands beside the label, with its
 * weekday. The browser's own field is not used: it shows the order of the browser's language, which is often the American one.
 */
export function DateField({ label, hint, value, onChange, leaning = 'near', ...rest }: Props): ReactNode {
  const id = useId();
  const today = lastRead('workspace.read', {})?.today ?? '';
  const [typed, setTyped] = useState(() => shown(value));
  const meaning = (text: string): string => {
    const read = readTypedDate(text, today, leaning);
    if (read === null) return '';
    return 'date' in read ? read.date : text.trim();
  };
  // Somebody else may have set another day, by undoing or by choosing: then that one is shown.
  const text = meaning(typed) === value ? typed : shown(value);
  const read = readTypedDate(text, today, leaning);
  const fault = read !== null && 'fault' in read ? read.fault : null;
  // A day that stands in its plain writing needs only its weekday beside it.
  const told = fault ?? (isCalendarDate(value) ? (text === shown(value) ? weekdayWords(value).slice(0, 3) : weekdayWords(value)) : '');
  return (
    <div className="field date-field">
      <div className="date-label">
        <label htmlFor={id}>{label}</label>
        <span className={fault === null ? 'date-told' : 'date-told date-fault'} id={`${id}-told`}>
          {told}
        </span>
      </div>
      {hint === undefined ? null : (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        className="nhsuk-input"
        id={id}
        autoComplete="off"
        placeholder="16/11, +7"
        aria-invalid={fault !== null}
        aria-describedby={hint === undefined ? `${id}-told` : `${id}-hint ${id}-told`}
        {...rest}
        data-date={isCalendarDate(value) ? value : ''}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(meaning(event.target.value));
        }}
        onBlur={(event) => {
          setTyped(shown(value));
          rest.onBlur?.(event);
        }}
      />
    </div>
  );
}

/** A day as it stands in its field: 16 Nov 2026. What is no day stays as it was typed. */
function shown(value: string): string {
  return isCalendarDate(value) ? dayWords(value) : value;
}

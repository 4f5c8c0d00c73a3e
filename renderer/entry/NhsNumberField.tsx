import { type ReactNode, useId, useState } from 'react';
import { nhsNumberFaultSentence, plainNhsNumber, readNhsNumber } from '../../shared/domain/nhsNumber.ts';

const digitsOf = (text: string): string => text.replace(/[\s-]/g, '');

/** The NHS number, blanks allowed; whether its check digit holds is said as soon as there are ten digits. */
export function NhsNumberField({ value, onChange }: { value: string | null; onChange: (digits: string | null) => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(shown(value));
  const text = digitsOf(typed) === (value ?? '') ? typed : shown(value);
  const told = tell(value ?? '');
  return (
    <div className="field">
      <label htmlFor={id}>NHS number</label>
      <input
        className="nhsuk-input"
        id={id}
        name="nhsNumber"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={told.fault}
        aria-describedby={`${id}-told`}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(digitsOf(event.target.value) === '' ? null : digitsOf(event.target.value));
        }}
        onBlur={() => setTyped(shown(value))}
      />
      <p id={`${id}-told`} role="status" className={told.fault ? 'field-told field-fault' : 'field-told'}>
        {told.text}
      </p>
    </div>
  );
}

function shown(value: string | null): string {
  return value !== null && /^\d{10}$/.test(value) ? plainNhsNumber(value) : (value ?? '');
}

function tell(digits: string): { readonly text: string; readonly fault: boolean } {
  if (digits === '') return { text: '', fault: false };
  if (/^\d{1,9}$/.test(digits)) return { text: `${digits.length} of 10 digits`, fault: false };
  const read = readNhsNumber(digits);
  return 'fault' in read ? { text: nhsNumberFaultSentence(read.fault), fault: true } : { text: '✓ check digit holds', fault: false };
}

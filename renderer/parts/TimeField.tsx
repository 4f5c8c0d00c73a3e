import { type ComponentProps, type ReactNode, useState } from 'react';
import { readTypedTime } from '../../shared/domain/typedTime.ts';
import { TextField } from './Field.tsx';

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> & {
  label: string;
  /** "HH:MM" on the 24-hour clock, nothing, or what somebody typed and nobody understands; the core refuses the last in words. */
  value: string;
  onChange: (value: string) => void;
};

/** A time of day as people type it: "9", "9.30", "0930", "17:45". The browser's own field is not used: in some languages it asks for AM or PM. */
export function TimeField({ value, onChange, ...rest }: Props): ReactNode {
  const [typed, setTyped] = useState(value);
  const meaning = (text: string): string => readTypedTime(text) ?? text.trim();
  return (
    <TextField
      inputMode="numeric"
      placeholder="9.30"
      {...rest}
      aria-invalid={value !== '' && readTypedTime(value) === null}
      // Somebody else may have set another time, by undoing or by choosing: then that one is shown.
      value={meaning(typed) === value ? typed : value}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(meaning(event.target.value));
      }}
      onBlur={() => setTyped(value)}
    />
  );
}

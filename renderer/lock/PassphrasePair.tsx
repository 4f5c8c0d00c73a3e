import type { ReactNode } from 'react';
import { TextField } from '../parts/Field.tsx';

/** A new passphrase as it is typed, twice. */
export type Typed = { readonly passphrase: string; readonly again: string };
export const nothingTyped: Typed = { passphrase: '', again: '' };

/** Why the two do not do yet, in a sentence; null where they are alike. Whether it is long enough, the core says. */
export function unlike({ passphrase, again }: Typed): string | null {
  return passphrase === again ? null : 'The two are not the same. Type the new passphrase twice.';
}

/** The two fields of a new passphrase. */
export function PassphrasePair({ label, typed, onType }: { label: string; typed: Typed; onType: (typed: Typed) => void }): ReactNode {
  return (
    <>
      <TextField
        label={label}
        hint="At least 12 characters. Four or five words that have nothing to do with each other are easy to keep and hard to guess."
        type="password"
        name="passphrase"
        autoComplete="new-password"
        value={typed.passphrase}
        onChange={(event) => onType({ ...typed, passphrase: event.target.value })}
      />
      <TextField label="The same again" type="password" name="again" autoComplete="new-password" value={typed.again} onChange={(event) => onType({ ...typed, again: event.target.value })} />
    </>
  );
}

import type { ReactNode } from 'react';
import type { TypedFields } from '../../shared/api/typedForms.ts';
import type { ListedCase } from '../../shared/api/views.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { relistWords } from '../parts/words.ts';

/** Why a decided case comes to a meeting once more. */
export type Again = TypedFields<'listCase'>['again'];
export const notAgain: Again = { because: 'histology', detail: '' };

/** Whether a case has to be opened again before it can be listed. */
export function isListedAgain({ stage }: Pick<ListedCase, 'stage'>): boolean {
  return stage === 'decided' || stage === 'ended';
}

/** Why it is listed again, and what that does. */
export function AgainFields({ again, onChange }: { again: Again; onChange: (again: Again) => void }): ReactNode {
  return (
    <>
      <ChoiceField label="Decided already: listed again because of" name="because" words={relistWords} value={again.because} onChoose={(because) => onChange({ ...again, because })} />
      <TextField
        label="In words"
        hint="The case is opened again with a new plan. The earlier decision stays in its record; visits that are still open are cancelled."
        name="detail"
        value={again.detail}
        onChange={(event) => onChange({ ...again, detail: event.target.value })}
      />
    </>
  );
}

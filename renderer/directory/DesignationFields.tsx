import type { ReactNode } from 'react';
import type { Designation } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { DateField } from '../parts/DateField.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { modalityWords, standingWords } from '../parts/words.ts';

const treatmentWords: Record<Modality, string> = { surgery: modalityWords.surgery, radiotherapy: modalityWords.radiotherapy, systemic: modalityWords.systemic };

/** One designation: for which treatment, as what, from when until when, by whom and from which document. */
export function DesignationFields({ number, designation, onChange }: { number: number; designation: Designation; onChange: (designation: Designation) => void }): ReactNode {
  const set = (change: Partial<Designation>) => onChange({ ...designation, ...change });
  const dayOrNull = (value: string) => (value === '' ? null : value);
  return (
    <fieldset className="group">
      <legend>Designation {number}</legend>
      <div className="fields designation-row">
        <ChoiceField label="Treatment" words={treatmentWords} value={designation.modality} onChoose={(modality) => set({ modality })} />
        <ChoiceField label="Standing" name="status" words={standingWords} value={designation.status} onChoose={(status) => set({ status })} />
        <DateField label="From" value={designation.from ?? ''} onChange={(day) => set({ from: dayOrNull(day) })} />
        <DateField label="Until" value={designation.until ?? ''} onChange={(day) => set({ until: dayOrNull(day) })} />
        <TextField label="Designated by" name="designatedBy" value={designation.designatedBy} onChange={(event) => set({ designatedBy: event.target.value })} />
        <TextField label="Source document" name="source" value={designation.source} onChange={(event) => set({ source: event.target.value })} />
      </div>
    </fieldset>
  );
}

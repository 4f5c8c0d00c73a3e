import type { ReactNode } from 'react';
import type { Designation } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { modalityWords, standingWords } from '../parts/words.ts';

const treatmentWords: Record<Modality, string> = { surgery: modalityWords.surgery, radiotherapy: modalityWords.radiotherapy, systemic: modalityWords.systemic };

/** One designation: for which treatment, as what, from when until when, by whom and from which document. */
export function DesignationFields({ number, designation, onChange }: { number: number; designation: Designation; onChange: (designation: Designation) => void }): ReactNode {
  const set = (change: Partial<Designation>) => onChange({ ...designation, ...change });
  const day = (value: string) => (value === '' ? null : value);
  return (
    <fieldset className="group">
      <legend>Designation {number}</legend>
      <div className="fields designation-row">
        <ChoiceField label="Treatment" words={treatmentWords} value={designation.modality} onChoose={(modality) => set({ modality })} />
        <ChoiceField label="Standing" name="status" words={standingWords} value={designation.status} onChoose={(status) => set({ status })} />
        <TextField label="From" type="date" value={designation.from ?? ''} onChange={(event) => set({ from: day(event.target.value) })} />
        <TextField label="Until" type="date" value={designation.until ?? ''} onChange={(event) => set({ until: day(event.target.value) })} />
        <TextField label="Designated by" name="designatedBy" value={designation.designatedBy} onChange={(event) => set({ designatedBy: event.target.value })} />
        <TextField label="Source document" name="source" value={designation.source} onChange={(event) => set({ source: event.target.value })} />
      </div>
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { DateField } from '../parts/DateField.tsx';
import { TextField } from '../parts/Field.tsx';
import { TimeField } from '../parts/TimeField.tsx';

/** When and where a meeting is, and who leads it: the fields of planning one and of changing it. */
export function MeetingFields({ details, onChange }: { details: MeetingDetails; onChange: (details: MeetingDetails) => void }): ReactNode {
  const set = (change: Partial<MeetingDetails>) => onChange({ ...details, ...change });
  return (
    <div className="fields fields-three">
      <DateField label="Date" leaning="future" name="date" value={details.date} onChange={(day) => set({ date: day })} />
      <TimeField label="Starts at" name="startsAt" value={details.startsAt} onChange={(startsAt) => set({ startsAt })} />
      <div className="fields fields-two">
        <DateField label="Cut-off for listing" name="cutOff" value={details.cutOff ?? ''} onChange={(day) => set({ cutOff: day === '' ? null : day })} />
        <TimeField label="Cut-off time" name="cutOffTime" value={details.cutOffTime} onChange={(cutOffTime) => set({ cutOffTime })} />
      </div>
      <TextField label="Place or link" name="place" value={details.place} onChange={(event) => set({ place: event.target.value })} />
      <TextField label="Chair" name="chair" value={details.chair} onChange={(event) => set({ chair: event.target.value })} />
      <TextField label="Scribe" name="scribe" value={details.scribe} onChange={(event) => set({ scribe: event.target.value })} />
    </div>
  );
}

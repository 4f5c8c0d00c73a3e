import type { ReactNode } from 'react';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { DateField } from '../parts/DateField.tsx';
import { TextField } from '../parts/Field.tsx';

/** When and where a meeting is, and who leads it: the fields of planning one and of changing it. */
export function MeetingFields({ details, onChange }: { details: MeetingDetails; onChange: (details: MeetingDetails) => void }): ReactNode {
  const set = (change: Partial<MeetingDetails>) => onChange({ ...details, ...change });
  return (
    <div className="fields fields-three">
      <DateField label="Date" leaning="future" name="date" value={details.date} onChange={(day) => set({ date: day })} />
      <TextField label="Starts at" type="time" name="startsAt" value={details.startsAt} onChange={(event) => set({ startsAt: event.target.value })} />
      <div className="fields fields-two">
        <DateField label="Cut-off for listing" name="cutOff" value={details.cutOff ?? ''} onChange={(day) => set({ cutOff: day === '' ? null : day })} />
        <TextField label="Cut-off time" type="time" name="cutOffTime" value={details.cutOffTime} onChange={(event) => set({ cutOffTime: event.target.value || '23:59' })} />
      </div>
      <TextField label="Place or link" name="place" value={details.place} onChange={(event) => set({ place: event.target.value })} />
      <TextField label="Chair" name="chair" value={details.chair} onChange={(event) => set({ chair: event.target.value })} />
      <TextField label="Scribe" name="scribe" value={details.scribe} onChange={(event) => set({ scribe: event.target.value })} />
    </div>
  );
}

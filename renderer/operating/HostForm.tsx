import type { ReactNode } from 'react';
import type { HostConfirmation } from '../../shared/domain/arrangement.ts';
import { DateField } from '../parts/DateField.tsx';
import { type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField, TickField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';
import type { ArrangementFormProps } from './ArrangementCard.tsx';

/** The host site's side: theatre, consultant, honorary paper, kit and bed. All of it is local; the pathway names none. */
export function HostForm({ caseId, arrangement, today, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'hostConfirmed'> = { form: 'hostConfirmed', caseId, item: arrangement.request.arrangementId };
  const [host, setHost] = useDraft(
    place,
    'host',
    arrangement.host ?? { on: arrangement.acceptedDate ?? arrangement.request.dateOptions[0] ?? today, theatre: '', hostConsultant: '', honoraryPaperSeen: false, honoraryPaperUntil: null, kit: '', bed: '' },
  );
  const set = (change: Partial<HostConfirmation>) => setHost({ ...host, ...change });
  const submit = async () => {
    if ((await record.run({ type: 'hostConfirmed', arrangementId: arrangement.request.arrangementId, host })) !== null) onDone();
  };
  return (
    <Form title={`Confirm for ${arrangement.request.hostSite}`} submit="Confirm for the host" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <div className="fields fields-three">
        <DateField label="Day of the operation" leaning="future" name="on" value={host.on} onChange={(day) => set({ on: day })} />
        <TextField label="Theatre" name="theatre" value={host.theatre} onChange={(event) => set({ theatre: event.target.value })} />
        <TextField label="Host consultant" name="hostConsultant" value={host.hostConsultant} onChange={(event) => set({ hostConsultant: event.target.value })} />
        <TickField label="Honorary contract or letter of authority seen" name="honoraryPaperSeen" checked={host.honoraryPaperSeen} onChange={(event) => set({ honoraryPaperSeen: event.target.checked })} />
        <DateField label="Holds until" leaning="future" name="honoraryPaperUntil" value={host.honoraryPaperUntil ?? ''} onChange={(day) => set({ honoraryPaperUntil: day === '' ? null : day })} />
        <TextField label="Kit and implants" name="kit" value={host.kit} onChange={(event) => set({ kit: event.target.value })} />
        <TextField label="Bed" name="bed" value={host.bed} onChange={(event) => set({ bed: event.target.value })} />
      </div>
    </Form>
  );
}

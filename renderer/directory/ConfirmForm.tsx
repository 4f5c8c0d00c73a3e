import { type ReactNode, useState } from 'react';
import type { Designation, Practitioner } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { DateField } from '../parts/DateField.tsx';
import { ChoiceField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { standingWords } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';

/** The person at the keyboard confirms a standing by name (D4). */
export function ConfirmForm({ practitioner, modality, today, onDone }: { practitioner: Practitioner; modality: Modality; today: string; onDone: () => void }): ReactNode {
  const confirm = useWrite('directory.confirm');
  const [status, setStatus] = useState<Designation['status']>('core');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const submit = async () => {
    const designation = { status, modality, from: from === '' ? null : from, until: until === '' ? null : until };
    if ((await confirm.run({ practitionerId: practitioner.id, designation })) !== null) onDone();
  };
  return (
    <Form title={`Confirm the standing of ${practitioner.name}`} submit="Confirm as shown" refusal={confirm.refusal} busy={confirm.busy} onSubmit={() => void submit()} onCancel={onDone}>
      <p className="small">Your name and today’s date are kept as the source of this confirmation.</p>
      <div className="fields fields-three">
        <ChoiceField label="Standing" name="status" words={standingWords} value={status} onChoose={setStatus} />
        <DateField label="From" name="from" value={from} onChange={setFrom} />
        <DateField label="Until" hint="Empty where no last day is given." name="until" value={until} onChange={setUntil} />
      </div>
    </Form>
  );
}

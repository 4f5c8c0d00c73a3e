import type { ReactNode } from 'react';
import type { Practitioner } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { DateField } from '../parts/DateField.tsx';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { standingWords } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';

/** Where the confirmation of one standing is typed. */
export function confirmingPlace(practitionerId: string, modality: Modality): PlaceOf<'confirmStanding'> {
  return { form: 'confirmStanding', item: `${practitionerId} ${modality}` };
}

/** The person at the keyboard confirms a standing by name (D4). */
export function ConfirmForm({ practitioner, modality, today, onDone }: { practitioner: Practitioner; modality: Modality; today: string; onDone: () => void }): ReactNode {
  const confirm = useWrite('directory.confirm');
  const place = confirmingPlace(practitioner.id, modality);
  const done = leaving(place, onDone);
  const [status, setStatus] = useDraft(place, 'status', 'core');
  const [from, setFrom] = useDraft(place, 'from', today);
  const [until, setUntil] = useDraft(place, 'until', '');
  const submit = async () => {
    const designation = { status, modality, from: from === '' ? null : from, until: until === '' ? null : until };
    if ((await confirm.run({ practitionerId: practitioner.id, designation })) !== null) done();
  };
  return (
    <Form title={`Confirm the standing of ${practitioner.name}`} submit="Confirm as shown" refusal={confirm.refusal} busy={confirm.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
      <p className="small">Your name and today’s date are kept as the source of this confirmation.</p>
      <div className="fields fields-three">
        <ChoiceField label="Standing" name="status" words={standingWords} value={status} onChoose={setStatus} />
        <DateField label="From" name="from" value={from} onChange={setFrom} />
        <DateField label="Until" hint="Empty where no last day is given." name="until" value={until} onChange={setUntil} />
      </div>
    </Form>
  );
}

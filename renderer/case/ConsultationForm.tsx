import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { answerWords, roleWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';

/** The consultation note of urgent treatment: who was asked and when, or why nobody could be (K2c); whether urgent chemotherapy was considered (K2d). */
export function ConsultationForm({ view, today, onDone }: { view: CaseView; today: string; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const known = view.urgentTreatment?.consultation;
  const place = formOf(view.summary.id, 'consultation');
  const [consulted, setConsulted] = useDraft(place, 'consulted', known?.consulted ?? [{ name: '', role: 'medicalOncologist', on: today }]);
  const [notPossibleBecause, setNotPossible] = useDraft(place, 'notPossibleBecause', known?.notPossibleBecause ?? '');
  const [considered, setConsidered] = useDraft(place, 'considered', known?.urgentChemotherapyConsidered ?? 'unknown');
  const set = (at: number, change: Partial<{ name: string; role: Role; on: string }>) => setConsulted(consulted.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const submit = async () => {
    const asked = consulted.filter(({ name }) => name.trim() !== '');
    if ((await record.run({ type: 'consultationRecorded', consulted: asked, notPossibleBecause, urgentChemotherapyConsidered: considered })) !== null) onDone();
  };
  return (
    <Form title="Consultation note" submit="Record the consultation" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <p className="small">
        Who of the MDT was consulted before treatment, or why that was not possible <Clauses ids={['K2c']} />
      </p>
      {consulted.map((one, index) => (
        <div key={index} className="fields fields-consulted">
          <TextField label="Consulted" name="name" value={one.name} onChange={(event) => set(index, { name: event.target.value })} />
          <ChoiceField<Role> label="Role" words={roleWords} value={one.role} onChoose={(role) => set(index, { role })} />
          <DateField label="On" leaning="past" value={one.on} onChange={(day) => set(index, { on: day })} />
        </div>
      ))}
      <Button kind="quiet" onClick={() => setConsulted([...consulted, { name: '', role: 'other', on: today }])}>
        Add another person
      </Button>
      <TextArea label="Not possible because" name="notPossibleBecause" value={notPossibleBecause} onChange={(event) => setNotPossible(event.target.value)} />
      <ChoiceField label="Urgent chemotherapy considered (K2d)" words={answerWords} value={considered} onChoose={setConsidered} />
    </Form>
  );
}

import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { usualMinutes } from '../../shared/domain/agendaLayout.ts';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { hasClosed } from '../parts/days.ts';
import { useRead } from '../parts/reads.ts';
import { ListingWarningOf } from '../readiness/ListingWarning.tsx';
import { useMeetingRecord } from '../parts/writes.ts';
import { AgainFields, isListedAgain, notAgain } from './AgainFields.tsx';
import { inTime, LateFields } from './LateFields.tsx';

/** Puts a case that is recorded already on the agenda; after the cut-off it asks why and who agreed. */
export function AddExisting({ meeting, today, onDone }: { meeting: MeetingView; today: string; onDone: () => void }): ReactNode {
  const cases = useRead('cases.list', {});
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'addExisting'> = { form: 'addExisting', meetingId: meeting.id };
  const done = leaving(place, onDone);
  const [caseId, setCaseId] = useDraft(place, 'caseId', '');
  const [minutes, setMinutes] = useDraft(place, 'minutes', usualMinutes);
  const [late, setLate] = useDraft(place, 'late', inTime);
  const [again, setAgain] = useDraft(place, 'again', notAgain);
  const listed = new Set(meeting.agenda.map((line) => line.entry.caseId));
  const all = cases.data?.ok === true ? cases.data.value.filter((one) => !listed.has(one.id)) : [];
  const asksAgain = all.some((one) => one.id === caseId && isListedAgain(one));
  const closed = meeting.startedAt !== null || hasClosed(meeting.details, today);
  const submit = async () => {
    const entry = { caseId, estimatedMinutes: minutes, ...late };
    if ((await record.run({ type: 'caseListed', entry, ...(asksAgain ? { again } : {}) })) !== null) done();
  };
  return (
    <section className="panel">
      <Form title="Add an existing case" level={2} submit="Add to the agenda" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <div className="fields fields-three">
          <ChoiceField
            label="Case"
            name="caseId"
            words={Object.fromEntries(all.map((one) => [one.id, `${one.name} · ${one.hospitalNumber} · ${one.levels} ${one.diagnosis} · ${one.stateName}`]))}
            value={caseId}
            onChoose={setCaseId}
            empty={all.length === 0 ? 'Every recorded case is on the agenda' : 'Choose a case'}
          />
          <TextField label="Estimated minutes" type="number" min={1} max={60} name="estimatedMinutes" value={minutes} onChange={(event) => setMinutes(event.target.valueAsNumber || usualMinutes)} />
          <LateFields late={late} closed={closed} onChange={setLate} />
          {asksAgain ? <AgainFields again={again} onChange={setAgain} /> : null}
        </div>
        {caseId === '' ? null : <ListingWarningOf caseId={caseId} />}
      </Form>
    </section>
  );
}

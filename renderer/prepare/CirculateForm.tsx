import type { ReactNode } from 'react';
import type { ListSettings } from '../../shared/api/listViews.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField, TickField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { show, useRead } from '../parts/reads.ts';
import { entriesOf } from '../parts/words.ts';
import { useMeetingRecord, useWrite } from '../parts/writes.ts';

const identifierWords: Record<keyof ListSettings['identifiers'], string> = { name: 'Name', nhsNumber: 'NHS number', hospitalNumber: 'Hospital number', dateOfBirth: 'Date of birth' };

/** Freezes the next version of the list and records to whom it goes; sending is done outside this program, which never uses the network. */
export function CirculateForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const settings = useRead('list.settings', {});
  return <Reading of={settings} opens>{(value) => <Fields meeting={meeting} settings={value} onDone={onDone} />}</Reading>;
}

function Fields({ meeting, settings, onDone }: { meeting: MeetingView; settings: ListSettings; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const remember = useWrite('list.saveSettings');
  const circulation = useRead('circulation.read', { meetingId: meeting.id });
  const next = circulation.data?.ok === true ? (circulation.data.value.versions[0]?.version ?? 0) + 1 : 'n';
  const place: PlaceOf<'circulate'> = { form: 'circulate', meetingId: meeting.id };
  const done = leaving(place, onDone);
  const [to, setTo] = useDraft(place, 'to', '');
  const [more, setMore] = useDraft(place, 'more', '');
  const [left, setLeft] = useDraft(place, 'left', []);
  const [identifiers, setIdentifiers] = useDraft(place, 'identifiers', settings.identifiers);
  const submit = async () => {
    const added = more.split(/[;\n]/).map((each) => each.trim()).filter((each) => each !== '' && !settings.recipients.includes(each));
    const recipients = [...settings.recipients.filter((each) => !left.includes(each)), ...added];
    const saved = await remember.run({ settings: { ...settings, identifiers, recipients: [...settings.recipients, ...added] } });
    if (saved === null) return;
    await show('list.settings', {}, saved);
    if ((await record.run({ type: 'circulated', to, recipients })) !== null) done();
  };
  const forget = async (name: string) => {
    const saved = await remember.run({ settings: { ...settings, recipients: settings.recipients.filter((each) => each !== name) } });
    await show('list.settings', {}, saved);
  };
  return (
    <section className="panel">
      <Form title="Circulate the list" level={2} submit="Circulate the list" refusal={remember.refusal ?? record.refusal} busy={record.busy || remember.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <TextField label="Circulated to" hint={`MDT Desk sends nothing by itself: this freezes the list as version ${next} and records to whom you sent it.`} name="to" value={to} onChange={(event) => setTo(event.target.value)} />
        {settings.recipients.length === 0 ? null : (
          <fieldset className="ticks">
            <legend>Usual recipients</legend>
            {settings.recipients.map((name) => (
              <span key={name} className="row">
                <TickField label={name} checked={!left.includes(name)} onChange={(event) => setLeft(event.target.checked ? left.filter((each) => each !== name) : [...left, name])} />
                <button type="button" className="quiet" aria-label={`Forget ${name}`} onClick={() => void forget(name)}>
                  ✕
                </button>
              </span>
            ))}
          </fieldset>
        )}
        <TextField label="Other recipients to remember" hint="Separate names or mailing lists with semicolons." name="recipients" value={more} onChange={(event) => setMore(event.target.value)} />
        <fieldset className="ticks">
          <legend>
            What the list shows of a patient <Unverified why="Which identifiers may be on a circulated list is a local rule: the pathway is silent." />
          </legend>
          {entriesOf(identifierWords).map(([key, word]) => (
            <TickField key={key} label={word} checked={identifiers[key]} onChange={(event) => setIdentifiers({ ...identifiers, [key]: event.target.checked })} />
          ))}
        </fieldset>
      </Form>
    </section>
  );
}

import { type ReactNode, useState } from 'react';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { roleWords } from '../parts/words.ts';

const noName: Refusal = { code: 'invalidInput', message: 'Give the name of the person.', clauses: [], field: 'name' };
const twice: Refusal = { code: 'invalidInput', message: 'This person is on the list already.', clauses: [], field: 'name' };

/** Puts somebody on the attendance who is not on it: with their role, and for whom they come if they are a deputy. */
export function AddAttendee({ meetingId, attendees, onAdd, submit = 'Add as present', presence = 'present' }: { meetingId: string; attendees: readonly Attendee[]; onAdd: (attendee: Attendee) => void; submit?: string; presence?: Attendee['presence'] }): ReactNode {
  const place: PlaceOf<'attendee'> = { form: 'attendee', meetingId };
  const [name, setName] = useDraft(place, 'name', '');
  // Several of one role and trust come one after the other.
  const [last, setLast] = useState<{ role: Role; trust: string }>({ role: 'spinalSurgeon', trust: '' });
  const [role, setRole] = useDraft(place, 'role', last.role);
  const [trust, setTrust] = useDraft(place, 'trust', last.trust);
  const [deputyFor, setDeputyFor] = useDraft(place, 'deputyFor', '');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const absent = attendees.filter((each) => each.presence !== 'present');
  const add = () => {
    const known = attendees.some((each) => each.name.trim().toLowerCase() === name.trim().toLowerCase());
    setRefusal(name.trim() === '' ? noName : known ? twice : null);
    if (name.trim() === '' || known) return;
    const person = absent[Number(deputyFor)];
    onAdd({ name: name.trim(), role, trust, practitionerId: null, presence, deputyFor: deputyFor === '' || person === undefined ? null : { name: person.name, role: person.role } });
    setLast({ role, trust });
    dropDraft(place);
  };
  return (
    <Form title="Add a person" submit={submit} refusal={refusal} onSubmit={add} focus={attendees.length === 0 ? 'first' : 'none'} place={place}>
      <div className="fields fields-four">
        <TextField label="Name" name="name" value={name} onChange={(event) => setName(event.target.value)} />
        <ChoiceField<Role> label="Role" words={roleWords} value={role} onChoose={setRole} />
        <TextField label="Trust" value={trust} onChange={(event) => setTrust(event.target.value)} />
        <ChoiceField label="Comes as deputy for" words={Object.fromEntries(absent.map((each, index) => [String(index), `${each.name} (${roleWords[each.role].toLowerCase()})`]))} value={deputyFor} onChoose={setDeputyFor} empty="nobody" />
      </div>
    </Form>
  );
}

import { type ReactNode, useId, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useNameQuestion } from '../parts/useNameQuestion.tsx';
import { roleWords } from '../parts/words.ts';
import { useKnownPeople } from './earlierPeople.ts';

const noName: Refusal = { code: 'invalidInput', message: 'Give the name of the person.', clauses: [], field: 'name' };
const twice: Refusal = { code: 'invalidInput', message: 'This person is on the list already.', clauses: [], field: 'name' };

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Puts somebody on the attendance who is not on it: with their role, and for whom they come if they are a deputy. People of the meeting before and of the directory are offered. */
export function AddAttendee({ meeting, attendees, onAdd }: { meeting: MeetingView; attendees: readonly Attendee[]; onAdd: (attendee: Attendee) => void }): ReactNode {
  const place: PlaceOf<'attendee'> = { form: 'attendee', meetingId: meeting.id };
  const [name, setName] = useDraft(place, 'name', '');
  // Several of one role and trust come one after the other.
  const [last, setLast] = useState<{ role: Role; trust: string }>({ role: 'spinalSurgeon', trust: '' });
  const [role, setRole] = useDraft(place, 'role', last.role);
  const [trust, setTrust] = useDraft(place, 'trust', last.trust);
  const [deputyFor, setDeputyFor] = useDraft(place, 'deputyFor', '');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const offered = useId();
  const people = useKnownPeople(meeting);
  const known = people.find((person) => same(person.name, name));
  const { take, question } = useNameQuestion(name, known !== undefined);
  const absent = attendees.filter((each) => each.presence !== 'present');

  const typeName = (typed: string) => {
    setName(typed);
    const person = people.find((each) => same(each.name, typed));
    if (person === undefined) return;
    if (person.role !== null) setRole(person.role);
    setTrust(person.trust);
  };
  const record = () => {
    const person = absent[Number(deputyFor)];
    onAdd({ name: known?.name ?? name.trim(), role, trust, practitionerId: known?.practitionerId ?? null, presence: 'present', deputyFor: deputyFor === '' || person === undefined ? null : { name: person.name, role: person.role } });
    setLast({ role, trust });
    dropDraft(place);
  };
  const add = () => {
    const isListed = attendees.some((each) => same(each.name, name));
    setRefusal(name.trim() === '' ? noName : isListed ? twice : null);
    if (name.trim() !== '' && !isListed) take(record);
  };
  return (
    <Form title="Add a person" submit="Add as present" refusal={refusal} onSubmit={add} focus={attendees.length === 0 ? 'first' : 'none'} place={place}>
      <div className="fields fields-four">
        <TextField label="Name" name="name" list={offered} value={name} onChange={(event) => typeName(event.target.value)} />
        <ChoiceField<Role> label="Role" words={roleWords} value={role} onChoose={setRole} />
        <TextField label="Trust" value={trust} onChange={(event) => setTrust(event.target.value)} />
        <ChoiceField label="Comes as deputy for" words={Object.fromEntries(absent.map((each, index) => [String(index), `${each.name} (${roleWords[each.role].toLowerCase()})`]))} value={deputyFor} onChoose={setDeputyFor} empty="nobody" />
      </div>
      <datalist id={offered}>
        {people.filter((person) => !attendees.some((each) => same(each.name, person.name))).map((person) => (
          <option key={person.name} value={person.name}>
            {person.role === null ? person.trust : `${roleWords[person.role]}, ${person.trust}`}
          </option>
        ))}
      </datalist>
      {question}
    </Form>
  );
}

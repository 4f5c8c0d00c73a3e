import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { Refused } from '../parts/Refused.tsx';
import { entriesOf, roleWords } from '../parts/words.ts';
import { useMeetingRecord } from '../parts/writes.ts';
import { quorumWords } from './RoomHeader.tsx';

const presenceWords: Record<Attendee['presence'], string> = { present: 'Present', apologies: 'Apologies', left: 'Left' };

const presenceNamed = (text: string): Attendee['presence'] => entriesOf(presenceWords).find(([key]) => key === text)?.[0] ?? 'present';

/** Who is in the room or on the line, and whether that is a quorum; each change is recorded at once. */
export function Attendance({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const may = meeting.state !== 'closed';
  const save = (attendees: Attendee[]) => record.run({ type: 'attendanceRecorded', attendees });
  const change = (at: number, part: Partial<Attendee>) => void save(meeting.attendees.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <Dialog title="Attendance" wide onClose={onClose}>
      <p role="status">
        <strong>{quorumWords(meeting)}</strong> {meeting.quorum.unverified ? <Unverified why="The document names no quorum: the list of roles is a local setting." /> : null}
      </p>
      {meeting.attendees.length === 0 ? (
        <p>Nobody is recorded yet. Add who is here below.</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Trust</th>
              <th scope="col">Presence</th>
            </tr>
          </thead>
          <tbody>
            {meeting.attendees.map((attendee, index) => (
              <tr key={`${attendee.name} ${index}`}>
                <th scope="row">{attendee.name}</th>
                <td>{roleWords[attendee.role]}</td>
                <td>{attendee.trust}</td>
                <td>
                  <select aria-label={`Presence of ${attendee.name}`} disabled={!may} value={attendee.presence} onChange={(event) => change(index, { presence: presenceNamed(event.target.value) })}>
                    {entriesOf(presenceWords).map(([key, word]) => (
                      <option key={key} value={key}>
                        {word}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Refused refusal={record.refusal} />
      {may ? <AddAttendee busy={record.busy} onAdd={async (attendee) => (await save([...meeting.attendees, attendee])) !== null} /> : null}
    </Dialog>
  );
}

function AddAttendee({ busy, onAdd }: { busy: boolean; onAdd: (attendee: Attendee) => Promise<boolean> }): ReactNode {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('spinalSurgeon');
  const [trust, setTrust] = useState('');
  const submit = async () => {
    if (await onAdd({ name, role, trust, practitionerId: null, presence: 'present' })) setName('');
  };
  return (
    <Form title="Add a person" submit="Add as present" busy={busy} onSubmit={() => void submit()}>
      <div className="fields fields-three">
        <TextField label="Name" name="name" value={name} onChange={(event) => setName(event.target.value)} />
        <ChoiceField<Role> label="Role" words={roleWords} value={role} onChoose={setRole} />
        <TextField label="Trust" value={trust} onChange={(event) => setTrust(event.target.value)} />
      </div>
    </Form>
  );
}

import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { singleKeysOn } from '../parts/keys.ts';
import { useLatest } from '../parts/latest.ts';
import { Refused } from '../parts/Refused.tsx';
import { entriesOf, presenceWords, roleWords } from '../parts/words.ts';
import { useMeetingRecord } from '../parts/writes.ts';
import { AddAttendee } from './AddAttendee.tsx';
import { EarlierRoster } from './EarlierRoster.tsx';
import { quorumWords } from './quorumWords.ts';

const presenceKeys: Record<string, Attendee['presence']> = { p: 'present', a: 'apologies', l: 'left', e: 'expected' };

/** Who is in the room or on the line, for whom, and whether that is a quorum; each change is recorded at once. */
export function Attendance({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id, { behind: true });
  const [attendees, want, saving] = useLatest<readonly Attendee[]>(meeting.attendees, async (next) => (await record.run({ type: 'attendanceRecorded', attendees: [...next] })) !== null);
  const body = useRef<HTMLTableSectionElement>(null);
  const may = meeting.state !== 'closed';
  const change = (at: number, part: Partial<Attendee>) => want(attendees.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const focusRow = (at: number) => body.current?.rows[at]?.querySelector<HTMLElement>('input:checked')?.focus();

  const pressed = (at: number) => (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const presence = singleKeysOn() && may ? presenceKeys[event.key.toLowerCase()] : undefined;
    if (presence !== undefined) {
      change(at, { presence });
      focusRow(at + 1);
    } else if (event.key === 'ArrowDown') focusRow(at + 1);
    else if (event.key === 'ArrowUp') focusRow(at - 1);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title="Attendance" wide onClose={onClose}>
      <p role="status">
        <strong>{quorumWords(meeting.quorum)}</strong> {meeting.quorum.unverified ? <Unverified why="The document names no quorum: the list of roles is a local setting." /> : null}
      </p>
      {attendees.length === 0 ? (
        <p>Nobody is recorded yet. Add who is here below, or take the people of an earlier meeting.</p>
      ) : (
        <>
          <p className="small">Keys on a line: P present, A apologies, L left, E expected; ↓ and ↑ to the next and previous person. {saving ? 'Saving…' : ''}</p>
          <table className="table roster">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">Trust</th>
                <th scope="col">Deputy for</th>
                {entriesOf(presenceWords).map(([key, word]) => (
                  <th key={key} scope="col">
                    {word}
                  </th>
                ))}
                <th scope="col">Off the list</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {attendees.map((attendee, index) => (
                <tr key={`${attendee.name} ${index}`} onKeyDown={pressed(index)} className={`presence-${attendee.presence}`}>
                  <th scope="row">{attendee.name}</th>
                  <td>{roleWords[attendee.role]}</td>
                  <td>{attendee.trust}</td>
                  <td>
                    <DeputyChoice attendees={attendees} index={index} may={may} onChange={(deputyFor) => change(index, { deputyFor })} />
                  </td>
                  {entriesOf(presenceWords).map(([key, word]) => (
                    <td key={key}>
                      <input type="radio" name={`presence ${index}`} aria-label={`${word}: ${attendee.name}`} disabled={!may} checked={attendee.presence === key} onChange={() => change(index, { presence: key })} />
                    </td>
                  ))}
                  <td>
                    {may ? (
                      <Button kind="quiet" aria-label={`Take ${attendee.name} off the attendance`} onClick={() => want(attendees.filter((_one, at) => at !== index))}>
                        ✕
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {meeting.comings.length === 0 ? null : (
        <p className="small">Since the start: {meeting.comings.map(({ at, name, presence }) => `${londonDayAndTime(at).time} ${name} ${presence === 'present' ? 'came' : 'left'}`).join('; ')}.</p>
      )}
      <Refused refusal={record.refusal} />
      {may ? (
        <>
          <AddAttendee meetingId={meeting.id} attendees={attendees} onAdd={(attendee) => want([...attendees, attendee])} />
          <EarlierRoster meeting={meeting} attendees={attendees} onTake={(people) => want([...attendees, ...people])} />
        </>
      ) : null}
    </Dialog>
  );
}

type DeputyFor = Attendee['deputyFor'];

/** Whose place somebody takes: one of the others on the roster. */
function DeputyChoice({ attendees, index, may, onChange }: { attendees: readonly Attendee[]; index: number; may: boolean; onChange: (deputyFor: DeputyFor) => void }): ReactNode {
  const attendee = attendees[index];
  if (attendee === undefined) return null;
  const { deputyFor, name } = attendee;
  const others = attendees.filter((each, at) => at !== index && each.name !== deputyFor?.name).map((each): { name: string; role: Role } => ({ name: each.name, role: each.role }));
  const all = deputyFor === null ? others : [deputyFor, ...others];
  return (
    <select className="in-row" aria-label={`${name} is deputy for`} disabled={!may} value={deputyFor === null ? '' : '0'} onChange={(event) => onChange(event.target.value === '' ? null : (all[Number(event.target.value)] ?? null))}>
      <option value="">nobody</option>
      {all.map((each, at) => (
        <option key={`${each.name} ${at}`} value={at}>
          {each.name} ({roleWords[each.role].toLowerCase()})
        </option>
      ))}
    </select>
  );
}

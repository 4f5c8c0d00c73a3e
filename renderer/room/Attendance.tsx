import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceInPlace } from '../parts/ChoiceInPlace.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { singleKeysOn, useKeys } from '../parts/keys.ts';
import { useLatest } from '../parts/latest.ts';
import { Refused } from '../parts/Refused.tsx';
import { entriesOf, isOver, presenceWords, roleWords } from '../parts/words.ts';
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
  /** The person whose line Tab reaches; the arrows go to the others. */
  const [current, setCurrent] = useState(0);
  const home = Math.min(current, attendees.length - 1);
  const may = !isOver(meeting.state);
  const change = (at: number, part: Partial<Attendee>) => want(attendees.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const focusRow = (at: number) => body.current?.rows[at]?.querySelector<HTMLElement>('input:checked')?.focus();
  useKeys({}, 'Attendance');

  const pressed = (at: number) => (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const presence = singleKeysOn() && may ? presenceKeys[event.key.toLowerCase()] : undefined;
    if (presence !== undefined) {
      change(at, { presence });
      focusRow(at + 1);
    } else if (event.key === 'ArrowDown') focusRow(at + 1);
    else if (event.key === 'ArrowUp') focusRow(at - 1);
    // The browser would record another presence with these.
    else if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
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
                {entriesOf(presenceWords).map(([key, word]) => (
                  <th key={key} scope="col">
                    {word}
                  </th>
                ))}
                <th scope="col">Deputy for</th>
                <th scope="col">Off the list</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {attendees.map((attendee, index) => (
                <tr key={`${attendee.name} ${index}`} onKeyDown={pressed(index)} onFocus={() => setCurrent(index)} className={`presence-${attendee.presence}`}>
                  <th scope="row">{attendee.name}</th>
                  <td>{roleWords[attendee.role]}</td>
                  <td>{attendee.trust}</td>
                  {entriesOf(presenceWords).map(([key, word]) => (
                    <td key={key}>
                      <input
                        type="radio"
                        name={`presence ${index}`}
                        aria-label={`${word}: ${attendee.name}`}
                        disabled={!may}
                        tabIndex={index === home ? 0 : -1}
                        checked={attendee.presence === key}
                        onChange={() => change(index, { presence: key })}
                      />
                    </td>
                  ))}
                  <td>
                    <DeputyChoice attendees={attendees} index={index} disabled={!may} tabIndex={index === home ? 0 : -1} onChange={(deputyFor) => change(index, { deputyFor })} />
                  </td>
                  <td>
                    {may ? (
                      <Button kind="quiet" tabIndex={index === home ? 0 : -1} aria-label={`Take ${attendee.name} off the attendance`} onClick={() => want(attendees.filter((_one, at) => at !== index))}>
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
          <AddAttendee meeting={meeting} attendees={attendees} onAdd={(attendee) => want([...attendees, attendee])} />
          <EarlierRoster meeting={meeting} attendees={attendees} onTake={(people) => want([...attendees, ...people])} />
        </>
      ) : null}
    </Dialog>
  );
}

type DeputyFor = Attendee['deputyFor'];

/** Whose place somebody takes: one of the others on the roster. */
function DeputyChoice({ attendees, index, onChange, ...rest }: { attendees: readonly Attendee[]; index: number; onChange: (deputyFor: DeputyFor) => void; disabled: boolean; tabIndex: number }): ReactNode {
  const attendee = attendees[index];
  if (attendee === undefined) return null;
  const { deputyFor, name } = attendee;
  const others = attendees.filter((each, at) => at !== index && each.name !== deputyFor?.name).map((each): { name: string; role: Role } => ({ name: each.name, role: each.role }));
  const all = deputyFor === null ? others : [deputyFor, ...others];
  const options = [{ value: '', word: 'nobody' }, ...all.map((each, at) => ({ value: String(at), word: `${each.name} (${roleWords[each.role].toLowerCase()})` }))];
  return <ChoiceInPlace label={`${name} is deputy for`} options={options} value={deputyFor === null ? '' : '0'} onChoose={(value) => onChange(value === '' ? null : (all[Number(value)] ?? null))} {...rest} />;
}

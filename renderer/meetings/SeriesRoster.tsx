import { type ReactNode, useState } from 'react';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { useRead } from '../parts/reads.ts';
import { useNameQuestion } from '../parts/useNameQuestion.tsx';
import { roleWords } from '../parts/words.ts';
import { onEnter } from './onEnter.ts';

/** Who usually comes: put on every meeting that is planned as expected. */
export function SeriesRoster({ place, roster, onChange }: { place: PlaceOf<'seriesPerson'>; roster: readonly Attendee[]; onChange: (roster: Attendee[]) => void }): ReactNode {
  const [name, setName] = useDraft(place, 'name', '');
  // Several of one role and trust come one after the other.
  const [last, setLast] = useState<{ role: Role; trust: string }>({ role: 'spinalSurgeon', trust: '' });
  const [role, setRole] = useDraft(place, 'role', last.role);
  const [trust, setTrust] = useDraft(place, 'trust', last.trust);
  const { take, question } = useNameQuestion(name, false);
  const add = () => {
    if (name.trim() === '' || roster.some((each) => each.name === name.trim())) return;
    take(() => {
      onChange([...roster, { name: name.trim(), role, trust: trust.trim(), practitionerId: null, presence: 'expected', deputyFor: null }]);
      setLast({ role, trust });
      dropDraft(place);
    });
  };
  return (
    <fieldset className="group">
      <legend>Usual people</legend>
      <span className="chips">
      {roster.map((each) => (
        <span key={each.name} className="chip">
          {each.name} ({roleWords[each.role].toLowerCase()}
          {each.trust === '' ? '' : `, ${each.trust}`})
          <Button kind="quiet" aria-label={`Take ${each.name} off the usual people`} onClick={() => onChange(roster.filter((one) => one !== each))}>
            ✕
          </Button>
        </span>
      ))}
      </span>
      <div className="row row-fields" role="group" aria-label="Another person" onKeyDown={onEnter(add)}>
        <TextField label="Name of a person" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        <ChoiceField<Role> label="Role" words={roleWords} value={role} onChoose={setRole} />
        <TextField label="Trust" maxLength={120} value={trust} onChange={(event) => setTrust(event.target.value)} />
        <Button onClick={add}>Add to the usual people</Button>
        <FromLastMeeting roster={roster} onTake={(people) => onChange([...roster, ...people])} />
      </div>
      {question}
    </fieldset>
  );
}

/** Takes the people of the latest meeting that has any. */
function FromLastMeeting({ roster, onTake }: { roster: readonly Attendee[]; onTake: (people: readonly Attendee[]) => void }): ReactNode {
  const meetings = useRead('meetings.list', {});
  const latest = meetings.data?.ok === true ? meetings.data.value.findLast(({ state }) => state !== 'draft') : undefined;
  return latest === undefined ? null : <Take meetingId={latest.id} roster={roster} onTake={onTake} />;
}

function Take({ meetingId, roster, onTake }: { meetingId: string; roster: readonly Attendee[]; onTake: (people: readonly Attendee[]) => void }): ReactNode {
  const read = useRead('meeting.read', { meetingId });
  const people = read.data?.ok === true ? read.data.value.attendees.filter(({ name }) => !roster.some((each) => each.name === name)) : [];
  if (people.length === 0) return null;
  return <Button onClick={() => onTake(people.map((each) => ({ ...each, presence: 'expected', deputyFor: null })))}>Take the {people.length} of the last meeting</Button>;
}

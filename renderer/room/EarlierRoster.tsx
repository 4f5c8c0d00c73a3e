import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { weekdayWords } from '../parts/days.ts';
import { useRead } from '../parts/reads.ts';

/** Takes the people of the meeting before this one as expected; whoever is on the list already stays as they are. */
export function EarlierRoster({ meeting, attendees, onTake }: { meeting: MeetingView; attendees: readonly Attendee[]; onTake: (people: readonly Attendee[]) => void }): ReactNode {
  const meetings = useRead('meetings.list', {});
  const all = meetings.data?.ok === true ? meetings.data.value : [];
  const earlier = all.filter(({ id, details }) => id !== meeting.id && details.date <= meeting.details.date).toSorted((one, other) => one.details.date.localeCompare(other.details.date)).at(-1);
  return earlier === undefined ? null : <TakeFrom meetingId={earlier.id} day={earlier.details.date} attendees={attendees} onTake={onTake} />;
}

function TakeFrom({ meetingId, day, attendees, onTake }: { meetingId: string; day: string; attendees: readonly Attendee[]; onTake: (people: readonly Attendee[]) => void }): ReactNode {
  const earlier = useRead('meeting.read', { meetingId });
  const were = earlier.data?.ok === true ? earlier.data.value.attendees : [];
  const missing = were.filter(({ name }) => !attendees.some((each) => each.name === name));
  if (missing.length === 0) return null;
  const take = () => onTake(missing.map((each): Attendee => ({ ...each, presence: 'expected', deputyFor: null })));
  return (
    <Button onClick={take}>
      Expect the {missing.length} {missing.length === 1 ? 'person' : 'people'} of {weekdayWords(day)}
    </Button>
  );
}

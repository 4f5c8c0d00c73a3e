import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { weekdayWords } from '../parts/days.ts';
import { useEarlierPeople } from './earlierPeople.ts';

/** Takes the people of the meeting before this one as expected; whoever is on the list already stays as they are. */
export function EarlierRoster({ meeting, attendees, onTake }: { meeting: MeetingView; attendees: readonly Attendee[]; onTake: (people: readonly Attendee[]) => void }): ReactNode {
  const earlier = useEarlierPeople(meeting);
  const missing = earlier?.people.filter(({ name }) => !attendees.some((each) => each.name === name)) ?? [];
  if (earlier === null || missing.length === 0) return null;
  const take = () => onTake(missing.map((each): Attendee => ({ ...each, presence: 'expected', deputyFor: null })));
  return (
    <Button onClick={take}>
      Expect the {missing.length} {missing.length === 1 ? 'person' : 'people'} of {weekdayWords(earlier.day)}
    </Button>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { MeetingView } from '../../shared/api/views.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { readOf, useRead } from '../parts/reads.ts';

/** Who attended the meeting before this one, and its day; null where there was none, or it is not read yet. */
export function useEarlierPeople({ id, details: { date } }: MeetingView): { readonly day: string; readonly people: readonly Attendee[] } | null {
  const meetings = useRead('meetings.list', {});
  const all = meetings.data?.ok === true ? meetings.data.value : [];
  const before = all.filter((one) => one.id !== id && one.details.date <= date).toSorted((one, other) => one.details.date.localeCompare(other.details.date)).at(-1);
  const earlier = useQuery({ ...readOf('meeting.read', { meetingId: before?.id ?? '' }), enabled: before !== undefined });
  return before !== undefined && earlier.data?.ok === true ? { day: before.details.date, people: earlier.data.value.attendees } : null;
}

/** Somebody who is known by name. The directory names no role in a meeting: whoever adds a person of it says which. */
type KnownPerson = Pick<Attendee, 'name' | 'trust' | 'practitionerId'> & { readonly role: Role | null };

/** The people who may be recorded by their name alone: those of the meeting before, and the directory. */
export function useKnownPeople(meeting: MeetingView): readonly KnownPerson[] {
  const earlier = useEarlierPeople(meeting)?.people ?? [];
  const directory = useRead('directory.read', { onDate: null });
  const listed = directory.data?.ok === true ? directory.data.value : [];
  const others = listed.filter(({ practitioner }) => !earlier.some(({ name }) => name === practitioner.name));
  return [...earlier, ...others.map(({ practitioner: { id, name, trust } }) => ({ name, role: null, trust, practitionerId: id }))];
}

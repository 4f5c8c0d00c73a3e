import type { Actor } from '../../../shared/domain/actor.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { Clock } from '../ports.ts';
import { loadDemonstration } from './demonstration.ts';

type Need = { readonly resources: string; readonly cases: Cases; readonly meetings: Meetings; readonly clock: Clock };

/** Plans the invented meeting, registers its eight cases and lists those that stay on this pathway. Answers the meeting's id. */
export async function loadDemonstrationMeeting(by: Actor, { resources, cases, meetings, clock }: Need): Promise<Result<{ meetingId: string }>> {
  const today = londonDay(clock().toISOString());
  const loaded = await loadDemonstration(resources, today);
  if (!loaded.ok) return loaded;
  const { cutOff, ...meeting } = loaded.value.meeting;
  // Loaded on the eve of the meeting, the list would have closed already.
  const planned = await meetings.plan(by, { ...meeting, cutOff: cutOff !== null && cutOff < today ? today : cutOff });
  if (!planned.ok) return planned;
  const { id, version } = planned.value;
  const attended = await meetings.record(by, id, version, { type: 'attendanceRecorded', attendees: loaded.value.attendees });
  if (!attended.ok) return attended;
  const entries: ListingRequest[] = [];
  for (const { details, steps } of loaded.value.cases) {
    const registered = await cases.register(by, details, { kind: 'demonstration', name: 'Demonstration' }, steps);
    if (!registered.ok) return registered;
    const leaves = steps.some((step) => step.type === 'triaged' && step.to !== 'pathway');
    if (!leaves) entries.push({ caseId: registered.value.caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' });
  }
  const listed = await meetings.listCases(by, id, entries);
  return listed.ok ? ok({ meetingId: id }) : listed;
}

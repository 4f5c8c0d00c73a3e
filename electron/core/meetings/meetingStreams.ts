import { MeetingEvent } from '../../../shared/domain/meetingEvent.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type MeetingReplay, replayMeeting } from '../../../shared/pathway/meetingMachine.ts';
import type { EventStore, StreamHead } from '../ports.ts';

/** A meeting as its stream tells it. */
export type LoadedMeeting = { readonly replay: MeetingReplay; readonly events: readonly MeetingEvent[]; readonly head: StreamHead };

/** Reads a meeting from its stream. Refuses "notFound" and "damaged". */
export async function loadMeeting(events: EventStore, id: string): Promise<Result<LoadedMeeting>> {
  const stored = await events.read({ kind: 'meeting', id });
  if (!stored.ok) return stored;
  const last = stored.value.at(-1);
  if (!last) return refuse('notFound', 'There is no such meeting in this data folder.');
  const parsed: MeetingEvent[] = [];
  for (const { data, version } of stored.value) {
    const event = MeetingEvent.safeParse(data);
    if (!event.success) return refuse('damaged', `Event ${version} of this meeting is not one this program knows.`);
    parsed.push(event.data);
  }
  const replay = replayMeeting(parsed);
  return replay.ok ? ok({ replay: replay.value, events: parsed, head: { version: last.version, hash: last.hash } }) : replay;
}

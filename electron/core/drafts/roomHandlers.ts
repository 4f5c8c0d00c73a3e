import type { roomCalls } from '../../../shared/api/roomViews.ts';
import type { typedCalls } from '../../../shared/api/typedViews.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { NotInRecord } from '../workspace/notInRecord.ts';
import type { PrivateNotes } from './privateNotes.ts';
import type { RoomDrafts } from './roomDrafts.ts';
import type { Typed } from './typed.ts';

/** What is kept beside the record. */
export type BesideRecord = { readonly typed: Typed; readonly roomDrafts: RoomDrafts; readonly privateNotes: PrivateNotes };

/** What the calls of everything typed, of the room that was shown and of the private notes do. */
export function roomHandlers({ typed, roomDrafts, privateNotes }: BesideRecord, missing: NotInRecord): Pick<Handlers, keyof typeof roomCalls | keyof typeof typedCalls> {
  return {
    'typed.read': async () => ok(typed.read()),
    'typed.keep': async ({ by, place, fields }) => missing(place) ?? typed.keep(by, place, fields),
    'room.read': async ({ meetingId }) => ok(roomDrafts.read(meetingId)),
    'room.show': async ({ meetingId, caseId }) => missing({ meetingId, caseId }) ?? roomDrafts.show(meetingId, caseId),
    'privateNote.read': async ({ of, caseId }) => ok(privateNotes.read(of, caseId)),
    'privateNote.save': async ({ by, caseId, text }) => missing({ caseId }) ?? privateNotes.save(by, caseId, text),
  };
}

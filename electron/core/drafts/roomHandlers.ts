import type { roomCalls } from '../../../shared/api/roomViews.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { NotInRecord } from '../workspace/notInRecord.ts';
import type { PrivateNotes } from './privateNotes.ts';
import type { RoomDrafts } from './roomDrafts.ts';

/** What is kept beside the record while a meeting is on. */
export type BesideRecord = { readonly roomDrafts: RoomDrafts; readonly privateNotes: PrivateNotes };

/** What the calls of the meeting room's drafts and of the private notes do. */
export function roomHandlers({ roomDrafts, privateNotes }: BesideRecord, missing: NotInRecord): Pick<Handlers, keyof typeof roomCalls> {
  return {
    'room.read': async ({ meetingId }) => ok(roomDrafts.read(meetingId)),
    'room.show': async ({ meetingId, caseId }) => missing({ meetingId, caseId }) ?? roomDrafts.show(meetingId, caseId),
    'room.keep': async ({ by, caseId, forms }) => missing({ caseId }) ?? roomDrafts.keep(by, caseId, forms),
    'privateNote.read': async ({ of, caseId }) => ok(privateNotes.read(of, caseId)),
    'privateNote.save': async ({ by, caseId, text }) => missing({ caseId }) ?? privateNotes.save(by, caseId, text),
  };
}

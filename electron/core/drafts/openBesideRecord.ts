import type { Clock } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import { PrivateNotes, StoredPrivateNotes } from './privateNotes.ts';
import { emptyRoomDrafts, RoomDrafts, StoredRoomDrafts } from './roomDrafts.ts';
import type { BesideRecord } from './roomHandlers.ts';
import { nothingTyped, StoredTyped, Typed } from './typed.ts';

/** Opens what is kept beside the record; what an earlier program kept of the room goes to where everything typed is kept. */
export async function openBesideRecord(data: DataFolder, clock: Clock): Promise<BesideRecord> {
  const typed = new Typed(await data.openDocument('typed', StoredTyped, nothingTyped), clock);
  const roomDrafts = new RoomDrafts(await data.openDocument('room-drafts', StoredRoomDrafts, emptyRoomDrafts));
  await roomDrafts.moveTo(typed);
  return { typed, roomDrafts, privateNotes: new PrivateNotes(await data.openDocument('private-notes', StoredPrivateNotes, { notes: [] }), clock) };
}

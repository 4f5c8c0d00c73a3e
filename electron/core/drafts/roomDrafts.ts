import { z } from 'zod';
import { CaseId, MeetingId } from '../../../shared/domain/ids.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { StoredDocument } from '../storage/document.ts';
import type { Typed } from './typed.ts';

/** Where each room was, the newest last; and what was typed in rooms before every form was kept in one way. */
export const StoredRoomDrafts = z.strictObject({
  shown: z.array(z.strictObject({ meetingId: MeetingId, caseId: CaseId })),
  kept: z.array(z.strictObject({ caseId: CaseId, at: IsoInstant, by: z.string(), forms: z.record(z.string(), z.record(z.string(), z.unknown())) })),
});
type StoredRoomDrafts = z.infer<typeof StoredRoomDrafts>;

export const emptyRoomDrafts: StoredRoomDrafts = { shown: [], kept: [] };

const roomsAtMost = 20;

/** Which case each meeting room showed. It survives the program; it is no part of the record. */
export class RoomDrafts {
  readonly #document: StoredDocument<StoredRoomDrafts>;

  constructor(document: StoredDocument<StoredRoomDrafts>) {
    this.#document = document;
  }

  read(meetingId: string): { caseId: string | null } {
    return { caseId: this.#document.value.shown.find((room) => room.meetingId === meetingId)?.caseId ?? null };
  }

  /** Remembers which case a room shows; null forgets it. */
  async show(meetingId: string, caseId: string | null): Promise<Result<null>> {
    if (this.read(meetingId).caseId === caseId) return ok(null);
    const stored = await this.#document.update((drafts) => {
      const others = drafts.shown.filter((room) => room.meetingId !== meetingId);
      return { ...drafts, shown: (caseId === null ? others : [...others, { meetingId, caseId }]).slice(-roomsAtMost) };
    });
    return stored.ok ? ok(null) : stored;
  }

  /** Moves what an earlier MDT Desk kept here to where everything typed is kept now. Where that cannot be written it stays. */
  async moveTo(typed: Typed): Promise<void> {
    const { kept } = this.#document.value;
    if (kept.length === 0) return;
    const moved = await typed.takeOver(kept.flatMap(({ caseId, at, by, forms }) => Object.entries(forms).map(([form, fields]) => ({ place: { form, caseId }, at, by, fields }))));
    if (moved.ok) await this.#document.update((drafts) => ({ ...drafts, kept: [] }));
  }
}

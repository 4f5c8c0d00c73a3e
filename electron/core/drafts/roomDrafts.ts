import { z } from 'zod';
import { KeptForms, type RoomForms, type RoomLeft } from '../../../shared/api/roomViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { CaseId, MeetingId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

/** Where each room was, and what was typed in it for each case; the newest last. */
export const StoredRoomDrafts = z.strictObject({ shown: z.array(z.strictObject({ meetingId: MeetingId, caseId: CaseId })), kept: z.array(KeptForms) });
type StoredRoomDrafts = z.infer<typeof StoredRoomDrafts>;

export const emptyRoomDrafts: StoredRoomDrafts = { shown: [], kept: [] };

/** More cases than a meeting leaves half filled in; the oldest go first. */
const casesAtMost = 200;
const roomsAtMost = 20;

/** What was typed in the meeting room and is not recorded yet, and which case it showed. It survives the program; it is no part of the record. */
export class RoomDrafts {
  readonly #document: StoredDocument<StoredRoomDrafts>;
  readonly #clock: Clock;

  constructor(document: StoredDocument<StoredRoomDrafts>, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  read(meetingId: string): RoomLeft {
    const { shown, kept } = this.#document.value;
    return { caseId: shown.find((room) => room.meetingId === meetingId)?.caseId ?? null, kept: [...kept] };
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

  /** Keeps what is typed for a case. Answers when. */
  async keep(by: Actor, caseId: string, forms: RoomForms): Promise<Result<{ at: string }>> {
    const at = this.#clock().toISOString();
    const isEmpty = Object.keys(forms).length === 0;
    if (isEmpty && !this.#document.value.kept.some((each) => each.caseId === caseId)) return ok({ at });
    const stored = await this.#document.update((drafts) => {
      const others = drafts.kept.filter((each) => each.caseId !== caseId);
      return { ...drafts, kept: (isEmpty ? others : [...others, { caseId, at, by: by.name, forms }]).slice(-casesAtMost) };
    });
    return stored.ok ? ok({ at }) : stored;
  }
}

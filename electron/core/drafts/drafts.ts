import { z } from 'zod';
import { type CaseDraft, type DraftPlace, KeptDraft } from '../../../shared/api/draftViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

/** The drafts of a data folder, the newest last. */
export const StoredDrafts = z.strictObject({ drafts: z.array(KeptDraft) });
export type StoredDrafts = z.infer<typeof StoredDrafts>;

/** More drafts than a desk leaves lying about; the oldest go first. */
const keptAtMost = 40;

/** What was typed into a form for a case and is not recorded yet. It survives the program; it is no part of the record. */
export class Drafts {
  readonly #document: StoredDocument<StoredDrafts>;
  readonly #clock: Clock;

  constructor(document: StoredDocument<StoredDrafts>, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  /** The draft of a form; null where there is none. */
  read(place: DraftPlace): KeptDraft | null {
    return this.#document.value.drafts.find((kept) => isAt(kept, place)) ?? null;
  }

  /** Keeps a draft in place of the one before it. Answers when it was kept. */
  async save(by: Actor, place: DraftPlace, draft: CaseDraft): Promise<Result<{ at: string }>> {
    const at = this.#clock().toISOString();
    const saved = await this.#document.update(({ drafts }) => ({ drafts: [...drafts.filter((kept) => !isAt(kept, place)), { place, at, by: by.name, draft }].slice(-keptAtMost) }));
    return saved.ok ? ok({ at }) : saved;
  }

  /** Throws a draft away. Nothing happens where there is none. */
  async drop(place: DraftPlace): Promise<Result<null>> {
    if (this.read(place) === null) return ok(null);
    const dropped = await this.#document.update(({ drafts }) => ({ drafts: drafts.filter((kept) => !isAt(kept, place)) }));
    return dropped.ok ? ok(null) : dropped;
  }
}

function isAt({ place }: KeptDraft, wanted: DraftPlace): boolean {
  return JSON.stringify(place) === JSON.stringify(wanted);
}

import { z } from 'zod';
import type { Actor } from '../../../shared/domain/actor.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

/** Notes by case and person. */
export const StoredPrivateNotes = z.strictObject({ notes: z.array(z.strictObject({ caseId: CaseId, person: z.string(), at: IsoInstant, text: z.string() })) });
type StoredPrivateNotes = z.infer<typeof StoredPrivateNotes>;

/** What somebody notes for themselves on a case: no part of the record, of an export, or of what the shared display is told. */
export class PrivateNotes {
  readonly #document: StoredDocument<StoredPrivateNotes>;
  readonly #clock: Clock;

  constructor(document: StoredDocument<StoredPrivateNotes>, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  /** The note of that person; empty where there is none. */
  read(of: Actor, caseId: string): { text: string } {
    return { text: this.#document.value.notes.find((note) => note.caseId === caseId && note.person === personOf(of))?.text ?? '' };
  }

  /** Keeps the note in place of the one before; an empty one is dropped. Answers when. */
  async save(by: Actor, caseId: string, text: string): Promise<Result<{ at: string }>> {
    const at = this.#clock().toISOString();
    const person = personOf(by);
    const stored = await this.#document.update(({ notes }) => {
      const others = notes.filter((note) => note.caseId !== caseId || note.person !== person);
      return { notes: text === '' ? others : [...others, { caseId, person, at, text }] };
    });
    return stored.ok ? ok({ at }) : stored;
  }
}

/** The same person in another role finds the same notes. */
function personOf({ name, trust }: Actor): string {
  return `${name}, ${trust}`;
}

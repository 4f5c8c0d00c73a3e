import { Low } from 'lowdb';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Damage, Log } from '../ports.ts';
import type { DamageList } from './damageList.ts';
import { DamagedDocument, DurableFile, type DurableFileOptions, MissingDocument, type Sealing, UnfitDocument } from './durableFile.ts';
import { notSaved, perhapsSaved, UncertainWrite } from './notSaved.ts';
import { Turns } from './turns.ts';

/** A document kept in memory and on disk, of which memory never holds what the disk does not. */
export interface StoredDocument<T> {
  /** The document as it was last read or safely written. Not to be changed in place. */
  readonly value: T;
  /** Why the file was refused when it was opened, if it was; the document then began as empty. */
  readonly damage: Damage | null;
  /**
   * Writes what `change` makes of a copy of the document, after all writes asked for before. Refuses with "invalidInput" where it has not
   * the document's form, "readOnly", "damaged" or "notSaved"; then the document is as it was.
   */
  update(change: (value: T) => T): Promise<Result<T>>;
  /**
   * Writes a new document in place of the old. Asked for several times while a write is under way, only the last is written; all who
   * asked are answered when it is.
   */
  replace(value: T): Promise<Result<T>>;
  /** Answers when no write is waiting or under way. */
  settled(): Promise<void>;
}

/** Where a document lies, what it must look like, and what it is before the first write. */
export type DocumentOptions<T extends object> = DurableFileOptions & {
  readonly path: string;
  readonly sealing: Sealing;
  /** Describes the value as it is stored: its output must be valid input again. */
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  readonly mayWrite: () => boolean;
  readonly damage: DamageList;
  readonly log: Log;
};

/** Opens a document. The writer sets a damaged file aside and begins with the empty document; it is never written over. */
export async function openDocument<T extends object>(options: DocumentOptions<T>): Promise<StoredDocument<T>> {
  const { path, schema, mayWrite, log } = options;
  const { name } = options.sealing;
  const file = new DurableFile<T>(path, schema, options.sealing, options);
  const low = new Low<T>(file, structuredClone(options.empty));
  if (mayWrite()) await file.removeDrafts();
  let damage: Damage | null = null;
  let isMissing = false;
  try {
    await low.read();
  } catch (error) {
    // What the disk would not give out may be quite whole: it is named, and left where it is.
    const refused = error instanceof DamagedDocument;
    isMissing = error instanceof MissingDocument;
    if (!refused && !isMissing) log(`The document ${name} could not be read`, error);
    const reason = refused || error instanceof MissingDocument ? error.message : 'The disk would not give out the document.';
    damage = await options.damage.add(refused ? path : null, { what: 'document', id: name, reason });
  }
  // A refused file that was not moved away still lies where a write would replace it.
  const blocked = damage !== null && damage.setAside === null && !isMissing;

  const turns = new Turns();
  let waiting: { value: T } | null = null;
  let waitingWrite: Promise<Result<T>> = Promise.resolve(ok(low.data));

  async function save(makeNext: () => T): Promise<Result<T>> {
    if (!mayWrite()) return refuse('readOnly', 'This data folder is open for reading only. Nothing was saved.');
    if (blocked) return refuse('damaged', 'The file could not be read and still lies in its place. Nothing was saved. Tell your IT department.');
    const next = makeNext();
    try {
      low.data = await file.save(next);
      return ok(low.data);
    } catch (error) {
      if (error instanceof UnfitDocument) {
        return refuse('invalidInput', 'This cannot be saved: something in it is missing or has the wrong form.', [], error.field);
      }
      log(`The document ${name} was not saved`, error);
      return error instanceof UncertainWrite ? perhapsSaved(error.cause) : notSaved(error);
    }
  }

  return {
    get value() {
      return low.data;
    },
    damage,
    update(change) {
      // A replacement asked for after this update must not be written before it.
      waiting = null;
      return turns.take(name, () => save(() => change(structuredClone(low.data))));
    },
    replace(value) {
      if (waiting !== null) {
        waiting.value = value;
        return waitingWrite;
      }
      const latest = { value };
      waiting = latest;
      waitingWrite = turns.take(name, () => {
        if (waiting === latest) waiting = null;
        return save(() => latest.value);
      });
      return waitingWrite;
    },
    settled: () => turns.settled(),
  };
}

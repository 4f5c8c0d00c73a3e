import { z } from 'zod';
import { heldBy, TypedForm } from '../../../shared/api/typedForms.ts';
import { type KeptTyped, TypedPlace } from '../../../shared/api/typedViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

/** A form as it is stored: another version of MDT Desk may know it by another name, or with other fields. */
const StoredForm = z.strictObject({ place: TypedPlace.extend({ form: z.string() }), at: IsoInstant, by: z.string(), fields: z.record(z.string(), z.unknown()) });
type StoredForm = z.infer<typeof StoredForm>;

/** What was typed into forms, the newest last. */
export const StoredTyped = z.strictObject({ kept: z.array(StoredForm) });
type StoredTyped = z.infer<typeof StoredTyped>;

export const nothingTyped: StoredTyped = { kept: [] };

/** More forms than a desk leaves half filled in, and more text than people type into them (characters of JSON); the oldest go first. */
const formsAtMost = 400;
const charactersAtMost = 1_000_000;

/** What was typed into any form and is not recorded yet. It survives the program; it is no part of the record. */
export class Typed {
  readonly #document: StoredDocument<StoredTyped>;
  readonly #clock: Clock;

  constructor(document: StoredDocument<StoredTyped>, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  /** All that is kept and fits its form. */
  read(): KeptTyped[] {
    return this.#document.value.kept.flatMap(fitting);
  }

  /** Keeps the fields of a form in place of those before; none drop it. Answers when. */
  async keep(by: Actor, place: TypedPlace, fields: Readonly<Record<string, unknown>>): Promise<Result<{ at: string }>> {
    const at = this.#clock().toISOString();
    const isEmpty = Object.keys(fields).length === 0;
    // What was typed just before may be on its way to the disk.
    if (isEmpty) await this.#document.settled();
    if (isEmpty && !this.#document.value.kept.some((each) => isAt(each, place))) return ok({ at });
    const stored = await this.#document.update(({ kept }) => {
      const others = kept.filter((each) => !isAt(each, place));
      return { kept: isEmpty ? others : theNewest([...others, { place, at, by: by.name, fields: { ...fields } }]) };
    });
    return stored.ok ? ok({ at }) : stored;
  }

  /** Takes in what was kept elsewhere before; what is kept here already counts. */
  async takeOver(before: readonly StoredForm[]): Promise<Result<null>> {
    const stored = await this.#document.update(({ kept }) => ({ kept: theNewest([...before.filter(({ place }) => !kept.some((each) => isAt(each, place))), ...kept]) }));
    return stored.ok ? ok(null) : stored;
  }
}

function isAt({ place }: StoredForm, { form, caseId, meetingId, item }: StoredForm['place']): boolean {
  return place.form === form && place.caseId === caseId && place.meetingId === meetingId && place.item === item;
}

function fitting({ place, at, by, fields }: StoredForm): KeptTyped[] {
  const form = TypedForm.safeParse(place.form);
  if (!form.success) return [];
  const held = Object.entries(fields).map(([field, value]) => [field, heldBy(form.data, field, value)] as const).filter(([, value]) => value !== undefined);
  return held.length === 0 ? [] : [{ place: { ...place, form: form.data }, at, by, fields: Object.fromEntries(held) }];
}

/** The newest forms that may be kept together; the one that was just typed is always among them. */
function theNewest(all: readonly StoredForm[]): StoredForm[] {
  let room = charactersAtMost;
  let first = all.length;
  while (first > 0 && all.length - first < formsAtMost) {
    room -= JSON.stringify(all[first - 1]).length;
    if (room < 0) break;
    first -= 1;
  }
  return all.slice(first);
}

import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';
import { heldBy, TypedForm } from './typedForms.ts';

/** Which form: its name, the case and meeting it is for, and, where one of these has several, which of them. */
export const TypedPlace = z.strictObject({ form: TypedForm, caseId: CaseId.optional(), meetingId: MeetingId.optional(), item: z.string().max(400).optional() });
export type TypedPlace = z.infer<typeof TypedPlace>;

/** The longest a form may be as JSON: longer than anybody types. */
const longestForm = 200_000;

/** The fields of a form by name. What each may hold is told by its form, so they are parsed where they are taken in and where they are read. */
const fields = z.record(z.string(), z.unknown());

/** What was typed into a form and is not recorded: when, and by whom. */
const KeptTyped = z.strictObject({ place: TypedPlace, at: IsoInstant, by: z.string(), fields });
export type KeptTyped = z.infer<typeof KeptTyped>;

/** The calls of what is typed and not recorded yet: no part of the record, and none of it leaves this data folder. */
export const typedCalls = {
  /** All that is kept; of what another version of MDT Desk kept, only what fits its form here. */
  'typed.read': { input: z.strictObject({}), output: z.array(KeptTyped) },
  /** Keeps what is typed into a form in place of what was kept before; no fields drop it. Answers when. */
  'typed.keep': {
    input: z.strictObject({ by: Actor, place: TypedPlace, fields }).superRefine((typed, context) => {
      const fit = Object.entries(typed.fields).every(([field, value]) => heldBy(typed.place.form, field, value) !== undefined);
      if (!fit || JSON.stringify(typed.fields).length > longestForm) context.addIssue({ code: 'custom', message: 'cannot be kept: they do not fit their form, or are too long', path: ['fields'] });
    }),
    output: z.strictObject({ at: IsoInstant }),
  },
} as const;

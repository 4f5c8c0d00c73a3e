import { z } from 'zod';

/** Why something was refused, as a program may tell the reasons apart. */
export const RefusalCode = z.enum([
  'invalidInput',
  'notFound',
  'notNow',
  /** It would be taken once somebody has confirmed what the sentence says. */
  'unconfirmed',
  'notPermitted',
  'blockedByPathway',
  'conflict',
  'duplicate',
  'readOnly',
  'locked',
  'damaged',
  'notSaved',
  'unknownPathway',
  'internal',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** A refusal is a value: a sentence a clinician understands, and the clauses of the pathway it rests on. */
export const Refusal = z.strictObject({
  code: RefusalCode,
  message: z.string().min(1),
  /** Ids of the pathway's clauses, such as "K4"; empty where no clause is the reason. */
  clauses: z.array(z.string()),
  /** The field the reader has to mend, as a dotted path of the input, where there is one. */
  field: z.string().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, message: string, clauses: readonly string[] = [], field?: string): Result<never> {
  return {
    ok: false,
    refusal: { code, message, clauses: [...clauses], ...(field === undefined ? {} : { field }) },
  };
}

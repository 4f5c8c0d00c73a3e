import { z } from 'zod';
import { type AccessKind, AccessScreen, accessKindNames } from '../domain/accessEntry.ts';
import { Actor } from '../domain/actor.ts';
import { IsoDate, IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';
import { ExportedFile } from './views.ts';

const by = Actor;

/** What either record is narrowed to; null is "any". The days are London days, both included. */
const narrowed = {
  person: z.string().trim().max(120).nullable().default(null),
  caseId: CaseId.nullable().default(null),
  meetingId: MeetingId.nullable().default(null),
  from: IsoDate,
  to: IsoDate,
};

export const AccessFilters = z.strictObject({ ...narrowed, kind: z.enum(Object.keys(accessKindNames) as [AccessKind, ...AccessKind[]]).nullable().default(null) });
export type AccessFilters = z.infer<typeof AccessFilters>;

/** `kind` is "case." or "meeting." and the type of an event, such as "case.agreed". */
export const RecordFilters = z.strictObject({ ...narrowed, kind: z.string().max(60).nullable().default(null) });
export type RecordFilters = z.infer<typeof RecordFilters>;

/** One line of either record: when, who, what, and of which case or meeting. */
const line = {
  at: IsoInstant,
  /** Null where nobody had said yet who is at the keyboard. */
  by: z.string().nullable(),
  role: z.string(),
  trust: z.string(),
  kind: z.string(),
  kindName: z.string(),
  text: z.string(),
  caseId: CaseId.nullable(),
  /** The patient's name as the record has it now. */
  caseName: z.string(),
  meetingId: MeetingId.nullable(),
  meetingDay: IsoDate.nullable(),
};
export const AccessLine = z.strictObject({ ...line, shell: z.string() });
export type AccessLine = z.infer<typeof AccessLine>;
export const RecordLine = z.strictObject({ ...line, version: z.int(), clauses: z.array(z.string()) });
export type RecordLine = z.infer<typeof RecordLine>;

const found = {
  /** How many there are in all; the list holds the latest of them. */
  count: z.int(),
  /** Everybody who has a line in these days, for the choice of a person. */
  people: z.array(z.string()),
  /** What could not be read, each in a sentence. */
  notRead: z.array(z.string()),
};
export const AccessFound = z.strictObject({ lines: z.array(AccessLine), ...found });
export type AccessFound = z.infer<typeof AccessFound>;

/** The access log as it is read; `kept` is false where what this program does is not noted in it. */
const AccessRead = AccessFound.extend({ kept: z.boolean() });
export const RecordFound = z.strictObject({ lines: z.array(RecordLine), ...found });
export type RecordFound = z.infer<typeof RecordFound>;

const limit = z.int().min(1).max(2000).default(1000);
const format = z.enum(['csv', 'json']);

/** What looking through the whole folder gave. */
export const VerifiedView = z.strictObject({
  at: IsoInstant,
  records: z.int(),
  events: z.int(),
  documents: z.int(),
  accessEntries: z.int(),
  seals: z.int(),
  /** Whether a closed meeting has the digest that was given; null where none was. */
  digestFound: z.boolean().nullable(),
  /** What each is called by people, and what is wrong with it. */
  findings: z.array(z.strictObject({ of: z.string(), name: z.string(), what: z.string() })),
});
export type VerifiedView = z.infer<typeof VerifiedView>;

/** The calls of the record of access and changes. */
export const accessCalls = {
  /** Who opened, read, exported, printed: the latest first. */
  'access.read': { input: z.strictObject({ by, filters: AccessFilters, limit }), output: AccessRead },
  'access.file': { input: z.strictObject({ by, filters: AccessFilters, format }), output: ExportedFile },
  /** Tells the log what happened on a screen of its own: it was printed, or text of it was copied or saved. */
  'access.told': {
    input: z.strictObject({ act: z.enum(['printed', 'copied', 'savedText']), screen: AccessScreen, meetingId: MeetingId.nullable(), caseId: CaseId.nullable() }),
    output: z.null(),
  },
  /** Reads every byte of the folder, changes none, and names whatever is not as it was left. Tells how far it has come under the name "run". */
  'access.verify': { input: z.strictObject({ run: z.string().max(60).default(''), digest: z.string().trim().max(200).default('') }), output: VerifiedView },
  /** What happened to all cases and meetings, the latest first. */
  'record.read': { input: z.strictObject({ filters: RecordFilters, limit }), output: RecordFound },
  'record.file': { input: z.strictObject({ by, filters: RecordFilters, format }), output: ExportedFile },
} as const;

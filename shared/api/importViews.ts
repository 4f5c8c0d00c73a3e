import { z } from 'zod';
import { IsoDate, IsoInstant } from '../domain/dates.ts';
import { DeskChanges } from '../domain/deskChange.ts';
import { CaseId } from '../domain/ids.ts';
import { MeetingDetails } from '../domain/meeting.ts';
import { type CaseField as Field, caseFieldNames } from './caseFields.ts';
import { ExportedFile } from './views.ts';

/** What becomes of one row of a case list. */
export const RowFate = z.enum(['new', 'update', 'duplicate', 'wrongList', 'refused']);
export type RowFate = z.infer<typeof RowFate>;

/** What the coordinator may choose for a row: take it, record it with its exit and off the agenda, or leave it out. */
export const RowChoice = z.enum(['take', 'recordExit', 'leave']);
export type RowChoice = z.infer<typeof RowChoice>;

/** One value that a row would change in a case. */
const RowChange = z.strictObject({
  /** Names the value in a choice. */
  key: z.string(),
  field: z.string(),
  from: z.string(),
  to: z.string(),
  /** It is taken with the row unless somebody says otherwise. What tells one patient from another never is. */
  proposed: z.boolean(),
});

/** One row of a case list as the dry run shows it. */
export const ImportRow = z.strictObject({
  /** Number of the row in the file, the first one below the header being 1. */
  row: z.number().int().min(1),
  name: z.string(),
  identifiers: z.string(),
  summary: z.string(),
  fate: RowFate,
  choices: z.array(RowChoice).min(1),
  choice: RowChoice,
  /** Why it has this fate, one sentence each. */
  reasons: z.array(z.strictObject({ text: z.string(), column: z.string().nullable(), clauses: z.array(z.string()) })),
  /** For an update: what would change, each to be chosen on its own. */
  changes: z.array(RowChange),
  /** The case it would update, where it is stored already; a duplicate within the file names the row instead. */
  caseId: CaseId.nullable(),
  duplicateOfRow: z.number().int().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** The names of the fields a column can fill. */
const CaseField = z.enum(
  // Its own keys; Object.keys only forgets it.
  Object.keys(caseFieldNames) as [Field, ...Field[]],
);

/** A heading of a list and the field it fills; null where the column is not read. */
export const MappedColumn = z.strictObject({ header: z.string().max(2000), field: CaseField.nullable() });
export type MappedColumn = z.infer<typeof MappedColumn>;

/** What a word of one field means, in a word the program knows: "osseous" in Tumour type is "Bone". */
export const TaughtWord = z.strictObject({ field: CaseField, word: z.string().trim().min(1).max(200), means: z.string().trim().min(1).max(200) });
export type TaughtWord = z.infer<typeof TaughtWord>;

/** A register whose lists are known by their set of headings, with what the coordinator has said of them. */
export const ImportSource = z.strictObject({
  /** Made of the headings, in whatever order they stand. */
  id: z.string().max(64),
  name: z.string().trim().min(1, 'needs a name').max(120),
  columns: z.array(MappedColumn).min(1).max(2000),
  words: z.array(TaughtWord),
  /** The last day on which a list of it was taken in. */
  usedOn: IsoDate.nullable(),
});
export type ImportSource = z.infer<typeof ImportSource>;

/** Everything the coordinator has taught: by source, and for all of them; and who taught it, the last change first. */
export const ImportSources = z.strictObject({ sources: z.array(ImportSource), words: z.array(TaughtWord), changes: DeskChanges.default([]) });
export type ImportSources = z.infer<typeof ImportSources>;

/** Where a pack comes from, by what it says of itself: its digests tell damage, they are no signature. */
export const PackOrigin = z.strictObject({
  meeting: MeetingDetails.pick({ date: true, startsAt: true, place: true }),
  /** Version n of that meeting's list. */
  version: z.number().int(),
  /** SHA-256 of the list, as printed on its PDF. */
  digest: z.string(),
  /** False for a list that was only looked at. */
  circulated: z.boolean(),
  at: IsoInstant,
  by: z.string(),
  pathway: z.strictObject({ title: z.string(), version: z.number() }),
});
export type PackOrigin = z.infer<typeof PackOrigin>;

/** The dry run of a case list: nothing is written. */
export const ImportPreview = z.strictObject({
  fileName: z.string(),
  /** The sheets of a workbook, and the one that was read; empty and null for other files. */
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean(), rows: z.number().int(), known: z.number().int() })),
  sheet: z.string().nullable(),
  /** What is to be known of the file as a whole, one sentence each. */
  notices: z.array(z.string()),
  /** For a pack, where it comes from; null for a table. */
  pack: PackOrigin.nullable(),
  /** The source the headings are of; blank for a pack, which has none. "known" is false while nothing of it is remembered. */
  source: z.strictObject({ id: z.string(), name: z.string(), known: z.boolean(), usedOn: IsoDate.nullable() }),
  columns: z.array(z.strictObject({ ...MappedColumn.shape, samples: z.array(z.string()) })),
  /** Words that no field understands, with what they may be taught to mean; without meanings the words are the coordinator's own. */
  words: z.array(z.strictObject({ field: CaseField, header: z.string(), word: z.string(), rows: z.number().int(), meanings: z.array(z.string()) })),
  /** The words taught before that this list uses or could use. */
  taught: z.array(z.strictObject({ ...TaughtWord.shape, forAll: z.boolean() })),
  rows: z.array(ImportRow),
  counts: z.strictObject({ new: z.number(), update: z.number(), duplicate: z.number(), wrongList: z.number(), refused: z.number() }),
  /** The meeting's list has closed: what the import adds to it comes late. */
  late: z.boolean(),
  /** Changes whenever the stored cases change so that the dry run may no longer be true. */
  basis: z.string(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What the commit did with each row. */
export const ImportReport = z.strictObject({
  rows: z.array(z.strictObject({ row: z.number().int(), name: z.string(), result: z.enum(['imported', 'updated', 'listed', 'recordedWithExit', 'left', 'refused']), text: z.string(), caseId: CaseId.nullable() })),
  /** The rows that were left or refused, with the reasons, as a list that can be corrected and imported; null where all were taken. */
  notTaken: ExportedFile.nullable(),
});
export type ImportReport = z.infer<typeof ImportReport>;

import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';
import { CaseChanges, WorkUpItem } from '../domain/case.ts';
import { Judgement } from '../domain/readiness.ts';
import { ItemRule, KindRules, ReadinessSettings, TumourKind } from '../domain/readinessSettings.ts';
import { FactName } from '../domain/tumour.ts';
import { ReadinessItem } from '../domain/readinessItem.ts';
import { ListedCase } from './views.ts';

/** One case of the board. */
export const BoardRow = z.strictObject({
  caseId: CaseId,
  /** Version of the case its judgements are of. */
  version: z.number().int(),
  /** Its place on the agenda, from 1. */
  place: z.number().int(),
  name: z.string(),
  hospitalNumber: z.string(),
  alike: ListedCase.shape.alike,
  /** As what leaves the program as text names the patient. */
  patient: z.string(),
  summary: z.string(),
  urgent: z.boolean(),
  kind: TumourKind,
  /** Every item as it will stand on the day of the meeting; empty for a case that needs nothing any more. */
  judgements: z.array(Judgement),
  /** Why nothing is judged: "agreed", "set aside as damaged". */
  settled: z.string(),
});
export type BoardRow = z.infer<typeof BoardRow>;

/** What one person owes for a meeting. */
export const DebtorView = z.strictObject({
  name: z.string(),
  usual: z.boolean(),
  /** By case and item, the most dangerous case first. */
  things: z.array(z.strictObject({ caseId: CaseId, item: ReadinessItem })),
  /** As text for a mail, its patients named as the settings say. */
  text: z.string(),
});
export type DebtorView = z.infer<typeof DebtorView>;

/** The readiness board of one meeting: its cases, the most endangered first, and who owes what. */
export const ReadinessBoard = z.strictObject({
  meetingId: MeetingId,
  date: IsoDate,
  cutOff: IsoDate.nullable(),
  today: IsoDate,
  closed: z.boolean(),
  rows: z.array(BoardRow),
  debtors: z.array(DebtorView),
  /** Who owes what as one text. */
  text: z.string(),
  /** The kinds of tumour on the list whose rules nobody has vouched for (D13). */
  unverified: z.array(TumourKind),
});
export type ReadinessBoard = z.infer<typeof ReadinessBoard>;

/** The settings as a screen sends them: by kind what is asked, and whether whoever saves vouches for it. */
export const ReadinessSettingsDraft = z.strictObject({
  kinds: z.record(TumourKind, z.strictObject({ items: z.record(ReadinessItem, ItemRule), confirmed: z.boolean() })),
  namedBy: ReadinessSettings.shape.namedBy,
});
export type ReadinessSettingsDraft = z.infer<typeof ReadinessSettingsDraft>;

/** The settings as a screen shows them. */
export const ReadinessSettingsView = z.strictObject({ kinds: z.record(TumourKind, KindRules), namedBy: ReadinessSettings.shape.namedBy });
export type ReadinessSettingsView = z.infer<typeof ReadinessSettingsView>;

const owing = { owedBy: WorkUpItem.shape.owedBy, due: IsoDate.nullable() };

/** The facts that are told by choosing one of a few values. */
const ToldFact = FactName.extract(['tissue', 'origin', 'certainty', 'sarcoma', 'spineContact', 'skullBase', 'transnasal', 'metastaticCordCompression', 'urgent']);

/** What somebody enters into one cell of the board. */
export const ItemEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('workUp'),
    /** Which item of the work-up it becomes; null adds one beside those that are there. */
    record: z.number().int().min(0).nullable(),
    status: z.enum(['missing', ...WorkUpItem.shape.status.options]),
    on: IsoDate.nullable(),
    at: WorkUpItem.shape.at,
    reason: z.string().max(300),
    /** The result of a pathology review and who gave it (P4). */
    review: z.strictObject({ result: z.enum(['confirmed', 'inconclusive']), reviewer: z.string().trim().min(1, 'needs the name of the pathologist').max(120) }).nullable(),
    ...owing,
  }),
  /** The field that answers the item, such as the question; empty for one that is still owed. */
  z.strictObject({ kind: z.literal('told'), text: z.string().trim().max(2000), ...owing }),
  /** Facts the rules need, each by one of its values. */
  z.strictObject({ kind: z.literal('facts'), answers: z.partialRecord(ToldFact, z.string().max(40)), ...owing }),
  /** Only who owes it. */
  z.strictObject({ kind: z.literal('owed'), ...owing }),
]);
export type ItemEntry = z.infer<typeof ItemEntry>;

/** A cell was recorded: the case's version now, and what would take it back and record it again. */
export const ItemRecorded = z.strictObject({ version: z.number().int(), undo: z.strictObject({ back: CaseChanges, forward: CaseChanges }).nullable() });
export type ItemRecorded = z.infer<typeof ItemRecorded>;

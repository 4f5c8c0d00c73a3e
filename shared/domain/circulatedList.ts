import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { CaseId, PathwayId } from './ids.ts';
import { ClockTime, MeetingDetails } from './meeting.ts';
import { OpenItem } from './openItem.ts';

/** Which identifiers of a patient a circulated list shows; a local setting. */
export const CirculatedIdentifiers = z.strictObject({ name: z.boolean(), nhsNumber: z.boolean(), hospitalNumber: z.boolean(), dateOfBirth: z.boolean() });
export type CirculatedIdentifiers = z.infer<typeof CirculatedIdentifiers>;

/** A case as the list showed it on the day it went out. Identifiers the list was not to show are empty. */
export const CirculatedCase = z.strictObject({
  caseId: CaseId,
  /** Where the case's record stood, so that its details can be read again as they were; 0 and empty for a damaged one. */
  version: z.number().int().min(0),
  hash: z.string(),
  name: z.string(),
  nhsNumber: z.string(),
  hospitalNumber: z.string(),
  dateOfBirth: IsoDate.nullable(),
  age: z.number().int().nullable(),
  /** That another patient of the list could be taken for this one, and how; empty where none could. */
  alike: z.string().default(''),
  diagnosis: z.string(),
  levels: z.string(),
  question: z.string(),
  presenter: z.string(),
  urgent: z.boolean(),
  retrospective: z.boolean(),
  /** What is missing, each in a few words; empty for a case that is ready. */
  notReady: z.array(z.string()),
  /** Such as "deferred 2×, last: imaging missing"; empty for a case that never was. */
  deferred: z.string(),
  lateReason: z.string(),
  lateAgreedBy: z.string(),
  openItems: z.array(OpenItem),
});
export type CirculatedCase = z.infer<typeof CirculatedCase>;

const minutes = z.number().int().min(1);

const CirculatedLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), begins: ClockTime, minutes, case: CirculatedCase }),
  z.strictObject({ kind: z.literal('section'), name: z.string() }),
  z.strictObject({ kind: z.literal('break'), begins: ClockTime, minutes }),
]);

/** Version n of a list: what everybody it was sent to has in hand, whatever changes afterwards. */
export const CirculatedList = z.strictObject({
  version: z.number().int().min(1),
  meetingId: z.string(),
  details: MeetingDetails,
  identifiers: CirculatedIdentifiers,
  lines: z.array(CirculatedLine),
  ends: ClockTime,
  /** Open conditions and overdue actions of cases that are not on this list. */
  elsewhere: z.array(z.strictObject({ caseId: CaseId, name: z.string(), hospitalNumber: z.string(), openItems: z.array(OpenItem) })),
  pathway: z.strictObject({
    id: PathwayId,
    title: z.string(),
    version: z.number(),
    /** The month of its review, such as "2026-03". */
    reviewDue: z.string(),
    reviewOverdue: z.boolean(),
  }),
});
export type CirculatedList = z.infer<typeof CirculatedList>;

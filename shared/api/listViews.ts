import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { DeskChanges } from '../domain/deskChange.ts';
import { CirculatedIdentifiers } from '../domain/circulatedList.ts';
import { IsoDate, IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId, SeriesId } from '../domain/ids.ts';
import { MeetingSeries } from '../domain/meetingSeries.ts';
import { ExportedFile } from './views.ts';

const by = Actor;

/** How lists are made and sent here: local settings, since the network's document is silent (D13). */
export const ListSettings = z.strictObject({
  /** Which identifiers a circulated list shows. */
  identifiers: CirculatedIdentifiers,
  /** Whom lists are usually sent to, remembered from the last time. */
  recipients: z.array(z.string().trim().min(1).max(200)).max(200),
  /** Names of sections that are offered. */
  sections: z.array(z.string().trim().min(1).max(60)).max(20),
  /** After how many minutes without a break the room is asked whether it wants one. */
  breakAfterMinutes: z.number().int().min(10, 'is at least 10 minutes').max(240, 'is at most 240 minutes').default(60),
  /** How many days after a decision the next meeting is asked whether it was followed, where the treatment is not completed before. */
  followUpAfterDays: z.number().int().min(1, 'is at least one day').max(365, 'is at most 365 days').default(28),
});
export type ListSettings = z.infer<typeof ListSettings>;

/** A recurring meeting with the days it would be planned for next, and the meetings of it that are ahead. */
export const SeriesView = z.strictObject({
  series: MeetingSeries,
  next: z.array(IsoDate),
  ahead: z.array(z.strictObject({ meetingId: MeetingId, date: IsoDate })),
});
export type SeriesView = z.infer<typeof SeriesView>;

/** How a changed series affected the meetings ahead: how many follow it, and which stay unchanged and why. */
export const SeriesChange = z.strictObject({ changed: z.number().int(), left: z.array(z.strictObject({ meetingId: MeetingId, date: IsoDate, why: z.string() })) });
export type SeriesChange = z.infer<typeof SeriesChange>;

const FieldChange = z.strictObject({ field: z.string(), from: z.string(), to: z.string() });
const named = { caseId: CaseId, name: z.string() };

/** What one version of a list has that the one before had not. */
const Difference = z.strictObject({
  meeting: z.array(FieldChange),
  added: z.array(z.strictObject({ ...named, place: z.number(), why: z.string() })),
  removed: z.array(z.strictObject({ ...named, place: z.number() })),
  moved: z.array(z.strictObject({ ...named, from: z.number(), to: z.number() })),
  changed: z.array(z.strictObject({ ...named, fields: z.array(FieldChange) })),
});

/** The versions of a meeting's list that went out, the latest first, and how the list differs from the latest now. */
export const CirculationView = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.number().int(),
      at: IsoInstant,
      by: z.string(),
      to: z.string(),
      recipients: z.array(z.string()),
      digest: z.string(),
      cases: z.number().int(),
      /** False for one that went out before lists were frozen: it cannot be opened again. */
      frozen: z.boolean(),
      /** Against the version before; null for the first. */
      difference: Difference.nullable(),
    }),
  ),
  /** What is not circulated yet; null where nothing has changed since, or nothing went out. */
  pending: Difference.nullable(),
});
export type CirculationView = z.infer<typeof CirculationView>;

/** The calls about the list of a meeting: recurring meetings, settings, circulation. */
export const listCalls = {
  'series.list': { input: z.strictObject({}), output: z.array(SeriesView) },
  /** Adds a recurring meeting or replaces the one of the same id; an empty id is a new one. */
  'series.save': { input: z.strictObject({ by, series: MeetingSeries.safeExtend({ id: SeriesId.or(z.literal('')) }), changeAhead: z.boolean() }), output: SeriesChange },
  /** The meetings planned from it stay. */
  'series.remove': { input: z.strictObject({ by, seriesId: SeriesId }), output: z.strictObject({}) },
  'series.plan': { input: z.strictObject({ by, seriesId: SeriesId, count: z.number().int().min(1).max(26) }), output: z.strictObject({ meetingIds: z.array(MeetingId) }) },
  'list.settings': { input: z.strictObject({}), output: ListSettings },
  /** Who changed the recurring meetings and the settings of lists, the last change first. */
  'list.changes': { input: z.strictObject({}), output: DeskChanges },
  'list.saveSettings': { input: z.strictObject({ by, settings: ListSettings }), output: ListSettings },
  'circulation.read': { input: z.strictObject({ meetingId: MeetingId }), output: CirculationView },
  /** The agenda to print, the pack for another MDT Desk, or what is different from the version before; version null is the list as it stands now, marked as not circulated. */
  'circulation.file': { input: z.strictObject({ meetingId: MeetingId, version: z.number().int().min(1).nullable(), kind: z.enum(['agenda', 'pack', 'difference']) }), output: ExportedFile },
} as const;

import { z } from 'zod';
import { IsoDate } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';

/** What a search is narrowed to; null is "any". */
export const SearchFilters = z.strictObject({
  /** The state as people call it, such as "awaiting MDT". */
  state: z.string().max(120).nullable().default(null),
  meetingId: MeetingId.nullable().default(null),
  urgent: z.boolean().default(false),
  /** Open, and on no list of a meeting in progress or to come. */
  onNoList: z.boolean().default(false),
  /** A place of treatment: a site of the pathway by its short name, another place by the name the plan gives it. */
  site: z.string().max(120).nullable().default(null),
  surgeon: z.string().max(120).nullable().default(null),
});
export type SearchFilters = z.infer<typeof SearchFilters>;

/** A case that was found, with where the words stand if it is not in what a list shows anyway. */
export const FoundCase = z.strictObject({
  caseId: CaseId,
  name: z.string(),
  dateOfBirth: IsoDate.nullable(),
  nhsNumber: z.string().nullable(),
  hospitalNumber: z.string(),
  diagnosis: z.string(),
  levels: z.string(),
  stateName: z.string(),
  urgent: z.boolean(),
  surgeons: z.array(z.string()),
  sites: z.array(z.string()),
  listedFor: z.strictObject({ meetingId: MeetingId, date: IsoDate }).nullable(),
  passage: z.strictObject({ where: z.string(), text: z.string() }).nullable(),
});
export type FoundCase = z.infer<typeof FoundCase>;

export const FoundMeeting = z.strictObject({ meetingId: MeetingId, date: IsoDate, startsAt: z.string(), place: z.string(), chair: z.string(), state: z.string(), cases: z.number().int() });
export type FoundMeeting = z.infer<typeof FoundMeeting>;

const Facet = z.array(z.strictObject({ value: z.string(), count: z.number().int() }));

/** What a search found. The counts are of all that was found, the lists hold as many as were asked for. */
export const SearchFound = z.strictObject({
  cases: z.array(FoundCase),
  caseCount: z.number().int(),
  meetings: z.array(FoundMeeting),
  meetingCount: z.number().int(),
  /** How many cases there are to search in. */
  searched: z.number().int(),
  /** What the words alone found, by what it can be narrowed to. */
  facets: z.strictObject({ states: Facet, sites: Facet, surgeons: Facet, urgent: z.number().int(), onNoList: z.number().int() }),
});
export type SearchFound = z.infer<typeof SearchFound>;

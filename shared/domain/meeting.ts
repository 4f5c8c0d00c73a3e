import { z } from 'zod';
import { Role } from './actor.ts';
import { IsoDate, type IsoInstant, londonDay, londonTime } from './dates.ts';
import { CaseId, PractitionerId, SeriesId } from './ids.ts';
import { ToldItem } from './readinessItem.ts';

const words = z.string().trim();

/** A time on the London clock, "HH:MM". */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day (HH:MM)');

const details = {
  date: IsoDate,
  startsAt: ClockTime,
  place: words.max(200),
  /** Last day on which a case may be listed without a reason. */
  cutOff: IsoDate.nullable(),
  chair: words.max(120),
  scribe: words.max(120),
};
/** Until when on that day; a cut-off without a time lasts the whole day. */
const cutOffTime = ClockTime;
/** The recurring meeting it was planned from, and the day it had there: a meeting that is moved keeps it, so that the day is not planned twice. */
const series = z.strictObject({ id: SeriesId, date: IsoDate }).nullable();

/** When and where a meeting is, and who leads it. Times are London clock times "HH:MM". */
export const MeetingDetails = z.strictObject({ ...details, cutOffTime: cutOffTime.default('23:59'), series: series.default(null) });
export type MeetingDetails = z.infer<typeof MeetingDetails>;

/** A change of some of the details. What is left out stays as it is, so nothing here may have a default. */
export const MeetingDetailsChange = z.strictObject({ ...details, cutOffTime, series }).partial();
export type MeetingDetailsChange = z.infer<typeof MeetingDetailsChange>;

/** One person in the room or on the line. */
export const Attendee = z.strictObject({
  name: words.min(1, 'needs a name').max(120),
  role: Role,
  trust: words.max(120),
  practitionerId: PractitionerId.nullable(),
  /** "expected" until somebody says whether they came. */
  presence: z.enum(['present', 'apologies', 'left', 'expected']),
  /** Whose place this person takes, and that one's role. */
  deputyFor: z.strictObject({ name: words.min(1, 'needs a name').max(120), role: Role }).nullable().default(null),
});
export type Attendee = z.infer<typeof Attendee>;

/** What is asked for at listing. */
export const ListingNeed = ToldItem.extract(['question', 'presenter', 'wishes']);
export type ListingNeed = z.infer<typeof ListingNeed>;

/** A case on the agenda, in the order of the agenda. */
export const AgendaEntry = z.strictObject({
  caseId: CaseId,
  estimatedMinutes: z.number().int().min(1).max(60),
  /** Why it came after the cut-off; empty where it came in time. */
  lateReason: words.max(500),
  /** Who agreed that it may come late. Records of before it was asked for on its own have it in the reason. */
  lateAgreedBy: words.max(120).default(''),
  /** What the case lacked when it was listed all the same; whoever listed it saw the warning. */
  without: z.array(ListingNeed).default([]),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

/** A case to be listed; what it lacks is found by the core, not said by a screen. */
export const ListingRequest = AgendaEntry.omit({ without: true });
export type ListingRequest = z.infer<typeof ListingRequest>;

const lineMinutes = z.number().int().min(1, 'is at least one minute').max(60, 'is at most 60 minutes');

/** One line of the agenda as it is laid out: a case, the heading of a section, or a break. */
export const ArrangedLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), caseId: CaseId, minutes: lineMinutes }),
  z.strictObject({ kind: z.literal('section'), name: words.min(1, 'needs a name').max(60) }),
  z.strictObject({ kind: z.literal('break'), minutes: lineMinutes }),
]);
export type ArrangedLine = z.infer<typeof ArrangedLine>;

/** A case as the seal fixes it: how many events it had at the close and the hash that chains them. */
export const SealedCase = z.strictObject({ caseId: CaseId, version: z.number().int(), hash: z.string() });
export type SealedCase = z.infer<typeof SealedCase>;

/** Whether a case listed at that moment comes late: the meeting has begun, or its cut-off has passed on the London clock. */
export function comesLate({ cutOff, cutOffTime }: MeetingDetails, startedAt: IsoInstant | null, at: IsoInstant): boolean {
  return startedAt !== null || (cutOff !== null && `${londonDay(at)} ${londonTime(at)}` > `${cutOff} ${cutOffTime}`);
}

/** Distinct roles of those who are present now; a deputy counts for the role of the person whose place they take, and for their own. */
export function rolesPresent(attendees: readonly Attendee[]): Role[] {
  const present = attendees.filter(({ presence }) => presence === 'present');
  return [...new Set(present.flatMap(({ role, deputyFor }) => (deputyFor === null ? [role] : [role, deputyFor.role])))];
}

/** Roles the quorum asks for and nobody present has. The list is a local setting: the pathway names no quorum (D13). */
export function missingRoles(quorum: readonly (readonly Role[])[], present: readonly Role[]): (readonly Role[])[] {
  return quorum.filter((oneOf) => !oneOf.some((role) => present.includes(role)));
}

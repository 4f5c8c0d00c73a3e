import { z } from 'zod';
import { Role } from './actor.ts';
import { IsoDate } from './dates.ts';
import { CaseId, PractitionerId } from './ids.ts';
import { ToldItem } from './readinessItem.ts';

const words = z.string().trim();

/** When and where a meeting is, and who leads it. Times are London clock times "HH:MM". */
export const MeetingDetails = z.strictObject({
  date: IsoDate,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day (HH:MM)'),
  place: words.max(200),
  /** Last day on which a case may be listed without a reason. */
  cutOff: IsoDate.nullable(),
  chair: words.max(120),
  scribe: words.max(120),
});
export type MeetingDetails = z.infer<typeof MeetingDetails>;

/** One person in the room or on the line. */
export const Attendee = z.strictObject({
  name: words.min(1, 'needs a name').max(120),
  role: Role,
  trust: words.max(120),
  practitionerId: PractitionerId.nullable(),
  presence: z.enum(['present', 'apologies', 'left']),
});
export type Attendee = z.infer<typeof Attendee>;

/** What is asked for at listing. */
export const ListingNeed = ToldItem.extract(['question', 'presenter', 'wishes']);
export type ListingNeed = z.infer<typeof ListingNeed>;

/** A case on the agenda, in the order of the agenda. */
export const AgendaEntry = z.strictObject({
  caseId: CaseId,
  estimatedMinutes: z.number().int().min(1).max(60),
  /** Why it came after the cut-off and who agreed; empty where it came in time. */
  lateReason: words.max(500),
  /** What the case lacked when it was listed all the same; whoever listed it saw the warning. */
  without: z.array(ListingNeed).default([]),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

/** A case to be listed; what it lacks is found by the core, not said by a screen. */
export const ListingRequest = AgendaEntry.omit({ without: true });
export type ListingRequest = z.infer<typeof ListingRequest>;

/** A case as the seal fixes it: how many events it had at the close and the hash that chains them. */
export const SealedCase = z.strictObject({ caseId: CaseId, version: z.number().int(), hash: z.string() });
export type SealedCase = z.infer<typeof SealedCase>;

/** Distinct roles of those who are present now. */
export function rolesPresent(attendees: readonly Attendee[]): Role[] {
  return [...new Set(attendees.filter((attendee) => attendee.presence === 'present').map((attendee) => attendee.role))];
}

/** Roles the quorum asks for and nobody present has. The list is a local setting: the pathway names no quorum (D13). */
export function missingRoles(quorum: readonly (readonly Role[])[], present: readonly Role[]): (readonly Role[])[] {
  return quorum.filter((oneOf) => !oneOf.some((role) => present.includes(role)));
}

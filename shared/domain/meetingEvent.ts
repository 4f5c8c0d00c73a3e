import { z } from 'zod';
import { type EventFrom, type FactFrom, eventSchema } from './eventSchema.ts';
import { CaseId } from './ids.ts';
import { AgendaEntry, Attendee, MeetingDetails, SealedCase } from './meeting.ts';

const words = z.string().trim().max(2000);
const reason = words.min(1, 'needs a reason in words');

/** What may be recorded of a meeting, each with the facts that belong to it. */
export const meetingFacts = {
  planned: { details: MeetingDetails },
  detailsChanged: { changes: MeetingDetails.partial() },
  caseListed: { entry: AgendaEntry },
  casesListed: { entries: z.array(AgendaEntry).min(1) },
  caseUnlisted: { caseId: CaseId, reason },
  reordered: { caseIds: z.array(CaseId) },
  circulated: { to: words },
  attendanceRecorded: { attendees: z.array(Attendee).max(80) },
  started: {},
  caseCalled: { caseId: CaseId },
  /** The check at the close by a second named person, or why there was none; the cases as they then stood; the meeting's digest. */
  closed: {
    verifier: words,
    aloneBecause: words,
    sealedCases: z.array(SealedCase),
    /** SHA-256 over the chain of the meeting's events before this one and the sealed cases; printed on the minutes. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  },
  addendum: { text: reason },
} as const;

/** A fact about a meeting before the core adds when, by whom and under which pathway. */
export type MeetingFact = FactFrom<typeof meetingFacts>;

/** A fact about a meeting as it is stored. */
export type MeetingEvent = EventFrom<typeof meetingFacts>;

/** Parses an event read from disk or from a pack. */
export const MeetingEvent = eventSchema(meetingFacts);

import { z } from 'zod';
import { type EventFrom, type FactFrom, eventSchema } from './eventSchema.ts';
import { CirculatedList } from './circulatedList.ts';
import { IsoDate } from './dates.ts';
import { CaseId } from './ids.ts';
import { AgendaEntry, ArrangedLine, Attendee, ClockTime, MeetingDetails, MeetingDetailsChange, SealedCase } from './meeting.ts';

const words = z.string().trim().max(2000);
const reason = words.min(1, 'needs a reason in words');

/** What may be recorded of a meeting, each with the facts that belong to it. */
export const meetingFacts = {
  planned: { details: MeetingDetails },
  detailsChanged: { changes: MeetingDetailsChange },
  /** The meeting is on another day or at another time, and its cut-off with it. */
  moved: { date: IsoDate, startsAt: ClockTime, cutOff: IsoDate.nullable(), cutOffTime: ClockTime, reason },
  caseListed: { entry: AgendaEntry },
  casesListed: { entries: z.array(AgendaEntry).min(1) },
  /** `byRule` marks what nobody did by hand: the case was decided elsewhere, or is on an earlier list. */
  caseUnlisted: { caseId: CaseId, reason, byRule: z.literal(true).optional() },
  reordered: { caseIds: z.array(CaseId) },
  /** The order, sections, breaks and minutes, set whole; every case of the list once. */
  arranged: { lines: z.array(ArrangedLine).max(400), how: z.enum(['byHand', 'proposal', 'undone']) },
  /** Lists that went out before they were frozen hold only to whom. The digest is SHA-256 over the frozen list. */
  circulated: { to: words, recipients: z.array(z.string().trim().min(1).max(200)).max(200).default([]), list: CirculatedList.nullable().default(null), digest: z.string().default('') },
  attendanceRecorded: { attendees: z.array(Attendee).max(80) },
  /** The day it starts on, where it is planned for another: whoever starts it has confirmed that day. */
  started: { onAnotherDay: IsoDate.optional() },
  /** The start was a mistake: the meeting stands as it did before, with its attendance. Only while nothing has been decided in it. */
  startTakenBack: {},
  /** The meeting will not be held. Its list stays in the record, and none of its cases is on a list to come. */
  cancelled: { reason },
  cancellationTakenBack: {},
  caseCalled: { caseId: CaseId },
  /** Put aside for now; it comes back when it is called again. The reason may be empty: a chair who skips has no hand free. */
  caseSkipped: { caseId: CaseId, reason: words },
  /** The meeting stands still, for a break or another reason; the time does not count for the clocks. */
  paused: { reason },
  resumed: {},
  /** The check at the close by a second named person, or why there was none; the cases as they then stood; the meeting's digest. */
  closed: {
    verifier: words,
    aloneBecause: words,
    sealedCases: z.array(SealedCase),
    /** SHA-256 over the chain of the meeting's events before this one and the sealed cases; printed on the minutes. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  },
  /** Why it was needed, and of which case it speaks; addenda from before these were asked for have neither. */
  addendum: { text: reason, because: words.default(''), caseId: CaseId.nullable().default(null) },
} as const;

/** A fact about a meeting before the core adds when, by whom and under which pathway. */
export type MeetingFact = FactFrom<typeof meetingFacts>;

/** A fact about a meeting as it is stored. */
export type MeetingEvent = EventFrom<typeof meetingFacts>;

/** Parses an event read from disk or from a pack. */
export const MeetingEvent = eventSchema(meetingFacts);

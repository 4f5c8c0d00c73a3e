import { z } from 'zod';
import { CaseId, MeetingId } from '../domain/ids.ts';

/** What can be done now about a case without an outcome; each is offered only where it would be taken. */
export const WayToClose = z.enum(['discuss', 'endDiscussion', 'defer', 'notDiscussed', 'noActiveTreatment', 'triage', 'consultation', 'takeOff']);
export type WayToClose = z.infer<typeof WayToClose>;

/** A case that holds the close back: why, by which clauses, and the ways on that are open for it. */
export const HoldsClose = z.strictObject({ caseId: CaseId, name: z.string(), why: z.string(), clauses: z.array(z.string()), ways: z.array(WayToClose) });
export type HoldsClose = z.infer<typeof HoldsClose>;

/** The calls about the close of a meeting. */
export const closingCalls = {
  /** The cases that hold the close back, in the order of the agenda; none for a meeting that is not in progress. */
  'meeting.holdsClose': { input: z.strictObject({ meetingId: MeetingId }), output: z.array(HoldsClose) },
} as const;

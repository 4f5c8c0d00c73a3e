import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';

/** The calls of what is kept beside the record: nothing of it is a fact, and none of it leaves this data folder. */
export const roomCalls = {
  /** The case a room showed when it was last looked at; null for none. */
  'room.read': { input: z.strictObject({ meetingId: MeetingId }), output: z.strictObject({ caseId: CaseId.nullable() }) },
  /** The case a room shows; null when it is left. */
  'room.show': { input: z.strictObject({ meetingId: MeetingId, caseId: CaseId.nullable() }), output: z.null() },
  /** The notes somebody keeps for themselves on a case. */
  'privateNote.read': { input: z.strictObject({ of: Actor, caseId: CaseId }), output: z.strictObject({ text: z.string() }) },
  'privateNote.save': { input: z.strictObject({ by: Actor, caseId: CaseId, text: z.string().max(10_000) }), output: z.strictObject({ at: IsoInstant }) },
} as const;

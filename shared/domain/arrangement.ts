import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { ArrangementId, PractitionerId } from './ids.ts';

/** What is asked of a surgeon who is to operate at another hospital than their own (K5). */
export const ArrangementRequest = z.strictObject({
  arrangementId: ArrangementId,
  practitionerId: PractitionerId,
  surgeonName: z.string().min(1),
  homeSite: z.string().min(1),
  hostSite: z.string().min(1),
  operation: z.string(),
  /** The days offered; empty while no day is proposed. */
  dateOptions: z.array(IsoDate).max(10),
});
export type ArrangementRequest = z.infer<typeof ArrangementRequest>;

/** What the host hospital confirms (theatre, consultant, paper, kit, bed). All of it local: the pathway names none (K5). */
export const HostConfirmation = z.strictObject({
  on: IsoDate,
  theatre: z.string().trim().min(1, 'needs the theatre').max(120),
  hostConsultant: z.string().trim().min(1, 'needs the host consultant').max(120),
  /** Honorary contract or letter of authority seen, and the last day it holds. */
  honoraryPaperSeen: z.boolean(),
  honoraryPaperUntil: IsoDate.nullable(),
  kit: z.string().trim().max(500),
  bed: z.string().trim().max(120),
});
export type HostConfirmation = z.infer<typeof HostConfirmation>;

export const ArrangementStatus = z.enum(['requested', 'counterProposed', 'surgeonAccepted', 'hostConfirmed', 'arranged', 'declined', 'done', 'cancelled']);
export type ArrangementStatus = z.infer<typeof ArrangementStatus>;

/** One visiting surgeon's operation, as far as it is arranged. */
export const Arrangement = z.strictObject({
  request: ArrangementRequest,
  status: ArrangementStatus,
  acceptedDate: IsoDate.nullable(),
  host: HostConfirmation.nullable(),
  /** The surgeon's or canceller's last word. */
  note: z.string(),
});
export type Arrangement = z.infer<typeof Arrangement>;

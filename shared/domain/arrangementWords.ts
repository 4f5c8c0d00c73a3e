import type { ArrangementStatus } from './arrangement.ts';

/** Each status as people say it, on screens and in the minutes. */
export const arrangementWords: Record<ArrangementStatus, string> = {
  requested: 'waiting for the surgeon',
  counterProposed: 'surgeon proposes other days',
  surgeonAccepted: 'surgeon accepted, waiting for the host',
  hostConfirmed: 'host confirmed, waiting for the surgeon',
  arranged: 'arranged',
  declined: 'declined by the surgeon',
  done: 'done',
  cancelled: 'cancelled',
};

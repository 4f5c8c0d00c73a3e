/** An event of a visiting surgeon's arrangement that leaves the case where it is (K5). */
export const answered = { guard: 'unblocked', actions: 'record', meta: { clauses: ['K5'] } } as const;

/** Visits are answered wherever the case is, also between two meetings: an answer that came is never lost (K5). */
export const visitAnswers = {
  arrangementAccepted: answered,
  arrangementDeclined: answered,
  arrangementCounterProposed: answered,
  arrangementReoffered: answered,
  hostConfirmed: answered,
  arrangementCancelled: answered,
} as const;

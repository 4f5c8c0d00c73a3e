import { caseSetup } from '../guards.ts';
import { answered, visitAnswers } from './visits.ts';

const relisted = { target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a', 'P3'] } } as const;

/** An answer about a visit changes what is still to be arranged. */
const arrangedAgain = { guard: 'unblocked', target: '.arranging', actions: 'record', meta: { clauses: ['K5'] } } as const;

/** Read back and agreed. What remains is to arrange visiting surgeons, then treatment begins. */
export const agreed = caseSetup.createStateConfig({
  tags: ['decided'],
  initial: 'arranging',
  description: 'Agreed',
  meta: { clauses: ['P3', 'K5'] },
  on: {
    reopened: { guard: 'unblocked', target: '#case.planning', actions: 'record', meta: { clauses: ['P3'] } },
    relisted,
    treatmentStarted: { guard: 'unblocked', target: '#case.delivery', actions: 'record', meta: { clauses: ['K6', 'K5', 'P4'] } },
    followedUp: { guard: 'unblocked', target: '#case.closed', actions: 'record', meta: { clauses: ['P3'] } },
    pathologyReviewed: { guard: 'unblocked', actions: 'record', meta: { clauses: ['P4'] } },
    arrangementRequested: arrangedAgain,
    arrangementAccepted: arrangedAgain,
    arrangementDeclined: arrangedAgain,
    arrangementCounterProposed: arrangedAgain,
    arrangementReoffered: arrangedAgain,
    hostConfirmed: arrangedAgain,
    arrangementCancelled: arrangedAgain,
    surgeonReplaced: { ...arrangedAgain, meta: { clauses: ['K6', 'K5'] } },
  },
  states: {
    arranging: {
      description: 'Agreed: a visiting surgeon is still to be arranged',
      meta: { clauses: ['K5'] },
      always: [
        { guard: 'surgeonDeclined', target: 'surgeonToChoose', meta: { clauses: ['K5'] } },
        { guard: 'visitorsArranged', target: 'ready', meta: { clauses: ['K5'] } },
      ],
    },
    surgeonToChoose: { description: 'Agreed: a surgeon has still to be chosen', meta: { clauses: ['K5', 'K6'] } },
    ready: { description: 'Agreed', meta: { clauses: ['P3'] } },
  },
});

/** What an operation that follows another treatment still waits for: its visiting surgeon, and the specialist review. */
const stillAwaited = {
  pathologyReviewed: { guard: 'unblocked', actions: 'record', meta: { clauses: ['P4'] } },
  ...visitAnswers,
  arrangementRequested: answered,
  surgeonReplaced: { guard: 'unblocked', actions: 'record', meta: { clauses: ['K6', 'K5'] } },
} as const;

/** Treatment has begun. */
export const delivery = caseSetup.createStateConfig({
  tags: ['decided'],
  description: 'Treatment',
  meta: { clauses: ['P3', 'K6'] },
  on: {
    treatmentStarted: { guard: 'unblocked', actions: 'record', meta: { clauses: ['K6', 'K5', 'P4'] } },
    treatmentCompleted: { target: '#case.followUp', actions: 'record', meta: { clauses: ['P3'] } },
    ...stillAwaited,
    relisted,
  },
});

/** Whether the plan was followed: yes, in part or no, with the reason. A planned treatment that follows the completed one may still begin. */
export const followUp = caseSetup.createStateConfig({
  tags: ['decided'],
  description: 'Follow-up',
  meta: { clauses: ['P3'] },
  on: {
    treatmentStarted: { guard: 'unblocked', target: '#case.delivery', actions: 'record', meta: { clauses: ['K6', 'K5', 'P4'] } },
    followedUp: { guard: 'unblocked', target: '#case.closed', actions: 'record', meta: { clauses: ['P3'] } },
    ...stillAwaited,
    relisted,
  },
});

/** Nothing is open. A recurrence or a new finding lists the same case again. */
export const closed = caseSetup.createStateConfig({
  tags: ['ended'],
  description: 'Closed',
  meta: { clauses: ['P3'] },
  on: { relisted },
});

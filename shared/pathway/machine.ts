import { caseSetup } from './guards.ts';
import { diagnosis, discharged, urgentTreatment } from './states/diagnosis.ts';
import { awaitingMdt, discussion, noActiveTreatment, planning } from './states/discussion.ts';
import { exits, referral } from './states/referral.ts';
import { agreed, closed, delivery, followUp } from './states/treatment.ts';

/**
 * The network's pathway as a machine: events in, state out. It calls nothing, waits for nothing and knows no clock; it is only
 * ever run through XState's pure `transition`. A reconstruction: the document's own flowcharts are lost.
 */
export const caseMachine = caseSetup.createMachine({
  id: 'case',
  context: ({ input }) => input,
  initial: 'referral',
  on: {
    detailsChanged: { actions: 'record', meta: { clauses: [] } },
    addendum: { actions: 'record', meta: { clauses: [] } },
    actionAdded: { guard: 'unblocked', actions: 'record', meta: { clauses: [] } },
    actionClosed: { guard: 'unblocked', actions: 'record', meta: { clauses: [] } },
    actionReopened: { guard: 'unblocked', actions: 'record', meta: { clauses: [] } },
    conditionMet: { guard: 'unblocked', actions: 'record', meta: { clauses: [] } },
    conditionReopened: { guard: 'unblocked', actions: 'record', meta: { clauses: [] } },
  },
  states: {
    referral,
    exits,
    diagnosis,
    discharged,
    urgentTreatment,
    awaitingMdt,
    discussion,
    planning,
    noActiveTreatment,
    agreed,
    delivery,
    followUp,
    closed,
  },
});

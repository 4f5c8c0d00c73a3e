import { caseSetup } from '../guards.ts';
import { adoptable, triagedOut } from './referral.ts';
import { visitAnswers } from './visits.ts';

const endings = {
  deferred: { guard: 'unblocked', target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a', 'P2'] } },
  noActiveTreatment: { guard: 'unblocked', target: '#case.noActiveTreatment', actions: 'record', meta: { clauses: ['P3'] } },
} as const;

/** A case that comes back with what was planned for it goes on from there; its agreement on another site is asked for again. */
const begins = [
  { guard: 'planCarried', target: '#case.planning', actions: 'record', meta: { clauses: ['K2a', 'P2', 'P3'] } },
  { guard: 'unblocked', target: '#case.discussion', actions: 'record', meta: { clauses: ['K2a', 'P2'] } },
] as const;

/** Every part of the plan is judged afresh from the record, so each region says where its part stands now. */
const judgedAgain = { target: '#case.planning', reenter: true, actions: 'record' } as const;

/** Listed for the meeting, also after a deferral or after urgent treatment. */
export const awaitingMdt = caseSetup.createStateConfig({
  tags: ['waiting'],
  description: 'Waiting for the MDT meeting',
  meta: { clauses: ['K2a', 'K2b', 'P2'] },
  on: {
    ...adoptable,
    ...visitAnswers,
    listed: { actions: 'record', meta: { clauses: ['K2a'] } },
    discussionStarted: begins,
    notDiscussed: { guard: 'unblocked', actions: 'record', meta: { clauses: ['K2a'] } },
    pathologyReviewed: [
      { guard: 'reviewFindsNoTumour', target: '#case.discharged', actions: 'record', meta: { clauses: ['D2'] } },
      { guard: 'unblocked', actions: 'record', meta: { clauses: ['P4'] } },
    ],
    urgentTreatmentDeclared: { guard: 'unblocked', target: '#case.urgentTreatment', actions: 'record', meta: { clauses: ['K2b'] } },
    triaged: triagedOut,
  },
});

/** The meeting talks about the case and has planned nothing yet. */
export const discussion = caseSetup.createStateConfig({
  tags: ['inMeeting'],
  description: 'In discussion',
  meta: { clauses: ['K2a', 'P3'] },
  on: {
    ...visitAnswers,
    modalityPlanned: { target: '#case.planning', actions: 'record', meta: { clauses: ['P3'] } },
    planNoted: { actions: 'record', meta: { clauses: ['P3'] } },
    pathologyReviewed: { guard: 'unblocked', actions: 'record', meta: { clauses: ['P4'] } },
    notDiscussed: { guard: 'unblocked', target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a'] } },
    ...endings,
  },
});

/** The parts of the plan, side by side; each region moves on as far as the record lets it. */
export const planning = caseSetup.createStateConfig({
  tags: ['inMeeting'],
  type: 'parallel',
  description: 'Planning the treatment',
  meta: { clauses: ['P3', 'K1b', 'K3', 'K4', 'K5', 'K6', 'K7', 'F3'] },
  on: {
    modalityPlanned: { ...judgedAgain, meta: { clauses: ['P3'] } },
    modalityWithdrawn: { ...judgedAgain, meta: { clauses: ['P3'] } },
    offDefaultAgreed: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K3', 'F3', 'K7'] } },
    planNoted: { ...judgedAgain, meta: { clauses: ['P3'] } },
    pathologyReviewed: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['P4'] } },
    detailsChanged: { ...judgedAgain, meta: { clauses: ['K4', 'K7', 'K6'] } },
    arrangementRequested: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    arrangementAccepted: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    arrangementDeclined: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    arrangementCounterProposed: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    arrangementReoffered: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    hostConfirmed: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    arrangementCancelled: { ...judgedAgain, guard: 'unblocked', meta: { clauses: ['K5'] } },
    agreed: { guard: 'unblocked', target: '#case.agreed', actions: 'record', meta: { clauses: ['P3', 'K3', 'F3', 'K6', 'P4'] } },
    ...endings,
  },
  states: {
    surgery: {
      initial: 'none',
      description: 'Surgery',
      meta: { clauses: ['K1b', 'K3', 'K4', 'K5', 'K6', 'F3'] },
      states: {
        none: { description: 'no surgery planned', meta: { clauses: [] }, always: { guard: 'surgeryPlanned', target: 'site', meta: { clauses: ['K1b', 'F3'] } } },
        site: { description: 'site to be settled', meta: { clauses: ['K1b', 'K3', 'K4', 'F3'] }, always: { guard: 'surgerySiteSettled', target: 'surgeons', meta: { clauses: ['K3', 'K4', 'F3'] } } },
        surgeons: { description: 'surgeons to be named', meta: { clauses: ['K6', 'P6a', 'P6b'] }, always: { guard: 'surgeonsEligible', target: 'crossSite', meta: { clauses: ['K6', 'P6a'] } } },
        crossSite: { description: 'visiting surgeon to be asked', meta: { clauses: ['K5'] }, always: { guard: 'visitorsAsked', target: 'complete', meta: { clauses: ['K5'] } } },
        complete: { description: 'surgery planned', meta: { clauses: ['K1b', 'K6'] } },
      },
    },
    radiotherapy: {
      initial: 'none',
      description: 'Radiotherapy',
      meta: { clauses: ['K7', 'K6'] },
      states: {
        none: { description: 'no radiotherapy planned', meta: { clauses: [] }, always: { guard: 'radiotherapyPlanned', target: 'site', meta: { clauses: ['K7'] } } },
        site: { description: 'site to be settled', meta: { clauses: ['K7'] }, always: { guard: 'radiotherapySiteSettled', target: 'practitioners', meta: { clauses: ['K7'] } } },
        practitioners: { description: 'practitioners to be named', meta: { clauses: ['K6', 'C6'] }, always: { guard: 'radiotherapistsEligible', target: 'complete', meta: { clauses: ['K6'] } } },
        complete: { description: 'radiotherapy planned', meta: { clauses: ['K7', 'K6'] } },
      },
    },
    systemic: {
      initial: 'none',
      description: 'Systemic therapy',
      meta: { clauses: ['K6', 'P3'] },
      states: {
        none: { description: 'no systemic therapy planned', meta: { clauses: [] }, always: { guard: 'systemicPlanned', target: 'practitioners', meta: { clauses: ['P3'] } } },
        practitioners: { description: 'practitioners to be named', meta: { clauses: ['K6', 'C6'] }, always: { guard: 'systemicPractitionersEligible', target: 'complete', meta: { clauses: ['K6'] } } },
        complete: { description: 'systemic therapy planned', meta: { clauses: ['K6'] } },
      },
    },
  },
});

/** The meeting found no active treatment right, with a coded reason. */
export const noActiveTreatment = caseSetup.createStateConfig({
  tags: ['decided'],
  description: 'No active treatment',
  meta: { clauses: ['P3'] },
  on: {
    ...visitAnswers,
    reopened: [
      { guard: 'planCarried', target: '#case.planning', actions: 'record', meta: { clauses: ['P3'] } },
      { guard: 'unblocked', target: '#case.discussion', actions: 'record', meta: { clauses: ['P3'] } },
    ],
    relisted: { target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a'] } },
    followedUp: { guard: 'unblocked', target: '#case.closed', actions: 'record', meta: { clauses: ['P3'] } },
  },
});

import { caseSetup } from '../guards.ts';
import { adoptable, triagedOut } from './referral.ts';

const listed = { target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a'] } } as const;
const urgent = { guard: 'unblocked', target: '#case.urgentTreatment', actions: 'record', meta: { clauses: ['K2b'] } } as const;

/** Imaging and biopsy, then the review by a specialist sarcoma pathologist. A suspected case may be listed before it is done. */
export const diagnosis = caseSetup.createStateConfig({
  tags: ['waiting'],
  initial: 'workup',
  meta: { clauses: ['K1a', 'K1b', 'P4'] },
  on: {
    ...adoptable,
    triaged: triagedOut,
  },
  states: {
    workup: {
      description: 'Diagnostic work-up',
      meta: { clauses: ['K1a', 'K1b'] },
      on: {
        resultsReady: { target: 'pathologyReview', actions: 'record', meta: { clauses: ['P4'] } },
        listed,
        urgentTreatmentDeclared: urgent,
      },
    },
    pathologyReview: {
      description: 'Specialist pathology review',
      meta: { clauses: ['P4'] },
      on: {
        pathologyReviewed: [
          { guard: 'reviewConfirmed', target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['P4', 'K2a'] } },
          { guard: 'reviewFindsNoTumour', target: '#case.discharged', actions: 'record', meta: { clauses: ['D2'] } },
          { guard: 'unblocked', target: 'workup', actions: 'record', meta: { clauses: ['P4'] } },
        ],
        listed,
        urgentTreatmentDeclared: urgent,
      },
    },
  },
});

/** No tumour of this pathway was found: back to the referrer. */
export const discharged = caseSetup.createStateConfig({
  tags: ['ended'],
  description: 'Discharged: not a tumour of this pathway',
  meta: { clauses: ['D2'] },
  on: { ...adoptable, relisted: { target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2a'] } } },
});

/** Treatment could not wait. The consultation is noted, then the case is listed to be looked back on (K2b–d, D5). */
export const urgentTreatment = caseSetup.createStateConfig({
  tags: ['waiting'],
  description: 'Urgent treatment before the meeting',
  meta: { clauses: ['K2b', 'K2c', 'K2d'] },
  on: {
    ...adoptable,
    consultationRecorded: { guard: 'unblocked', target: '#case.awaitingMdt', actions: 'record', meta: { clauses: ['K2c', 'K2a'] } },
    pathologyReviewed: { guard: 'unblocked', actions: 'record', meta: { clauses: ['P4'] } },
    triaged: triagedOut,
  },
});

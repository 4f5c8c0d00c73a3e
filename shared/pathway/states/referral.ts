import { caseSetup } from '../guards.ts';

/** The three ways out of this pathway: C2, C3, P1. Open until the meeting decides. */
export const triagedOut = [
  { guard: 'toChildrensPathway', target: '#case.exits.childrensPathway', actions: 'record', meta: { clauses: ['C2'] } },
  { guard: 'toMsccPathway', target: '#case.exits.msccPathway', actions: 'record', meta: { clauses: ['C3'] } },
  { guard: 'toOtherService', target: '#case.exits.otherService', actions: 'record', meta: { clauses: ['P1'] } },
] as const;

const triaged = [{ guard: 'toPathway', target: '#case.diagnosis', actions: 'record', meta: { clauses: ['K1b', 'P2'] } } as const, ...triagedOut];

/** While nothing is decided the case may go on under another version of the pathway; it is judged by that one from then on. */
export const adoptable = { pathwayAdopted: { guard: 'versionInstalled', actions: ['record', 'adopt'], meta: { clauses: ['D4'] } } } as const;

/** The referral is here and somebody decides whether it belongs to this pathway. */
export const referral = caseSetup.createStateConfig({
  tags: ['waiting'],
  initial: 'triage',
  meta: { clauses: ['K1b', 'P1', 'P2'] },
  states: {
    triage: {
      description: 'Triage of the referral',
      meta: { clauses: ['D2', 'I1', 'C2', 'C3', 'P1', 'P2'] },
      on: {
        ...adoptable,
        triaged,
        urgentTreatmentDeclared: { guard: 'unblocked', target: '#case.urgentTreatment', actions: 'record', meta: { clauses: ['K2b'] } },
      },
    },
  },
});

/** The case belongs to another pathway or service. It can be triaged again with a reason; a consultation note it owes is still asked for. */
export const exits = caseSetup.createStateConfig({
  tags: ['ended'],
  initial: 'otherService',
  meta: { clauses: ['C2', 'C3', 'P1'] },
  on: { ...adoptable, triaged: [{ guard: 'toPathwayNoteOwed', target: '#case.urgentTreatment', actions: 'record', meta: { clauses: ['K2c'] } }, ...triaged] },
  states: {
    childrensPathway: { description: "Children's pathway", meta: { clauses: ['C2', 'D2'] } },
    msccPathway: { description: 'MSCC pathway', meta: { clauses: ['C3'] } },
    otherService: { description: 'Another service', meta: { clauses: ['P1', 'I1'] } },
  },
});

import type { RuleFacts } from '../../../shared/domain/tumour.ts';

/** The invariants of the design, and the two of the rules themselves, each with its sentence and the clauses it guards. */
export const invariants = {
  I1: { says: 'A confirmed case that is not urgent never reaches planning or treatment undiscussed.', clauses: ['K2a', 'K2b'] },
  I2: { says: 'A site other than the default is agreed only with a complete agreement for that site in place of that default.', clauses: ['K3', 'F3', 'K7'] },
  I3: { says: 'Skull base involvement or a transnasal approach proposes NHNN for surgery; everything else RNOH; diagnosis of a primary bone tumour stays at RNOH.', clauses: ['K4', 'K1b', 'F3'] },
  I4: { says: 'Every operator is core or designated on the day of treatment, where the tumour is held as a sarcoma.', clauses: ['K6', 'P6a'] },
  I5: { says: 'Radiotherapy is proposed at UCLH for a primary bone tumour and nowhere for any other.', clauses: ['K7'] },
  I6: { says: 'An urgent case is asked for its consultation note, and once treated is listed to be looked back on.', clauses: ['K2b', 'K2c', 'K2d'] },
  I7: { says: 'A child, a metastatic emergency and what is no spinal sarcoma leave this pathway, and no adult outcome is recorded for the first two.', clauses: ['C2', 'C3', 'P1', 'P2'] },
  I8: { says: 'Without the specialist pathology review no treatment is agreed unconditionally.', clauses: ['P4'] },
  I9: { says: 'Every state is reached, and from every state there is a way to an end or to the next meeting.', clauses: ['P3'] },
  I10: { says: 'What was agreed, or otherwise decided, stays in the record whatever comes after.', clauses: ['P3'] },
  I11: { says: 'An operation away from home is arranged only when surgeon and host confirmed the same day, and begins only when arranged.', clauses: ['K5'] },
  I12: { says: 'Every proposal, statement, block and refusal of a rule names clauses that exist.', clauses: ['D2'] },
  I13: { says: 'Replaying the stored history gives the same state.', clauses: ['D4'] },
  scope: { says: 'The case is sent where the decision table sends it.', clauses: ['D2', 'I1', 'P1', 'P2'] },
  duty: { says: 'The duty to discuss and the rule who may treat block for a sarcoma, warn for another primary bone tumour, and inform while only suspected.', clauses: ['K2a', 'K6'] },
  named: { says: 'A missing fact is named where a value of it would change the proposed site or where the case belongs.', clauses: ['I1', 'K4', 'K7'] },
  needed: { says: 'No fact is named as missing that is known, or that could change nothing.', clauses: ['I1'] },
} as const;

export type InvariantName = keyof typeof invariants;

/** One combination of facts, or one way through a machine, that breaks an invariant. */
export type Counterexample = {
  readonly invariant: InvariantName;
  readonly what: string;
  readonly facts: Partial<RuleFacts>;
  /** The way there, event by event; empty for a combination of facts. */
  readonly way: readonly string[];
};

/** The counterexample as a reader wants it: the facts, the way event by event, then what is broken and the clause. */
export function described({ invariant, what, facts, way }: Counterexample): string {
  const { says, clauses } = invariants[invariant];
  return [
    'Counterexample',
    '  facts:',
    ...Object.entries(facts).map(([name, value]) => `    ${name}: ${Array.isArray(value) ? value.join(', ') || 'none recorded' : (value ?? 'unknown')}`),
    ...(way.length === 0 ? [] : ['  way:', ...way.map((step, index) => `    ${index + 1}. ${step}`)]),
    `  broken: ${invariant} (${clauses.join(', ')}): ${says}`,
    `  found: ${what}`,
  ].join('\n');
}

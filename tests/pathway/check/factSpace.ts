import type { RuleFacts } from '../../../shared/domain/tumour.ts';
import type { RuleParameters } from '../../../shared/pathway/pathway.ts';

/** One fact of the rules with every value that matters to them; where nobody recorded it comes first. */
type Dimension = { readonly fact: keyof RuleFacts; readonly values: readonly unknown[]; readonly stride: number };

/** Every combination of the rules' facts, numbered from 0. */
export type FactSpace = { readonly size: number; readonly dimensions: readonly Dimension[] };

const answers = ['unknown', 'yes', 'no'] as const;

/**
 * The whole space: every value of every fact, unknown included; of ages and levels one of each class the rules tell apart. Facts
 * that are held have that value only, which makes a slice of the space.
 */
export function factSpace({ childUnderAge, youngAdultUntilAge }: RuleParameters, held: Partial<RuleFacts> = {}): FactSpace {
  const values: { readonly [Fact in keyof RuleFacts]: readonly RuleFacts[Fact][] } = {
    tissue: ['unknown', 'bone', 'softTissue'],
    origin: ['unknown', 'primary', 'metastatic'],
    certainty: ['unknown', 'suspected', 'confirmed', 'excluded'],
    sarcoma: answers,
    spineContact: answers,
    skullBase: answers,
    transnasal: answers,
    metastaticCordCompression: answers,
    urgent: answers,
    pathologyReviewed: answers,
    ageAtReferral: [null, childUnderAge - 1, childUnderAge, youngAdultUntilAge, youngAdultUntilAge + 1],
    levels: [[], ['skullBase'], ['C1', 'C2'], ['C3', 'L4']],
  };
  let size = 1;
  const dimensions: Dimension[] = [];
  // Object.keys forgets that its names are the facts'.
  for (const fact of Object.keys(values) as (keyof RuleFacts)[]) {
    const each = held[fact] === undefined ? values[fact] : [held[fact]];
    dimensions.push({ fact, values: each, stride: size });
    size *= each.length;
  }
  return { size, dimensions };
}

/** Which value of a dimension a combination has. */
export function digitOf({ values, stride }: Dimension, index: number): number {
  return Math.floor(index / stride) % values.length;
}

/** Whether nobody recorded the fact; empty levels are held as evidence that is not there, not as a fact that is asked for. */
export function isUnrecorded(dimension: Dimension, index: number): boolean {
  const value = dimension.values[digitOf(dimension, index)];
  return value === 'unknown' || value === null;
}

/** The facts of one combination. */
export function factsAt({ dimensions }: FactSpace, index: number): RuleFacts {
  const facts: Record<string, unknown> = {};
  for (const dimension of dimensions) facts[dimension.fact] = dimension.values[digitOf(dimension, index)];
  // Each value comes from the list of its own fact.
  return facts as RuleFacts;
}

/** Facts that deny each other: a lesion wholly below C2 does not reach the skull base, and what is not urgent is no emergency. */
export function denyEachOther({ levels, skullBase, transnasal, metastaticCordCompression, urgent }: RuleFacts): boolean {
  return (levels[0] === 'C3' && (skullBase === 'yes' || transnasal === 'yes')) || (metastaticCordCompression === 'yes' && urgent === 'no');
}

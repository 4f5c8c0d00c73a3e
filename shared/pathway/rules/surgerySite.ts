import type { FactName, RuleFacts } from '../../domain/tumour.ts';
import type { Pathway } from '../pathway.ts';
import type { Proposal } from '../statement.ts';
import { isPrimaryBoneTumour } from './tumourKind.ts';

/**
 * Where surgery is proposed. K4 comes first: skull base involvement or a transnasal approach goes to NHNN. Otherwise RNOH
 * (K1b for primary bone tumours, F3 for all). The proposal is provisional while a fact that K4 asks for is missing.
 */
export function surgerySiteProposal({ rules }: Pathway, facts: RuleFacts): Proposal {
  if (facts.skullBase === 'yes' || facts.transnasal === 'yes') {
    const why = facts.skullBase === 'yes' ? 'the skull base is involved' : 'a transnasal approach to the craniocervical junction is needed';
    return proposal(rules.craniocervicalSurgerySite, `Surgery should be at ${rules.craniocervicalSurgerySite}: ${why}.`, ['K4'], []);
  }
  const missing = missingForCraniocervicalRule(facts);
  if (facts.skullBase === 'unknown' && facts.levels.includes('skullBase')) {
    return proposal(rules.craniocervicalSurgerySite, `Surgery should be at ${rules.craniocervicalSurgerySite}: the skull base is among the levels. Record whether it is involved.`, ['K4'], missing);
  }
  const clauses = isPrimaryBoneTumour(facts) ? ['K1b', 'F3'] : ['F3', 'P2'];
  const text = `Surgery should be at ${rules.surgerySite}, unless the meeting agrees on another place.`;
  return missing.length === 0
    ? proposal(rules.surgerySite, text, clauses, [])
    : proposal(rules.surgerySite, `${text} Skull base involvement or a transnasal approach would make it ${rules.craniocervicalSurgerySite}.`, [...clauses, 'K4'], missing);
}

/** What K4 still has to be told. A tumour known to lie wholly below C2 cannot involve the skull base and is not asked about. */
export function missingForCraniocervicalRule({ levels, skullBase, transnasal }: RuleFacts): FactName[] {
  if (skullBase === 'yes' || transnasal === 'yes') return [];
  const nearSkullBase = levels.length === 0 || levels.some((level) => ['skullBase', 'C1', 'C2'].includes(level));
  if (!nearSkullBase) return [];
  if (skullBase === 'unknown' && levels.includes('skullBase')) return ['skullBase'];
  // "No" is asked again where the levels say otherwise.
  const isAsked = skullBase === 'unknown' || levels.includes('skullBase');
  return [...(isAsked ? (['skullBase'] as const) : []), ...(transnasal === 'unknown' ? (['transnasal'] as const) : [])];
}

function proposal(site: string, text: string, clauses: string[], missing: FactName[]): Proposal {
  return { topic: 'surgerySite', holds: 'default', site, text, clauses, missing, provisional: missing.length > 0 };
}

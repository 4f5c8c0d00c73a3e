import type { Role } from '../../domain/actor.ts';
import type { OffDefaultAgreement, Plan } from '../../domain/plan.ts';
import type { Modality, SiteChoice } from '../../domain/site.ts';
import type { Pathway } from '../pathway.ts';
import type { Block, Proposal } from '../statement.ts';

/** The clauses that let the meeting agree on another place than the default (K3 and F3 for surgery, K7 for radiotherapy). */
export function offDefaultClauses(modality: Modality): string[] {
  return modality === 'surgery' ? ['K3', 'F3'] : ['K7'];
}

/** Whether two choices name the same place; "other" places by their words. */
function isSamePlace(one: SiteChoice, other: SiteChoice): boolean {
  return one.id === other.id && (one.id !== 'other' || one.name === other.name);
}

/** A site other than the proposed one needs the meeting's agreement for exactly that site in place of exactly that default (I2). */
export function offDefaultBlocks(modality: Modality, chosen: SiteChoice, proposed: Proposal | null, agreements: Plan['offDefault']): Block[] {
  if (proposed === null || chosen.id === proposed.site) return [];
  const agreed = agreements.some((each) => each.modality === modality && isSamePlace(each.site, chosen) && each.replaces === proposed.site);
  if (agreed) return [];
  return [
    {
      topic: proposed.topic,
      text: `${chosen.name} in place of ${proposed.site} needs the meeting's agreement: the reason and who agreed.`,
      clauses: [...new Set([...proposed.clauses, ...offDefaultClauses(modality)])],
      missing: [],
    },
  ];
}

/** K3 names only NHNN as an alternative; every other place for surgery gets a warning (D2). */
export function unnamedPlaceWarnings({ rules }: Pathway, chosen: SiteChoice, proposed: Proposal): Block[] {
  if (chosen.id === proposed.site || chosen.id === rules.namedAlternativeSite || chosen.id === rules.surgerySite) return [];
  return [{ topic: 'surgerySite', text: `The document names only ${rules.namedAlternativeSite} as an alternative centre; ${chosen.name} is not named.`, clauses: ['K3'], missing: [] }];
}

/** What is incomplete about an agreement: it takes roles that are present, and a place other than the one it replaces (K3, F3). */
export function agreementFaults(agreement: OffDefaultAgreement, rolesPresent: readonly Role[]): Block[] {
  const absent = agreement.agreedBy.filter((role) => !rolesPresent.includes(role));
  const block = (text: string): Block => ({ topic: agreement.modality === 'surgery' ? 'surgerySite' : 'radiotherapySite', text, clauses: offDefaultClauses(agreement.modality), missing: [] });
  return [
    ...(agreement.agreedBy.length === 0 ? [block('Name the roles that agreed to another site.')] : []),
    ...(agreement.words.trim() === '' ? [block('Give the reason for another site in words.')] : []),
    ...(absent.length > 0 ? [block('Only roles that are present at the meeting can agree to another site.')] : []),
    ...(agreement.site.id === agreement.replaces ? [block('The agreed site is the default itself: no agreement is needed.')] : []),
  ];
}

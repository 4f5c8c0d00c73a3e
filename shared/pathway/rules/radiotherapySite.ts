import type { FactName, RuleFacts } from '../../domain/tumour.ts';
import type { Pathway } from '../pathway.ts';
import type { Proposal, Statement } from '../statement.ts';
import { isPrimaryBoneTumour } from './tumourKind.ts';

/** K7: radiotherapy for a primary bone tumour is proposed at UCLH; for other tumours the document names no site, so null. */
export function radiotherapySiteProposal({ rules }: Pathway, facts: RuleFacts): Proposal | null {
  if (!isPrimaryBoneTumour(facts)) return null;
  return {
    topic: 'radiotherapySite',
    holds: 'default',
    site: rules.radiotherapySite,
    text: `Radiotherapy for a primary bone tumour should be at ${rules.radiotherapySite}.`,
    clauses: ['K7'],
    missing: [],
    provisional: false,
  };
}

/** What K7 still has to be told before it can say whether it applies. */
function missingForRadiotherapyRule({ tissue, origin }: RuleFacts): FactName[] {
  if (tissue === 'softTissue' || origin === 'metastatic') return [];
  return [...(tissue === 'unknown' ? (['tissue'] as const) : []), ...(origin === 'unknown' ? (['origin'] as const) : [])];
}

/** What the pathway says of radiotherapy where it proposes no site: a fact is missing, or the document is silent (K7). */
export function radiotherapyStatement(facts: RuleFacts): Statement | null {
  const missing = missingForRadiotherapyRule(facts);
  if (missing.length > 0) {
    return { topic: 'radiotherapySite', holds: 'default', text: 'Whether the pathway names a place for radiotherapy depends on facts that are not recorded.', clauses: ['K7'], missing };
  }
  if (isPrimaryBoneTumour(facts)) return null;
  return {
    topic: 'radiotherapySite',
    holds: 'informs',
    text: 'Not a primary bone tumour: the document names no place for radiotherapy. A core or designated practitioner gives it.',
    clauses: ['K6', 'K7'],
    missing: [],
  };
}

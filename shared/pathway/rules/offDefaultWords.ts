import { roleName } from '../../domain/actor.ts';
import { type CaseRecord, factsOf } from '../../domain/caseRecord.ts';
import { modalityName } from '../../domain/plan.ts';
import type { Pathway } from '../pathway.ts';
import { offDefaultBlocks, offDefaultClauses } from './offDefault.ts';
import { radiotherapySiteProposal } from './radiotherapySite.ts';
import { surgerySiteProposal } from './surgerySite.ts';

/** What of a plan is at another site than the pathway proposes, a sentence each: who agreed to it, or that the agreement is missing (I2). */
export function offDefaultSentences(pathway: Pathway, record: CaseRecord): string[] {
  const facts = factsOf(record);
  return record.plan.modalities.flatMap((plan): string[] => {
    if (plan.site === null || (plan.modality !== 'surgery' && plan.modality !== 'radiotherapy')) return [];
    const proposed = plan.modality === 'surgery' ? surgerySiteProposal(pathway, facts) : radiotherapySiteProposal(pathway, facts);
    if (proposed === null || proposed.site === plan.site.id) return [];
    const what = `${modalityName(plan.modality)} at ${plan.site.name} in place of ${proposed.site}`;
    const clauses = offDefaultClauses(plan.modality).join(', ');
    if (offDefaultBlocks(plan.modality, plan.site, proposed, record.plan.offDefault).length > 0) return [`${what} is not agreed: the reason and who agreed are missing (${clauses}).`];
    const agreement = record.plan.offDefault.findLast(({ modality, site }) => modality === plan.modality && site.id === plan.site?.id);
    return [`${what}, agreed by ${agreement?.agreedBy.map(roleName).join(', ') ?? 'nobody named'} (${clauses}).`];
  });
}

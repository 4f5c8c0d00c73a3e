import { currentArrangements, factsOf } from '../../../shared/domain/caseRecord.ts';
import { type CaseState, pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import { surgerySiteProposal } from '../../../shared/pathway/rules/surgerySite.ts';

/**
 * What makes a case complex, each in a few words: another site than the usual one is likely, two sites work together, a fact that
 * decides the site is missing, or several treatments are planned. Says nothing of the treatment itself.
 */
export function complexityOf(state: CaseState): string[] {
  const record = recordOf(state);
  const facts = factsOf(record);
  const site = surgerySiteProposal(pathwayOf(state), facts);
  return [
    ...(site.missing.length === 0 && site.clauses.includes('K4') ? ['skull base or transnasal: not the usual site (K4)'] : []),
    ...(site.missing.length > 0 ? ['the site cannot be told yet (K4)'] : []),
    ...(record.plan.offDefault.length > 0 ? ['a site other than the default is agreed (K3, F3)'] : []),
    ...(currentArrangements(record).some(({ status }) => status !== 'cancelled') ? ['a visiting surgeon (K5)'] : []),
    ...(record.plan.modalities.length > 1 ? ['several treatments'] : []),
    ...(record.discussions.some(({ reopened }) => reopened !== null) ? ['re-opened before'] : []),
  ];
}

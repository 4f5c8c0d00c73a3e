import { type CaseRecord, currentTreatments, factsOf, lastDiscussion } from '../../domain/caseRecord.ts';
import type { Pathway } from '../pathway.ts';
import type { Block } from '../statement.ts';
import { exitBlocks, radiotherapySiteBlocks, reviewFindings, surgerySiteBlocks } from './agreement.ts';

/**
 * What was found after a plan was agreed and speaks against it while nothing of it has begun: that the case belongs to another
 * pathway (C2, C3), that the site would now be another (K4, K1b, K7), that the review did not confirm the diagnosis (P4). The plan stands; people are told before the day.
 */
export function overtakenBy(pathway: Pathway, record: CaseRecord): Block[] {
  const stands = lastDiscussion(record)?.outcome?.kind === 'agreed' && record.completedOn === null && record.followUp === null;
  if (!stands || currentTreatments(record).length > 0) return [];
  return [...exitBlocks(pathway, factsOf(record)), ...surgerySiteBlocks(pathway, record), ...radiotherapySiteBlocks(pathway, record), ...reviewFindings(record)];
}

import type { RuleFacts } from '../../domain/tumour.ts';
import type { Pathway } from '../pathway.ts';
import type { Proposal, Statement } from '../statement.ts';
import { isPrimaryBoneTumour } from './tumourKind.ts';

/** K1a, K1b, D2: where the diagnosis is made. It stays at RNOH also where surgery goes to NHNN. */
export function diagnosisSiteProposal({ rules }: Pathway, facts: RuleFacts): Proposal | null {
  if (!isPrimaryBoneTumour(facts)) return null;
  return {
    topic: 'diagnosis',
    holds: 'default',
    site: rules.diagnosisSite,
    text: `Diagnosis, the biopsy too, should be at ${rules.diagnosisSite}.`,
    clauses: ['K1a', 'K1b'],
    missing: [],
    provisional: false,
  };
}

/** K2a, K2b, D3, D5: whether the meeting must discuss the case before treatment; null where a tumour is excluded. */
export function discussionStatement({ certainty, sarcoma }: RuleFacts): Statement | null {
  if (certainty === 'excluded') return null;
  if (certainty === 'suspected') {
    return says('informs', 'Suspected, not confirmed: the meeting may discuss the case; it does not have to.', ['K2a', 'D2']);
  }
  if (sarcoma === 'no') return says('informs', 'Not a sarcoma: the duty to discuss it is not worded for this tumour, but the meeting should know it is treated undiscussed.', ['K2a']);
  if (certainty === 'unknown') return says('blocks', 'A confirmed sarcoma must be discussed before treatment; whether it is confirmed is not recorded.', ['K2a', 'K2b'], ['certainty']);
  const text = 'A confirmed sarcoma must be discussed in the London Sarcoma Service MDT, before treatment unless that is clinically impossible.';
  return sarcoma === 'yes' ? says('blocks', text, ['K2a', 'K2b']) : says('blocks', `${text} Whether it is a sarcoma is not recorded.`, ['K2a', 'K2b'], ['sarcoma']);
}

/** P4, D8: without the specialist review only diagnostic or conditional outcomes. */
export function pathologyReviewStatement({ pathologyReviewed }: RuleFacts): Statement | null {
  if (pathologyReviewed === 'yes') return null;
  return {
    topic: 'pathologyReview',
    holds: 'blocks',
    text: 'The pathology must be reviewed by a specialist sarcoma pathologist: until then treatment can only be agreed on that condition.',
    clauses: ['P4'],
    missing: pathologyReviewed === 'unknown' ? ['pathologyReviewed'] : [],
  };
}

/** K2b–d: what is asked of the treating clinician when treatment cannot wait. A primary tumour that compresses the cord is urgent (D6). */
export function urgentStatements({ urgent, origin, metastaticCordCompression }: RuleFacts): Statement[] {
  const compressed = origin === 'primary' && metastaticCordCompression === 'yes';
  if (urgent !== 'yes' && !compressed) return [];
  return [
    {
      topic: 'urgent',
      holds: 'default',
      text: 'Urgent: the treating clinician should talk the treatment over with the appropriate MDT members if possible. Record who and when, or why it was not possible.',
      clauses: ['K2b', 'K2c'],
      missing: [],
    },
    { topic: 'urgent', holds: 'informs', text: 'Was urgent chemotherapy considered? In some cases it may make an urgent decompression unnecessary.', clauses: ['K2d'], missing: [] },
  ];
}

/** D7: the teenage and young adult prompt; its ages are a local setting. */
export function youngAdultStatement({ rules }: Pathway, { ageAtReferral }: RuleFacts): Statement | null {
  if (ageAtReferral === null || ageAtReferral < rules.childUnderAge || ageAtReferral > rules.youngAdultUntilAge) return null;
  return {
    topic: 'youngAdult',
    holds: 'informs',
    text: `Aged ${ageAtReferral}: involve the teenage and young adult service (${rules.childUnderAge}–${rules.youngAdultUntilAge}, a local setting).`,
    clauses: ['P3'],
    missing: [],
  };
}

/** K6, P6a, D3: who may treat. */
export function practitionersStatement({ sarcoma }: RuleFacts): Statement {
  return {
    topic: 'surgeons',
    holds: sarcoma === 'no' ? 'informs' : 'blocks',
    text:
      sarcoma === 'no'
        ? 'Not a sarcoma: a practitioner who is neither core nor designated gives a warning.'
        : 'Only core members of the sarcoma MDT or practitioners designated for that treatment on its day will treat a sarcoma.',
    clauses: ['K6', 'P6a'],
    missing: sarcoma === 'unknown' ? ['sarcoma'] : [],
  };
}

function says(holds: Statement['holds'], text: string, clauses: string[], missing: Statement['missing'] = []): Statement {
  return { topic: 'discussion', holds, text, clauses, missing };
}

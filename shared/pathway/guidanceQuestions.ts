import type { RuleFacts } from '../domain/tumour.ts';
import type { Pathway } from './pathway.ts';

/** The facts a referrer may be asked for, in the order of the guidance: A1 child, A2 emergency, A3 kind of tumour and contact, A7 urgency. */
export const factsAsked = ['ageAtReferral', 'metastaticCordCompression', 'origin', 'tissue', 'sarcoma', 'spineContact', 'urgent'] as const satisfies readonly (keyof RuleFacts)[];
export type GuidanceFact = (typeof factsAsked)[number];

/** A question in the referrer's words, and what each answer tells. */
type GuidanceQuestion = {
  readonly question: string;
  readonly clauses: string[];
  readonly answers: readonly {
    readonly text: string;
    readonly gives: Partial<RuleFacts>;
    /** Whether facts that are told already are this answer. */
    readonly fits: (facts: RuleFacts) => boolean;
  }[];
};

/** How a fact is asked for. The ages are those of the version's rules (D7). */
export function guidanceQuestion({ rules }: Pathway, fact: GuidanceFact): GuidanceQuestion {
  switch (fact) {
    case 'ageAtReferral':
      return { question: 'How old is the patient on the day of referral?', clauses: ['C2', 'D2'], answers: ages(rules.childUnderAge, rules.youngAdultUntilAge) };
    case 'metastaticCordCompression':
      return yesOrNo(fact, 'Is this an emergency with a suspected metastatic spinal cord compression?', ['C3']);
    case 'origin':
      return {
        question: 'Is it a primary tumour, or a metastasis of a tumour elsewhere?',
        clauses: ['K1b', 'I1', 'C3'],
        answers: [
          { text: 'Primary, known or suspected', gives: { origin: 'primary' }, fits: ({ origin }) => origin === 'primary' },
          { text: 'Metastasis', gives: { origin: 'metastatic' }, fits: ({ origin }) => origin === 'metastatic' },
        ],
      };
    case 'tissue':
      return {
        question: 'Does it arise in bone or in soft tissue?',
        clauses: ['K1b', 'P2'],
        answers: [
          { text: 'Bone of the spine or sacrum', gives: { tissue: 'bone' }, fits: ({ tissue }) => tissue === 'bone' },
          { text: 'Soft tissue', gives: { tissue: 'softTissue' }, fits: ({ tissue }) => tissue === 'softTissue' },
        ],
      };
    case 'sarcoma':
      return yesOrNo(fact, 'Is it a suspected or confirmed sarcoma?', ['P1', 'I1']);
    case 'spineContact':
      return yesOrNo(fact, 'Does it touch or involve the spine or the sacrum?', ['P2']);
    case 'urgent':
      return yesOrNo(fact, 'Is it neurologically urgent, so that treatment may not wait for the meeting?', ['K2b', 'C1']);
  }
}

function yesOrNo(fact: 'metastaticCordCompression' | 'sarcoma' | 'spineContact' | 'urgent', question: string, clauses: string[]): GuidanceQuestion {
  const answer = (text: string, value: 'yes' | 'no') => ({ text, gives: { [fact]: value }, fits: (facts: RuleFacts) => facts[fact] === value });
  return { question, clauses, answers: [answer('Yes', 'yes'), answer('No', 'no')] };
}

/** Bands of age, each told by one age of it: the rules ask no more than the band. A band nobody can be in is left out. */
function ages(childUnder: number, youngUntil: number): GuidanceQuestion['answers'] {
  const adultFrom = Math.max(childUnder, youngUntil + 1);
  const band = (text: string, from: number, to: number) => ({ text, gives: { ageAtReferral: from }, fits: ({ ageAtReferral: age }: RuleFacts) => age !== null && age >= from && age <= to });
  return [
    ...(childUnder > 0 ? [{ ...band(`Under ${childUnder}`, 0, childUnder - 1) }] : []),
    ...(adultFrom > childUnder ? [band(`${childUnder} to ${youngUntil}`, childUnder, youngUntil)] : []),
    band(`${adultFrom} or older`, adultFrom, 130),
  ];
}

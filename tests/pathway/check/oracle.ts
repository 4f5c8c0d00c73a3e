import type { RuleFacts } from '../../../shared/domain/tumour.ts';
import type { RuleParameters } from '../../../shared/pathway/pathway.ts';
import type { RulesAnswer, Statement } from '../../../shared/pathway/statement.ts';

/**
 * What the document and the decisions D1–D13 ask for, written a second time and differently from the rules: a decision table
 * over facts that are all known, and every way in which unknown ones may turn out. Nothing here imports a rule.
 */
export type Expected = {
  readonly to: RulesAnswer['scope']['to'];
  readonly diagnosis: string | null;
  readonly surgery: string | null;
  readonly radiotherapy: string | null;
  /** How the duty to discuss and the rule who may treat are held; null where nothing is said. */
  readonly discussion: Statement['holds'] | null;
  readonly treaters: Statement['holds'] | null;
  readonly asksForReview: boolean;
  readonly asksForConsultation: boolean;
  readonly promptsYoungAdult: boolean;
};

type Known = { readonly age: string; readonly emergency: string; readonly certainty: string; readonly sarcoma: string; readonly origin: string; readonly tissue: string; readonly spineContact: string };
type Row = readonly [age: string, emergency: string, certainty: string, sarcoma: string, origin: string, tissue: string, spineContact: string, to: Expected['to']];

/** Read from the top, the first row that fits holds; a dot fits all. C2, C3/D6, D2, then D3/K1b, P2, P1, I1. */
const table: readonly Row[] = [
  ['child', '.', '.', '.', '.', '.', '.', 'childrensPathway'],
  ['.', 'yes', '.', '.', '.', '.', '.', 'msccPathway'],
  ['.', '.', 'excluded', '.', '.', '.', '.', 'discharge'],
  ['.', '.', '.', '.', 'primary', 'bone', '.', 'pathway'],
  ['.', '.', '.', 'no', '.', '.', '.', 'otherService'],
  ['.', '.', '.', 'yes', '.', 'softTissue', 'no', 'otherService'],
  ['.', '.', '.', 'yes', '.', '.', '.', 'pathway'],
];

function destination(known: Known): Expected['to'] {
  const asked = [known.age, known.emergency, known.certainty, known.sarcoma, known.origin, known.tissue, known.spineContact];
  const row = table.find((each) => asked.every((value, column) => each[column] === '.' || each[column] === value));
  return row?.[7] ?? 'undecided';
}

const either = (value: string, ...others: readonly string[]): readonly string[] => (value === 'unknown' ? others : [value]);

/** Every way the facts may turn out, under what is presumed: a possible sarcoma is one (D3), and what is not known to be excluded is not. */
function* possibilities(facts: RuleFacts, { childUnderAge }: RuleParameters): Generator<Known> {
  const { ageAtReferral, metastaticCordCompression, urgent } = facts;
  const emergencies = either(metastaticCordCompression, ...(urgent === 'no' ? ['no'] : ['yes', 'no']));
  // A reported emergency is held as metastatic until the tumour is known to be primary, and does not wait for the age (C3, D6).
  const isReported = metastaticCordCompression === 'yes' && facts.origin !== 'primary';
  const ages = ageAtReferral !== null ? [ageAtReferral < childUnderAge ? 'child' : 'adult'] : isReported ? ['adult'] : ['child', 'adult'];
  for (const age of ages)
    for (const origin of isReported ? ['metastatic'] : either(facts.origin, 'primary', 'metastatic'))
      for (const compressed of emergencies)
        for (const tissue of either(facts.tissue, 'bone', 'softTissue'))
          for (const spineContact of either(facts.spineContact, 'yes', 'no'))
            for (const sarcoma of either(facts.sarcoma, 'yes', ...(origin === 'primary' ? [] : ['no'])))
              yield { age, emergency: origin === 'primary' ? 'no' : compressed, certainty: facts.certainty, sarcoma, origin, tissue, spineContact };
}

function scopeOf(facts: RuleFacts, rules: RuleParameters): Expected['to'] {
  const destinations = new Set<Expected['to']>();
  for (const known of possibilities(facts, rules)) destinations.add(destination(known));
  const [only] = destinations;
  if (only === undefined || destinations.size > 1) return 'undecided';
  // K1b and K7 hang on "primary": a tumour of bone, or perhaps of bone, is not let in before that is recorded.
  return only === 'pathway' && facts.origin === 'unknown' && facts.tissue !== 'softTissue' ? 'undecided' : only;
}

const nothing = { diagnosis: null, surgery: null, radiotherapy: null, discussion: null, treaters: null, asksForReview: false, asksForConsultation: false, promptsYoungAdult: false } as const;

/** How the duty to discuss is held, by certainty and by whether it is a sarcoma (K2a, D3, D5). */
const duty: Readonly<Record<RuleFacts['certainty'], Readonly<Record<RuleFacts['sarcoma'], Statement['holds'] | null>>>> = {
  confirmed: { yes: 'blocks', unknown: 'blocks', no: 'informs' },
  unknown: { yes: 'blocks', unknown: 'blocks', no: 'informs' },
  suspected: { yes: 'informs', unknown: 'informs', no: 'informs' },
  excluded: { yes: null, unknown: null, no: null },
};

/** What the rules have to answer for a set of facts. */
export function expectedFor(facts: RuleFacts, rules: RuleParameters): Expected {
  const to = scopeOf(facts, rules);
  if (to !== 'pathway' && to !== 'undecided') return { to, ...nothing };
  const isPrimaryBone = `${facts.origin} ${facts.tissue}` === 'primary bone';
  const reachesSkullBase = facts.skullBase === 'yes' || (facts.skullBase === 'unknown' && facts.levels.includes('skullBase'));
  const { ageAtReferral } = facts;
  return {
    to,
    diagnosis: isPrimaryBone ? rules.diagnosisSite : null,
    surgery: reachesSkullBase || facts.transnasal === 'yes' ? rules.craniocervicalSurgerySite : rules.surgerySite,
    radiotherapy: isPrimaryBone ? rules.radiotherapySite : null,
    discussion: duty[facts.certainty][facts.sarcoma],
    treaters: facts.sarcoma === 'no' ? 'informs' : 'blocks',
    asksForReview: facts.pathologyReviewed !== 'yes',
    asksForConsultation: facts.urgent === 'yes' || `${facts.origin} ${facts.metastaticCordCompression}` === 'primary yes',
    promptsYoungAdult: ageAtReferral !== null && ageAtReferral >= rules.childUnderAge && ageAtReferral <= rules.youngAdultUntilAge,
  };
}

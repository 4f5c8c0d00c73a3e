import type { FactName, RuleFacts } from '../../domain/tumour.ts';
import type { Pathway } from '../pathway.ts';
import type { RulesAnswer } from '../statement.ts';

export type Scope = RulesAnswer['scope'];

/**
 * Where the facts lead: along this pathway, out of it by an exit (C2, C3, P1), or nowhere yet because a fact is missing.
 * `missing` names every fact nobody recorded of which one value would lead elsewhere, also where the others already decide.
 */
export function scopeOf(pathway: Pathway, facts: RuleFacts): Scope {
  const scope = whereTo(pathway, facts);
  const missing = unrecorded(pathway, facts).filter(({ ifKnown }) => ifKnown.some((known) => whereTo(pathway, { ...facts, ...known }).to !== scope.to));
  return { ...scope, missing: missing.map(({ fact }) => fact) };
}

type Direction = Omit<Scope, 'missing'>;

/** The exits are asked in the order of the referrers' guidance: child, then emergency, then what the tumour is. */
function whereTo(pathway: Pathway, facts: RuleFacts): Direction {
  return (
    child(pathway, facts) ?? metastaticEmergency(facts) ?? ageMissing(pathway, facts) ?? notATumour(facts) ?? notASpinalSarcoma(facts) ?? inScope(facts)
  );
}

type Unrecorded = { readonly fact: FactName; readonly ifKnown: readonly Partial<RuleFacts>[] };

/** The facts of scope that nobody recorded, each with what it might turn out to be. What is known not to be urgent is no emergency. */
function unrecorded({ rules }: Pathway, facts: RuleFacts): Unrecorded[] {
  const all: readonly (Unrecorded & { readonly open: boolean })[] = [
    { fact: 'ageAtReferral', open: facts.ageAtReferral === null, ifKnown: [{ ageAtReferral: rules.childUnderAge - 1 }, { ageAtReferral: rules.childUnderAge }] },
    { fact: 'origin', open: facts.origin === 'unknown', ifKnown: [{ origin: 'primary' }, { origin: 'metastatic' }] },
    {
      fact: 'metastaticCordCompression',
      open: facts.metastaticCordCompression === 'unknown' && facts.urgent !== 'no',
      ifKnown: [{ metastaticCordCompression: 'yes' }, { metastaticCordCompression: 'no' }],
    },
    { fact: 'urgent', open: facts.urgent === 'unknown', ifKnown: [{ urgent: 'yes' }, { urgent: 'no' }] },
    { fact: 'certainty', open: facts.certainty === 'unknown', ifKnown: [{ certainty: 'confirmed' }, { certainty: 'excluded' }] },
    { fact: 'tissue', open: facts.tissue === 'unknown', ifKnown: [{ tissue: 'bone' }, { tissue: 'softTissue' }] },
    { fact: 'sarcoma', open: facts.sarcoma === 'unknown', ifKnown: [{ sarcoma: 'yes' }, { sarcoma: 'no' }] },
    { fact: 'spineContact', open: facts.spineContact === 'unknown', ifKnown: [{ spineContact: 'yes' }, { spineContact: 'no' }] },
  ];
  return all.filter(({ open }) => open);
}

/** C2, D7: younger than the configured age on the day of referral. */
function child({ rules }: Pathway, { ageAtReferral }: RuleFacts): Direction | null {
  if (ageAtReferral === null || ageAtReferral >= rules.childUnderAge) return null;
  return leads('childrensPathway', `Aged ${ageAtReferral} at referral: the network's pathway for children applies (under ${rules.childUnderAge}, a local setting).`, ['C2', 'D2']);
}

/** C3, D6: a primary tumour that compresses the cord stays here and is urgent. */
function metastaticEmergency({ metastaticCordCompression, origin, urgent }: RuleFacts): Direction | null {
  if (origin === 'primary') return null;
  if (metastaticCordCompression === 'yes') {
    return leads('msccPathway', 'An emergency with a suspected metastatic cord compression follows the MSCC pathway.', ['C3']);
  }
  if (metastaticCordCompression === 'unknown' && urgent !== 'no') {
    return undecided('Whether this is an emergency with a suspected metastatic cord compression is not recorded.', ['C3']);
  }
  return null;
}

function ageMissing({ rules }: Pathway, { ageAtReferral }: RuleFacts): Direction | null {
  if (ageAtReferral !== null) return null;
  return undecided(`The age at referral is not known, so nobody can say whether the children's pathway applies (under ${rules.childUnderAge}).`, ['C2']);
}

function notATumour({ certainty }: RuleFacts): Direction | null {
  return certainty === 'excluded' ? leads('discharge', 'A tumour has been excluded: back to the referrer.', ['D2']) : null;
}

/** I1, P1, P2: other tumours than sarcomas and primary bone tumours, and soft tissue sarcomas without spine contact, belong elsewhere. */
function notASpinalSarcoma({ tissue, origin, sarcoma, spineContact }: RuleFacts): Direction | null {
  if (origin === 'primary' && tissue === 'bone') return null;
  if (sarcoma === 'no' && (origin === 'metastatic' || tissue === 'softTissue')) {
    return leads('otherService', 'Not a sarcoma and not a primary bone tumour: this pathway does not cover it.', ['I1', 'D2']);
  }
  if (tissue === 'softTissue' && spineContact === 'no') {
    return leads('otherService', 'Soft tissue without spine contact: outside this pathway. Refer to a specialist sarcoma centre.', ['P1', 'P2']);
  }
  if (tissue === 'softTissue' && spineContact === 'unknown') {
    return undecided('Whether the soft tissue tumour touches or involves the spine is not recorded.', ['P2']);
  }
  if (origin === 'unknown' && (tissue !== 'softTissue' || sarcoma === 'unknown')) {
    return undecided('Whether the tumour is primary or metastatic is not recorded.', ['K1b', 'I1']);
  }
  if (origin === 'metastatic' && sarcoma === 'unknown') return undecided('Whether the metastasis is of a sarcoma is not recorded.', ['I1']);
  if (tissue === 'unknown' && (sarcoma === 'no' || spineContact !== 'yes')) {
    return undecided('Whether the tumour arises in bone or soft tissue is not recorded.', ['K1b', 'P2']);
  }
  return null;
}

function inScope({ tissue }: RuleFacts): Direction {
  return tissue === 'bone'
    ? leads('pathway', 'A bone tumour of the spine or sacrum: this pathway applies.', ['K1b', 'I1'])
    : leads('pathway', 'A sarcoma with spine contact or involvement: this pathway applies.', ['P2', 'I1']);
}

function leads(to: Scope['to'], text: string, clauses: string[]): Direction {
  return { to, text, clauses };
}

function undecided(text: string, clauses: string[]): Direction {
  return leads('undecided', text, clauses);
}


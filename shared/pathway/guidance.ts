import { z } from 'zod';
import { FactName, RuleFacts } from '../domain/tumour.ts';
import { type GuidanceFact, factsAsked, guidanceQuestion } from './guidanceQuestions.ts';
import { enforcementOf, type Pathway } from './pathway.ts';
import { diagnosisSiteProposal, urgentStatements, youngAdultStatement } from './rules/care.ts';
import { scopeOf } from './rules/scope.ts';
import { surgerySiteProposal } from './rules/surgerySite.ts';
import { isHeldAsSarcoma, isPrimaryBoneTumour } from './rules/tumourKind.ts';
import { RulesAnswer, Statement } from './statement.ts';

/** What a referrer has told so far: the facts, and those they were asked for and do not know. */
export const GuidanceTold = z.strictObject({ facts: RuleFacts, notKnown: z.array(FactName) });
export type GuidanceTold = z.infer<typeof GuidanceTold>;

/** Something the guidance says; an inference is ours, from the clauses named, and not a sentence of the document. */
const GuidanceStatement = z.strictObject({ ...Statement.pick({ text: true, holds: true, clauses: true }).shape, inference: z.boolean() });
type GuidanceStatement = z.infer<typeof GuidanceStatement>;

/** Where the guidance ends: where to refer, whom to ring first, what to know, each by which clause. */
const GuidanceEnd = z.strictObject({
  to: RulesAnswer.shape.scope.shape.to,
  /** Where to refer, as a heading. */
  destination: z.string().min(1),
  clauses: z.array(z.string()).min(1),
  statements: z.array(GuidanceStatement),
  /** Service lines the document prints, the one to ring first at the top; empty where it prints none for this end. */
  contacts: z.array(z.strictObject({ service: z.string(), telephone: z.string() })),
});
type GuidanceEnd = z.infer<typeof GuidanceEnd>;

/** The referrers' guidance after some answers: the next question, or the end; and what was asked so far. */
export const Guidance = z.strictObject({
  next: z
    .strictObject({
      fact: FactName,
      question: z.string(),
      clauses: z.array(z.string()).min(1),
      /** Each with all that is told once it is given. */
      answers: z.array(z.strictObject({ text: z.string(), told: GuidanceTold })).min(2),
    })
    .nullable(),
  end: GuidanceEnd.nullable(),
  asked: z.array(z.strictObject({ fact: FactName, question: z.string(), answer: z.string(), clauses: z.array(z.string()) })),
});
export type Guidance = z.infer<typeof Guidance>;

/**
 * The document's first flowchart, "Guidance for referrers", which is lost: our reconstruction (A0–A8). It decides with the rules
 * of the machine: a question is asked as long as one of its answers leads elsewhere, in the order child, metastatic emergency,
 * kind of tumour and contact, urgency. Whoever asks has a suspected or confirmed tumour (A0), so that is not asked.
 */
export function guidanceFor(pathway: Pathway, told: GuidanceTold): Guidance {
  const of: GuidanceTold = told.facts.certainty === 'unknown' ? { ...told, facts: { ...told.facts, certainty: 'suspected' } } : told;
  const asked = factsAsked.filter((fact) => isTold(of, fact)).map((fact) => {
    const { question, clauses, answers } = guidanceQuestion(pathway, fact);
    return { fact, question, clauses, answer: answers.find(({ fits }) => fits(of.facts))?.text ?? 'Not known' };
  });
  const fact = nextFact(pathway, of);
  if (fact === null) return { next: null, end: endOf(pathway, of.facts), asked };
  const { question, clauses, answers } = guidanceQuestion(pathway, fact);
  const known = answers.map(({ text, gives }) => ({ text, told: { facts: { ...told.facts, ...gives }, notKnown: told.notKnown } }));
  const notKnown = { text: 'Not known', told: { facts: told.facts, notKnown: [...told.notKnown, fact] } };
  return { next: { fact, question, clauses, answers: [...known, notKnown] }, end: null, asked };
}

function isRecorded(facts: RuleFacts, fact: GuidanceFact): boolean {
  return fact === 'ageAtReferral' ? facts.ageAtReferral !== null : facts[fact] !== 'unknown';
}

function isTold({ facts, notKnown }: GuidanceTold, fact: GuidanceFact): boolean {
  return isRecorded(facts, fact) || notKnown.includes(fact);
}

function nextFact(pathway: Pathway, told: GuidanceTold): GuidanceFact | null {
  const open = factsAsked.filter((fact) => !isTold(told, fact));
  const deciding = open.find((fact) => decides(pathway, told.facts, fact, open.filter((other) => other !== fact)));
  if (deciding !== undefined) return deciding;
  const { to } = scopeOf(pathway, told.facts);
  // A7: how urgent it is decides whom to ring, where there is somebody to ring.
  const ring = (to === 'pathway' || to === 'undecided') && urgentStatements(told.facts).length === 0;
  return ring && open.includes('urgent') ? 'urgent' : null;
}

/** Whether two answers on a fact lead to different places, whatever some of the others turn out to be. */
function decides(pathway: Pathway, facts: RuleFacts, fact: GuidanceFact, others: readonly GuidanceFact[]): boolean {
  const places = new Set(guidanceQuestion(pathway, fact).answers.map(({ gives }) => scopeOf(pathway, { ...facts, ...gives }).to));
  if (places.size > 1) return true;
  const [other, ...rest] = others;
  return other !== undefined && [{}, ...guidanceQuestion(pathway, other).answers.map(({ gives }) => gives)].some((gives) => decides(pathway, { ...facts, ...gives }, fact, rest));
}

function endOf(pathway: Pathway, facts: RuleFacts): GuidanceEnd {
  const { to, text, clauses } = scopeOf(pathway, facts);
  const { rules } = pathway;
  const says = (what: string, by: string[]): GuidanceStatement => ({ text: what, clauses: by, holds: heldAs(pathway, by), inference: false });
  const end = (destination: string, by: string[], statements: GuidanceStatement[], contacts: GuidanceEnd['contacts'] = []): GuidanceEnd => ({ to, destination, clauses: by, statements, contacts });
  const sarcoma = isHeldAsSarcoma(facts);
  switch (to) {
    case 'childrensPathway':
      return end("The network's pathway for children with spinal sarcomas", ['C2', 'D2'], [says(`Under ${rules.childUnderAge} at referral: refer along the children's pathway. The document gives no age; this one is a local setting.`, ['C2', 'D2'])]);
    case 'msccPathway':
      return end("The network's MSCC pathway", ['C3'], [says(text, clauses)]);
    case 'discharge':
      return end('Back to the referrer', clauses, [says(text, clauses)]);
    case 'otherService':
      return sarcoma
        ? end('A specialist sarcoma centre', ['P1'], [says(text, clauses), says('Everybody with a suspected or confirmed sarcoma must be referred to a specialist sarcoma centre.', ['P1']), leaveAlone])
        : end('Back to the referrer: this pathway does not cover it', clauses, [says(text, clauses)]);
    case 'undecided':
      return end('Talk it over before referring', ['C1'], [says(text, clauses), says('A suspected sarcoma must still be referred to a specialist sarcoma centre.', ['P1']), leaveAlone, ...ringing(facts)], contactsFor(pathway, facts));
    case 'pathway': {
      const diagnosis = diagnosisSiteProposal(pathway, facts);
      const surgery = surgerySiteProposal(pathway, facts);
      const young = youngAdultStatement(pathway, facts);
      const bone = isPrimaryBoneTumour(facts) && diagnosis !== null;
      const where = bone
        ? [says(`Refer as soon as possible to ${rules.diagnosisSite}, for diagnosis and for surgery.`, ['K1b', 'K1a', 'P1'])]
        : [
            says('Refer to a designated bone sarcoma service where the spine MDT and the sarcoma MDT work jointly.', ['P2', 'P1']),
            inferred(`The document names no other than the London Sarcoma Service at ${rules.surgerySite}.`, ['P2', 'K1a']),
          ];
      const destination = bone ? `${rules.diagnosisSite}, as soon as possible` : `The bone sarcoma service (London Sarcoma Service at ${rules.surgerySite})`;
      return end(
        destination,
        bone ? ['K1b', 'K1a', 'P1', 'P5'] : ['P2', 'P1'],
        [...where, leaveAlone, says(surgery.text, surgery.clauses), ...ringing(facts), ...(young === null ? [] : [says('Also involve the teenage and young adult service.', young.clauses)])],
        contactsFor(pathway, facts),
      );
    }
  }
}

/** P5 says how services are organised; what it means for the referrer is our reading. */
const leaveAlone = inferred('Do not biopsy or excise it locally: leave both to the specialist service.', ['P5']);

function inferred(text: string, clauses: string[]): GuidanceStatement {
  return { text, clauses, holds: 'informs', inference: true };
}

/** C1, K2c, K2d: whom to ring, and what to talk over where treatment cannot wait. */
function ringing(facts: RuleFacts): GuidanceStatement[] {
  const urgent = urgentStatements(facts);
  const line = urgent.length > 0 ? 'Urgent: ring the on-call spine consultant now, through the switchboard.' : 'Not urgent: ring the MDT Office; the on-call spine consultant where it cannot wait.';
  return [inferred(line, urgent.length > 0 ? ['C1', 'K2c'] : ['C1']), ...urgent.map(({ text, clauses, holds }) => ({ text, clauses, holds, inference: false }))];
}

/** The service lines of the document, the on-call consultant first where it is urgent. */
function contactsFor({ document }: Pathway, facts: RuleFacts): GuidanceEnd['contacts'] {
  const isOnCall = ({ service }: { service: string }): boolean => /on-?\s?call/i.test(service);
  const [onCall, office] = [document.contacts.filter(isOnCall), document.contacts.filter((contact) => !isOnCall(contact))];
  return urgentStatements(facts).length > 0 ? [...onCall, ...office] : [...office, ...onCall];
}

/** As hard as the verb of its first clause (D1). */
function heldAs({ clauses }: Pathway, [first = '']: readonly string[]): Statement['holds'] {
  return enforcementOf(clauses.get(first)?.verb ?? 'is');
}

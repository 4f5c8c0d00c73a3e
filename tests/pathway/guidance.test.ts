import { describe, expect, it } from 'vitest';
import { RuleFacts } from '../../shared/domain/tumour.ts';
import { type Guidance, Guidance as GuidanceSchema, guidanceFor, type GuidanceTold } from '../../shared/pathway/guidance.ts';
import { factsAsked, guidanceQuestion } from '../../shared/pathway/guidanceQuestions.ts';
import type { Pathway } from '../../shared/pathway/pathway.ts';
import { answerRules } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';

const nothing: GuidanceTold = { facts: RuleFacts.parse({}), notKnown: [] };

type Walk = { readonly told: GuidanceTold; readonly guidance: Guidance };

/** Every way through the questions, each answer taken once, "not known" too. */
function* walks(told: GuidanceTold = nothing, of: Pathway = pathway): Generator<Walk> {
  const guidance = guidanceFor(of, told);
  if (guidance.next === null) yield { told, guidance };
  else for (const answer of guidance.next.answers) yield* walks(answer.told, of);
}
const all = [...walks()];

/** The answers given by the words on their buttons; the guidance they lead to. */
function after(...answers: readonly string[]): Guidance {
  return answers.reduce<Walk>(
    ({ told, guidance }, text) => {
      const answer = guidance.next?.answers.find((each) => each.text === text);
      if (answer === undefined) throw new Error(`"${text}" is no answer to "${guidance.next?.question ?? 'the end'}" (${told.notKnown.join(', ')})`);
      return { told: answer.told, guidance: guidanceFor(pathway, answer.told) };
    },
    { told: nothing, guidance: guidanceFor(pathway, nothing) },
  ).guidance;
}
const adult = ['25 or older', 'No'] as const;
const primaryBone = [...adult, 'Primary, known or suspected', 'Bone of the spine or sacrum'] as const;
const softTissue = [...adult, 'Primary, known or suspected', 'Soft tissue'] as const;
const text = ({ end }: Guidance): string => (end?.statements ?? []).map((statement) => statement.text).join(' ');

describe('every way through the referrers’ guidance', () => {
  it('ends, after seven questions at most', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const { guidance } of all) {
      expect(guidance.end).not.toBeNull();
      expect(guidance.asked.length).toBeLessThanOrEqual(7);
    }
  });

  it('ends where the machine’s own rules lead', () => {
    for (const { told, guidance } of all) expect(guidance.end?.to, JSON.stringify(told)).toBe(answerRules(pathway, told.facts).scope.to);
  });

  it('leaves no question out that would lead elsewhere: whatever is found out later of what was not asked, the place stays', () => {
    for (const { told, guidance } of all) {
      const unasked = factsAsked.filter((fact) => !guidance.asked.some((asked) => asked.fact === fact));
      let ends = [told.facts];
      for (const fact of unasked) ends = ends.flatMap((facts) => guidanceQuestion(pathway, fact).answers.map(({ gives }) => ({ ...facts, ...gives })));
      for (const facts of ends) expect(answerRules(pathway, facts).scope.to, JSON.stringify(facts)).toBe(guidance.end?.to);
    }
  });

  it('says nothing without clauses that exist, and keeps to the shape of the contract', () => {
    for (const { guidance } of all) {
      const { end, asked } = GuidanceSchema.parse(guidance);
      const cited = [...(end?.clauses ?? []), ...(end?.statements ?? []).flatMap(({ clauses }) => clauses), ...asked.flatMap(({ clauses }) => clauses)];
      for (const statement of end?.statements ?? []) expect(statement.clauses, statement.text).not.toEqual([]);
      expect(cited.filter((id) => !pathway.clauses.has(id))).toEqual([]);
    }
  });

  it('rings only the service lines the document prints', () => {
    for (const { guidance } of all) for (const contact of guidance.end?.contacts ?? []) expect(pathway.document.contacts).toContainEqual(contact);
  });

  it('gives an answer on the same facts in whatever order they became known', () => {
    const values = { age: [null, 15, 16, 24, 25], answer: ['yes', 'no', 'unknown'], origin: ['primary', 'metastatic', 'unknown'], tissue: ['bone', 'softTissue', 'unknown'] } as const;
    for (const ageAtReferral of values.age)
      for (const metastaticCordCompression of values.answer)
        for (const origin of values.origin)
          for (const tissue of values.tissue)
            for (const sarcoma of values.answer)
              for (const spineContact of values.answer)
                for (const urgent of values.answer) {
                  const facts = RuleFacts.parse({ ageAtReferral, metastaticCordCompression, origin, tissue, sarcoma, spineContact, urgent });
                  const { next, end } = guidanceFor(pathway, { facts, notKnown: [] });
                  expect((next === null) !== (end === null)).toBe(true);
                  if (end !== null) expect(end.to).toBe(answerRules(pathway, facts).scope.to);
                }
  });
});

describe('the order of the questions', () => {
  it('begins with the age (A1), then the metastatic emergency (A2), then the kind of tumour (A3), then the urgency (A7)', () => {
    expect(after().next?.fact).toBe('ageAtReferral');
    expect(after('25 or older').next?.fact).toBe('metastaticCordCompression');
    expect(after(...adult).next?.fact).toBe('origin');
    expect(after(...primaryBone).next?.fact).toBe('urgent');
    expect(after(...primaryBone, 'No').asked.map(({ fact }) => fact)).toEqual(['ageAtReferral', 'metastaticCordCompression', 'origin', 'tissue', 'urgent']);
  });

  it('asks nothing more once a child is one (C2), and of a suspected metastatic compression only whether the tumour is primary (C3, D6)', () => {
    expect(after('Under 16').end?.to).toBe('childrensPathway');
    expect(after('25 or older', 'Yes').next?.fact).toBe('origin');
    expect(after('25 or older', 'Yes', 'Metastasis').end?.to).toBe('msccPathway');
    expect(after('25 or older', 'Yes', 'Not known').end?.to).toBe('msccPathway');
  });

  it('takes the age of a child from the version’s rules', () => {
    const eighteen = { ...pathway, rules: { ...pathway.rules, childUnderAge: 18 } };
    const [child, young, older] = guidanceFor(eighteen, nothing).next?.answers ?? [];
    expect([child?.text, young?.text, older?.text]).toEqual(['Under 18', '18 to 24', '25 or older']);
    expect(guidanceFor(eighteen, { facts: { ...nothing.facts, ageAtReferral: 17 }, notKnown: [] }).end?.to).toBe('childrensPathway');
    expect(guidanceFor(eighteen, { facts: { ...nothing.facts, ageAtReferral: 18 }, notKnown: [] }).end).toBeNull();
  });

  it('leaves out the band of young adults where a version has none', () => {
    const none = { ...pathway, rules: { ...pathway.rules, youngAdultUntilAge: 10 } };
    expect(guidanceFor(none, nothing).next?.answers.map((answer) => answer.text)).toEqual(['Under 16', '16 or older', 'Not known']);
    for (const { told, guidance } of walks(nothing, none)) expect(guidance.end?.to).toBe(answerRules(none, told.facts).scope.to);
  });
});

describe('the ends', () => {
  it('A4: a primary bone tumour goes to RNOH as soon as possible, and is left alone until then (K1b, P5)', () => {
    const guidance = after(...primaryBone, 'No');
    expect(guidance.end).toMatchObject({ to: 'pathway', destination: 'RNOH, as soon as possible' });
    expect(guidance.end?.clauses).toEqual(expect.arrayContaining(['K1a', 'K1b', 'P1', 'P5']));
    expect(guidance.end?.statements.find(({ clauses }) => clauses.includes('P5'))).toMatchObject({ text: expect.stringContaining('Do not biopsy'), inference: true });
  });

  it('A4 names the site of the version in force, not one written down twice', () => {
    const moved = { ...pathway, rules: { ...pathway.rules, diagnosisSite: 'NHNN', surgerySite: 'NHNN' } };
    const facts = RuleFacts.parse({ ageAtReferral: 40, metastaticCordCompression: 'no', origin: 'primary', tissue: 'bone', urgent: 'no' });
    expect(guidanceFor(moved, { facts, notKnown: [] }).end?.destination).toContain('NHNN');
  });

  it('A5: a soft tissue sarcoma with spine contact goes to the bone sarcoma service, which is an inference as to which (P2)', () => {
    const guidance = after(...softTissue, 'Yes', 'Yes', 'No');
    expect(guidance.end).toMatchObject({ to: 'pathway', destination: expect.stringContaining('bone sarcoma service') });
    expect(guidance.end?.statements.some(({ inference, clauses }) => inference && clauses.includes('P2'))).toBe(true);
    expect(text(guidance)).toContain('Do not biopsy');
  });

  it('A6: another sarcoma goes to a specialist sarcoma centre (P1), anything else back to the referrer', () => {
    expect(after(...softTissue, 'Yes', 'No').end).toMatchObject({ to: 'otherService', destination: 'A specialist sarcoma centre' });
    const none = after(...softTissue, 'No');
    expect(none.end).toMatchObject({ to: 'otherService', destination: expect.stringContaining('Back to the referrer') });
    expect(text(none)).not.toContain('Do not biopsy');
  });

  it('A7, A8: an urgent one rings the on-call consultant first and considers urgent chemotherapy (C1, K2c, K2d); another the MDT Office', () => {
    const urgent = after(...primaryBone, 'Yes');
    expect(urgent.end?.contacts[0]?.service).toContain('On-call');
    expect(urgent.end?.statements.flatMap(({ clauses }) => clauses)).toEqual(expect.arrayContaining(['C1', 'K2c', 'K2d']));
    const routine = after(...primaryBone, 'No');
    expect(routine.end?.contacts[0]?.service).toBe('MDT Office');
    expect(text(routine)).not.toContain('chemotherapy');
  });

  it('a primary tumour that compresses the cord stays, is urgent, and is not asked about its urgency again (D6)', () => {
    const guidance = after('25 or older', 'Yes', 'Primary, known or suspected', 'Bone of the spine or sacrum');
    expect(guidance.end?.to).toBe('pathway');
    expect(guidance.end?.contacts[0]?.service).toContain('On-call');
  });

  it('one that nobody can tell is talked over, and still left alone', () => {
    const guidance = after(...adult, 'Not known', 'Not known', 'No');
    expect(guidance.end).toMatchObject({ to: 'undecided', destination: 'Talk it over before referring' });
    expect(guidance.end?.contacts.length).toBe(2);
    expect(text(guidance)).toContain('Do not biopsy');
  });

  it('an excluded tumour goes back (D2), and a young adult is told of the service for them', () => {
    expect(guidanceFor(pathway, { facts: RuleFacts.parse({ ageAtReferral: 40, metastaticCordCompression: 'no', certainty: 'excluded' }), notKnown: [] }).end?.to).toBe('discharge');
    expect(text(after('16 to 24', ...primaryBone.slice(1), 'No'))).toContain('teenage and young adult');
    expect(text(after(...primaryBone, 'No'))).not.toContain('teenage and young adult');
  });
});

import { describe, expect, it } from 'vitest';
import { answerRules, proposalFor } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { facts } from '../fakes/records.ts';

const ask = (changes: Parameters<typeof facts>[0] = {}) => answerRules(pathway, facts(changes));
const site = (changes: Parameters<typeof facts>[0], topic: 'surgerySite' | 'radiotherapySite' | 'diagnosis') => proposalFor(ask(changes), topic)?.site;
const missing = (changes: Parameters<typeof facts>[0]) => ask(changes).missing.map(({ fact }) => fact);

describe('K4: skull base or transnasal approach', () => {
  it('proposes NHNN with skull base involvement, and RNOH without', () => {
    expect(site({ skullBase: 'yes' }, 'surgerySite')).toBe('NHNN');
    expect(site({ skullBase: 'no' }, 'surgerySite')).toBe('RNOH');
    expect(proposalFor(ask({ skullBase: 'yes' }), 'surgerySite')?.clauses).toEqual(['K4']);
  });

  it('proposes NHNN for a transnasal approach alone, whatever is unknown of the skull base', () => {
    expect(site({ transnasal: 'yes', skullBase: 'unknown' }, 'surgerySite')).toBe('NHNN');
    expect(site({ transnasal: 'yes', skullBase: 'no' }, 'surgerySite')).toBe('NHNN');
  });

  it('holds for a soft tissue sarcoma too', () => {
    expect(site({ tissue: 'softTissue', skullBase: 'yes' }, 'surgerySite')).toBe('NHNN');
  });

  it('is provisional and names the missing facts where the tumour is near the skull base and nobody recorded them', () => {
    const answer = ask({ levels: ['C1'], skullBase: 'unknown', transnasal: 'unknown' });
    const proposal = proposalFor(answer, 'surgerySite');
    expect(proposal).toMatchObject({ site: 'RNOH', provisional: true, missing: ['skullBase', 'transnasal'] });
    expect(proposal?.clauses).toContain('K4');
  });

  it.each([
    { levels: ['C2'], asks: true },
    { levels: ['C3'], asks: false },
    { levels: [], asks: true },
    { levels: ['C2', 'C3'], asks: true },
    { levels: ['skullBase'], asks: true },
  ])('asks about the skull base at $levels: $asks', ({ levels, asks }) => {
    expect(missing({ levels, skullBase: 'unknown' }).includes('skullBase')).toBe(asks);
  });

  it('asks again where the skull base is among the levels and said not to be involved', () => {
    expect(missing({ levels: ['skullBase'], skullBase: 'no' })).toContain('skullBase');
  });

  it('leaves the diagnosis at RNOH (D2)', () => {
    expect(site({ skullBase: 'yes' }, 'diagnosis')).toBe('RNOH');
  });
});

describe('K1b, F3: the default is RNOH', () => {
  it('rests on K1b for a primary bone tumour and on F3 and P2 for soft tissue', () => {
    expect(proposalFor(ask(), 'surgerySite')?.clauses).toEqual(['K1b', 'F3']);
    expect(proposalFor(ask({ tissue: 'softTissue' }), 'surgerySite')?.clauses).toEqual(['F3', 'P2']);
  });

  it('holds for a giant cell tumour, which is no sarcoma (D3)', () => {
    expect(site({ sarcoma: 'no' }, 'surgerySite')).toBe('RNOH');
    expect(site({ sarcoma: 'no' }, 'diagnosis')).toBe('RNOH');
  });

  it('proposes no place of diagnosis for soft tissue', () => {
    expect(site({ tissue: 'softTissue' }, 'diagnosis')).toBeUndefined();
  });
});

describe('K7: radiotherapy', () => {
  it('is proposed at UCLH for a primary bone tumour, sarcoma or not', () => {
    expect(site({}, 'radiotherapySite')).toBe('UCLH');
    expect(site({ sarcoma: 'no' }, 'radiotherapySite')).toBe('UCLH');
  });

  it('is not proposed anywhere for soft tissue, and says so', () => {
    const answer = ask({ tissue: 'softTissue' });
    expect(proposalFor(answer, 'radiotherapySite')).toBeUndefined();
    expect(answer.statements.find(({ topic }) => topic === 'radiotherapySite')).toMatchObject({ holds: 'informs', missing: [] });
  });

  it('is not proposed for a metastasis in bone', () => {
    expect(site({ origin: 'metastatic' }, 'radiotherapySite')).toBeUndefined();
  });

  it('waits for the tissue where nobody recorded it', () => {
    const answer = ask({ tissue: 'unknown' });
    expect(proposalFor(answer, 'radiotherapySite')).toBeUndefined();
    expect(answer.missing.find(({ fact }) => fact === 'tissue')?.topics).toContain('radiotherapySite');
  });
});

describe('C2, D7: children', () => {
  it.each([
    { age: 15, to: 'childrensPathway' },
    { age: 16, to: 'pathway' },
    { age: 0, to: 'childrensPathway' },
  ])('at $age at referral: $to', ({ age, to }) => {
    expect(ask({ ageAtReferral: age }).scope.to).toBe(to);
  });

  it('gives a child no adult proposal (I7)', () => {
    expect(ask({ ageAtReferral: 15 })).toMatchObject({ proposals: [], statements: [] });
  });

  it('cannot tell without the age, and says which fact is missing', () => {
    const answer = ask({ ageAtReferral: null });
    expect(answer.scope).toMatchObject({ to: 'undecided', missing: ['ageAtReferral'], clauses: ['C2'] });
  });

  it.each([
    { age: 16, prompts: true },
    { age: 24, prompts: true },
    { age: 25, prompts: false },
  ])('prompts for the young adult service at $age: $prompts', ({ age, prompts }) => {
    expect(ask({ ageAtReferral: age }).statements.some(({ topic }) => topic === 'youngAdult')).toBe(prompts);
  });
});

describe('C3, D6: metastatic cord compression', () => {
  const metastatic = { origin: 'metastatic', sarcoma: 'no' } as const;

  it('leaves for the MSCC pathway as an emergency, and without proposals (I7)', () => {
    const answer = ask({ ...metastatic, metastaticCordCompression: 'yes' });
    expect(answer.scope).toMatchObject({ to: 'msccPathway', clauses: ['C3'] });
    expect(answer.proposals).toEqual([]);
  });

  it('keeps a primary tumour that compresses the cord', () => {
    expect(ask({ origin: 'primary', metastaticCordCompression: 'yes', urgent: 'yes' }).scope.to).toBe('pathway');
  });

  it('sends a child to the children’s pathway first', () => {
    expect(ask({ ...metastatic, metastaticCordCompression: 'yes', ageAtReferral: 14 }).scope.to).toBe('childrensPathway');
  });

  it('does not wait for the age in an emergency', () => {
    expect(ask({ ...metastatic, metastaticCordCompression: 'yes', ageAtReferral: null }).scope.to).toBe('msccPathway');
  });

  it('asks whether it is an emergency only where it may be one', () => {
    expect(missing({ origin: 'metastatic', sarcoma: 'yes', metastaticCordCompression: 'unknown', urgent: 'unknown' })).toContain('metastaticCordCompression');
    expect(missing({ origin: 'metastatic', sarcoma: 'yes', metastaticCordCompression: 'unknown', urgent: 'no' })).not.toContain('metastaticCordCompression');
    expect(missing({ origin: 'primary', metastaticCordCompression: 'unknown', urgent: 'yes' })).not.toContain('metastaticCordCompression');
  });
});

describe('P1, P2, I1: what else leaves the pathway', () => {
  it.each([
    { contact: 'yes', to: 'pathway' },
    { contact: 'no', to: 'otherService' },
    { contact: 'unknown', to: 'undecided' },
  ] as const)('a soft tissue sarcoma with spine contact "$contact": $to', ({ contact, to }) => {
    expect(ask({ tissue: 'softTissue', spineContact: contact }).scope.to).toBe(to);
  });

  it('does not ask a bone tumour for spine contact', () => {
    expect(ask({ spineContact: 'no' }).scope.to).toBe('pathway');
    expect(ask({ spineContact: 'unknown' }).scope.to).toBe('pathway');
  });

  it('sends a metastasis of another tumour back, keeps one of a sarcoma, and asks where it is unknown', () => {
    expect(ask({ origin: 'metastatic', sarcoma: 'no' }).scope.to).toBe('otherService');
    expect(ask({ origin: 'metastatic', sarcoma: 'yes' }).scope.to).toBe('pathway');
    expect(ask({ origin: 'metastatic', sarcoma: 'unknown' }).scope).toMatchObject({ to: 'undecided', missing: ['sarcoma'] });
  });

  it('discharges where the tumour is excluded', () => {
    expect(ask({ certainty: 'excluded' }).scope.to).toBe('discharge');
  });

  it('cannot tell where nobody recorded whether the tumour is primary', () => {
    expect(ask({ origin: 'unknown' }).scope).toMatchObject({ to: 'undecided', missing: ['origin'] });
  });
});

describe('K2a, D3, D5: discussion before treatment', () => {
  const discussion = (changes: Parameters<typeof facts>[0]) => ask(changes).statements.find(({ topic }) => topic === 'discussion');

  it('must happen for a confirmed sarcoma', () => {
    expect(discussion({})).toMatchObject({ holds: 'blocks', clauses: ['K2a', 'K2b'] });
  });

  it('may happen for a suspected one', () => {
    expect(discussion({ certainty: 'suspected' })?.holds).toBe('informs');
  });

  it('warns and does not block for a giant cell tumour', () => {
    expect(discussion({ sarcoma: 'no' })?.holds).toBe('informs');
  });

  it('is held as a duty while nobody recorded whether it is a sarcoma, and says which fact is missing', () => {
    expect(discussion({ sarcoma: 'unknown' })).toMatchObject({ holds: 'blocks', missing: ['sarcoma'] });
  });
});

describe('P4, D8: pathology review', () => {
  it('blocks an unconditional treatment until it is recorded', () => {
    expect(ask({ pathologyReviewed: 'no' }).blocks).toMatchObject([{ topic: 'pathologyReview', clauses: ['P4'], missing: [] }]);
    expect(ask({ pathologyReviewed: 'unknown' }).blocks).toMatchObject([{ topic: 'pathologyReview', missing: ['pathologyReviewed'] }]);
    expect(ask({ pathologyReviewed: 'yes' }).blocks).toEqual([]);
  });
});

describe('K2b–d: urgency', () => {
  it('asks for the consultation and prompts for urgent chemotherapy only where the case is urgent', () => {
    const topics = (urgent: 'yes' | 'no' | 'unknown') => ask({ urgent }).statements.filter(({ topic }) => topic === 'urgent').map(({ clauses }) => clauses);
    expect(topics('yes')).toEqual([['K2b', 'K2c'], ['K2d']]);
    expect(topics('no')).toEqual([]);
    expect(topics('unknown')).toEqual([]);
  });
});

it('names an existing clause for everything it says, over every combination of facts (I12)', () => {
  const answers = ['yes', 'no', 'unknown'] as const;
  let asked = 0;
  for (const tissue of ['bone', 'softTissue', 'unknown'] as const)
    for (const origin of ['primary', 'metastatic', 'unknown'] as const)
      for (const certainty of ['suspected', 'confirmed', 'excluded', 'unknown'] as const)
        for (const sarcoma of answers)
          for (const spineContact of answers)
            for (const skullBase of answers)
              for (const ageAtReferral of [null, 10, 20, 40])
                for (const levels of [[], ['C1'], ['L4']]) {
                  const answer = ask({ tissue, origin, certainty, sarcoma, spineContact, skullBase, ageAtReferral, levels, metastaticCordCompression: 'unknown', urgent: 'unknown', pathologyReviewed: 'unknown' });
                  const cited = [answer.scope, ...answer.proposals, ...answer.statements, ...answer.blocks, ...answer.missing].map(({ clauses }) => clauses);
                  asked += 1;
                  if (cited.some((clauses) => clauses.length === 0 || clauses.some((id) => !pathway.clauses.has(id)))) expect.fail(JSON.stringify(answer));
                }
  expect(asked).toBe(3 * 3 * 4 * 3 * 3 * 3 * 4 * 3);
});

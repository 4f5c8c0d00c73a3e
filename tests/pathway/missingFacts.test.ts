import { describe, expect, it } from 'vitest';
import { answerRules, proposalFor } from '../../shared/pathway/rules.ts';
import { pathway } from '../fakes/pathway.ts';
import { facts } from '../fakes/records.ts';

const ask = (changes: Parameters<typeof facts>[0]) => answerRules(pathway, facts(changes));
const missing = (changes: Parameters<typeof facts>[0]): string[] => ask(changes).missing.map(({ fact }) => fact);

describe('what is asked while a fact is missing', () => {
  it('does not place a tumour that is no sarcoma before it is known to be of bone (D3)', () => {
    const undecided = ask({ tissue: 'unknown', sarcoma: 'no', spineContact: 'yes' });
    expect(undecided.scope).toMatchObject({ to: 'undecided', missing: ['tissue'] });
    expect(ask({ tissue: 'bone', sarcoma: 'no' }).scope.to).toBe('pathway');
    expect(ask({ tissue: 'softTissue', sarcoma: 'no' }).scope.to).toBe('otherService');
  });

  it('sends soft tissue without spine contact away whether it is primary, and whether it is a sarcoma (P1)', () => {
    for (const origin of ['primary', 'metastatic', 'unknown'] as const)
      for (const sarcoma of ['yes', 'no', 'unknown'] as const) expect(ask({ tissue: 'softTissue', spineContact: 'no', origin, sarcoma }).scope.to).toBe('otherService');
  });

  it('takes a soft tissue sarcoma with spine contact without asking whether it is primary (I1, P2)', () => {
    expect(ask({ tissue: 'softTissue', origin: 'unknown' })).toMatchObject({ scope: { to: 'pathway', missing: [] }, missing: [] });
  });

  it('asks for the age too in a metastatic emergency, which does not wait for it (C2, C3)', () => {
    const emergency = { origin: 'metastatic', metastaticCordCompression: 'yes', urgent: 'yes' } as const;
    expect(ask({ ...emergency, ageAtReferral: null }).scope).toMatchObject({ to: 'msccPathway', missing: ['ageAtReferral'] });
    expect(ask({ ...emergency, origin: 'unknown' }).scope).toMatchObject({ to: 'msccPathway', missing: ['origin'] });
    expect(ask(emergency).scope).toMatchObject({ to: 'msccPathway', missing: [] });
  });

  it('asks for the urgency where it decides whether it may be an emergency (C3)', () => {
    const maybe = { origin: 'metastatic', metastaticCordCompression: 'unknown' } as const;
    expect(missing({ ...maybe, urgent: 'unknown' })).toContain('urgent');
    expect(missing({ origin: 'primary', metastaticCordCompression: 'unknown', urgent: 'unknown' })).not.toContain('urgent');
  });

  it('asks for the contact as well as the tissue where either places the case (P2)', () => {
    expect(missing({ tissue: 'unknown', spineContact: 'unknown' })).toEqual(expect.arrayContaining(['tissue', 'spineContact']));
  });

  it('does not call it missing whether an excluded tumour is confirmed', () => {
    expect(missing({ certainty: 'excluded', ageAtReferral: null })).not.toContain('certainty');
  });

  it('warns and does not block for a giant cell tumour nobody called confirmed (K2a, D3)', () => {
    expect(ask({ sarcoma: 'no', certainty: 'unknown' }).statements.find(({ topic }) => topic === 'discussion')).toMatchObject({ holds: 'informs', missing: [] });
  });

  it('is provisional only while a fact is missing', () => {
    expect(proposalFor(ask({ levels: ['C1'], skullBase: 'unknown' }), 'surgerySite')?.provisional).toBe(true);
    expect(proposalFor(ask({ levels: ['C1'] }), 'surgerySite')?.provisional).toBe(false);
  });
});

it('holds a primary tumour that compresses the cord as urgent, also where nobody marked it so (D6, K2c)', () => {
  const urgent = (changes: Parameters<typeof facts>[0]): boolean => ask(changes).statements.some(({ topic }) => topic === 'urgent');
  expect(urgent({ origin: 'primary', metastaticCordCompression: 'yes', urgent: 'unknown' })).toBe(true);
  expect(urgent({ origin: 'primary', metastaticCordCompression: 'no', urgent: 'unknown' })).toBe(false);
});

it('takes the skull base among the levels for its involvement, and asks for that to be recorded (K4)', () => {
  const proposal = proposalFor(ask({ levels: ['skullBase', 'C1'], skullBase: 'unknown' }), 'surgerySite');
  expect(proposal).toMatchObject({ site: 'NHNN', clauses: ['K4'], provisional: true, missing: ['skullBase'] });
});

import { describe, expect, it } from 'vitest';
import { answerRules, proposalFor } from '../../shared/pathway/rules.ts';
import { agreementFaults, offDefaultBlocks, unnamedPlaceWarnings } from '../../shared/pathway/rules/offDefault.ts';
import { missingForCraniocervicalRule, surgerySiteProposal } from '../../shared/pathway/rules/surgerySite.ts';
import { pathway } from '../fakes/pathway.ts';
import { elsewhere, facts, meetingDay, nhnn, rnoh, uclh } from '../fakes/records.ts';

const agreement = { modality: 'surgery' as const, site: nhnn, replaces: 'RNOH', reason: 'expertise' as const, words: 'Team there', agreedBy: ['spinalSurgeon' as const], dissentedBy: [], on: meetingDay };
const atRnoh = surgerySiteProposal(pathway, facts());
const atNhnn = surgerySiteProposal(pathway, facts({ skullBase: 'yes' }));
const atUclh = proposalFor(answerRules(pathway, facts()), 'radiotherapySite') ?? null;

describe('the agreement on another place (K3, F3, K7)', () => {
  it('covers the treatment it names and no other', () => {
    const radiotherapyThere = { ...agreement, modality: 'radiotherapy' as const };
    expect(offDefaultBlocks('surgery', nhnn, atRnoh, [agreement])).toEqual([]);
    expect(offDefaultBlocks('surgery', nhnn, atRnoh, [radiotherapyThere])).toMatchObject([{ topic: 'surgerySite', clauses: ['K1b', 'F3', 'K3'], missing: [] }]);
  });

  it('names a site of the pathway by its id and any other place by its words', () => {
    expect(offDefaultBlocks('surgery', { ...nhnn, name: 'National Hospital' }, atRnoh, [agreement])).toEqual([]);
    expect(offDefaultBlocks('surgery', { ...elsewhere, name: 'Another Hospital' }, atRnoh, [{ ...agreement, site: elsewhere }])).toHaveLength(1);
  });

  it('says what is incomplete under the treatment it is about', () => {
    const incomplete = (modality: 'surgery' | 'radiotherapy') => agreementFaults({ ...agreement, modality, agreedBy: [] }, ['spinalSurgeon']);
    expect(incomplete('surgery')).toMatchObject([{ topic: 'surgerySite', clauses: ['K3', 'F3'], missing: [] }]);
    expect(incomplete('radiotherapy')).toMatchObject([{ topic: 'radiotherapySite', clauses: ['K7'], missing: [] }]);
    expect(agreementFaults(agreement, ['spinalSurgeon'])).toEqual([]);
  });

  it('is not needed for the place that is proposed, nor where none is', () => {
    expect(offDefaultBlocks('radiotherapy', uclh, atUclh, [])).toEqual([]);
    expect(offDefaultBlocks('radiotherapy', elsewhere, null, [])).toEqual([]);
    expect(offDefaultBlocks('radiotherapy', elsewhere, atUclh, [])).toMatchObject([{ clauses: ['K7'] }]);
  });
});

describe('places the document does not name (K3, D2)', () => {
  it.each([
    ['the default', rnoh, atRnoh, 0],
    ['NHNN, which it names', nhnn, atRnoh, 0],
    ['RNOH in place of NHNN', rnoh, atNhnn, 0],
    ['any other', elsewhere, atRnoh, 1],
    ['any other in place of NHNN', elsewhere, atNhnn, 1],
  ] as const)('warns of %s: %#', (_which, place, proposed, count) => {
    const warnings = unnamedPlaceWarnings(pathway, place, proposed);
    expect(warnings).toHaveLength(count);
    for (const warning of warnings) expect(warning).toMatchObject({ topic: 'surgerySite', clauses: ['K3'], missing: [] });
  });
});

describe('what K4 asks for', () => {
  it.each([
    [{ skullBase: 'yes', transnasal: 'unknown' }, []],
    [{ skullBase: 'unknown', transnasal: 'yes' }, []],
    [{ skullBase: 'unknown', transnasal: 'unknown' }, ['skullBase', 'transnasal']],
    [{ skullBase: 'no', transnasal: 'unknown' }, ['transnasal']],
    [{ skullBase: 'no', transnasal: 'no' }, []],
  ] as const)('%j near the skull base: %j', (known, asked) => {
    expect(missingForCraniocervicalRule(facts({ ...known, levels: ['C1'] }))).toEqual(asked);
  });

  it('asks first whether the skull base is involved where it is among the levels', () => {
    const levels = ['skullBase', 'C1'];
    expect(missingForCraniocervicalRule(facts({ levels, skullBase: 'unknown', transnasal: 'unknown' }))).toEqual(['skullBase']);
    expect(missingForCraniocervicalRule(facts({ levels, skullBase: 'no', transnasal: 'unknown' }))).toEqual(['skullBase', 'transnasal']);
  });

  it('gives the reason for NHNN, and waits for nothing then', () => {
    expect(atNhnn).toMatchObject({ text: expect.stringContaining('skull base is involved'), missing: [] });
    expect(surgerySiteProposal(pathway, facts({ transnasal: 'yes' }))).toMatchObject({ text: expect.stringContaining('transnasal'), missing: [] });
  });
});

it('says nothing more of the place of radiotherapy where it proposes one (K7)', () => {
  expect(answerRules(pathway, facts()).statements.some(({ topic }) => topic === 'radiotherapySite')).toBe(false);
});

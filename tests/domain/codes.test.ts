import { describe, expect, it } from 'vitest';
import { entryDoubts } from '../../shared/domain/entryDoubts.ts';
import { readIcd10, readMorphologyCode } from '../../shared/domain/codeShape.ts';
import { faultsOf } from '../../shared/domain/plausible.ts';
import { details } from '../fakes/records.ts';

describe('the shape of a code', () => {
  it.each([['C41.2', 'C41.2'], ['c412', 'C41.2'], ['C41', 'C41'], ['C41.X', 'C41'], [' d16 . 6', 'D16.6']])('reads "%s" as %s', (text, code) => {
    expect(readIcd10(text)).toEqual({ code });
  });
  it.each(['41.2', 'C4', 'CC1.2', 'C41.2.3', 'chordoma'])('refuses "%s" with a sentence', (text) => {
    expect(readIcd10(text)).toMatchObject({ fault: expect.stringContaining('a letter and two digits') });
  });
  it.each([['9370/3', '9370/3'], ['93703', '9370/3'], ['M9370/3', '9370/3']])('reads the morphology "%s" as %s', (text, code) => {
    expect(readMorphologyCode(text)).toEqual({ code });
  });
  it.each(['7370/3', '9370', '9370/5', 'chordoma'])('refuses the morphology "%s" with a sentence', (text) => {
    expect(readMorphologyCode(text)).toMatchObject({ fault: expect.stringContaining('four digits') });
  });
});

describe('doubts about codes', () => {
  const coded = (icd10: string, levels: string[], origin: 'primary' | 'metastatic' = 'primary') => {
    const of = details({ levels, origin });
    return entryDoubts({ ...of, diagnosis: { ...of.diagnosis, icd10 } });
  };
  it('says that the sacrum is C41.4 where C41.2 stands beside sacral levels', () => {
    expect(coded('C41.2', ['S2', 'S3'])).toEqual([expect.stringContaining('The sacrum and coccyx are C41.4.')]);
    expect(coded('D16.6', ['S2'])).toEqual([expect.stringContaining('D16.8')]);
  });
  it('has none where code and levels meet, where no level is marked, and where a tumour crosses over', () => {
    expect(coded('C41.4', ['S2'])).toEqual([]);
    expect(coded('C41.2', [])).toEqual([]);
    expect(coded('C41.2', ['L5', 'S1'])).toEqual([]);
  });
  it('has one where the code is of a secondary tumour and the origin is primary', () => {
    expect(coded('C79.5', ['T8'])).toHaveLength(1);
    expect(coded('C79.5', ['T8'], 'metastatic')).toEqual([]);
  });
  it('has one where the skull base is marked as a level and not as a fact, which K4 hangs on', () => {
    expect(entryDoubts(details({ levels: ['skullBase', 'C1'], skullBase: 'no' }))).toContainEqual(expect.stringContaining('skull base'));
    expect(entryDoubts({ ...details({ levels: ['skullBase', 'C1'], skullBase: 'yes' }), diagnosis: { ...details().diagnosis, icd10: 'C41.0' } })).toEqual([]);
  });
  it('asks for the edition where a code changed its meaning between editions', () => {
    const of = details();
    const ewing = (edition: 'ICD-O-3.1' | 'ICD-O-3.2' | 'unknown') => entryDoubts({ ...of, diagnosis: { ...of.diagnosis, morphology: { code: '9260/3', edition } } });
    expect(ewing('ICD-O-3.1')).toEqual([]);
    expect(ewing('ICD-O-3.2')).toEqual([expect.stringContaining('9364/3')]);
    expect(ewing('unknown')).toEqual([expect.stringContaining('edition')]);
  });
});

describe('what cannot be true of a case', () => {
  const today = '2026-11-24';
  const faults = (change: (of: ReturnType<typeof details>) => ReturnType<typeof details>) => faultsOf(change(details()), today).map(({ field, sentence }) => `${field}: ${sentence}`);
  it('finds nothing in a plausible case', () => {
    expect(faults((of) => of)).toEqual([]);
  });
  it('finds a birth and a referral after today, but not today', () => {
    expect(faults((of) => ({ ...of, referral: { ...of.referral, on: '2026-11-25' } }))).toEqual(['referredOn: The date of referral is after today.']);
    expect(faults((of) => ({ ...of, referral: { ...of.referral, on: today } }))).toEqual([]);
    expect(faults((of) => ({ ...of, patient: { ...of.patient, dateOfBirth: '2026-11-25' } }))).toContain('dateOfBirth: The date of birth is after today.');
  });
  it('finds a birth more than 120 years ago or after the referral', () => {
    expect(faults((of) => ({ ...of, patient: { ...of.patient, dateOfBirth: '1905-01-01' } }))).toEqual(['dateOfBirth: The date of birth is more than 120 years ago.']);
    expect(faults((of) => ({ ...of, patient: { ...of.patient, dateOfBirth: '2026-11-20' } }))).toEqual(['dateOfBirth: The date of birth is after the date of referral.']);
  });
  it('finds work-up that is said to be done in the future, and lets what is asked for lie ahead', () => {
    const item = { kind: 'imaging', detail: 'MRI', on: '2026-12-01', at: '', owedBy: '', due: null, reason: '' } as const;
    expect(faults((of) => ({ ...of, workUp: [{ ...item, status: 'requested' }] }))).toEqual([]);
    expect(faults((of) => ({ ...of, workUp: [{ ...item, status: 'reported' }] }))).toEqual([expect.stringContaining('after today')]);
  });
  it('looks only at the parts that are given', () => {
    expect(faultsOf({ question: '' }, today)).toEqual([]);
  });
});

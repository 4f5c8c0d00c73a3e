import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness } from '../../shared/domain/lookAlikes.ts';

const patient = (name: string, dateOfBirth: string | null = null) => ({ name, dateOfBirth });

describe('two patients of one list', () => {
  it.each([
    ['the same family name', 'TESTPATIENT, Ada', 'TESTPATIENT, Ben'],
    ['the same name without accents, apostrophes and case', "TEST-O'NÉILL, Ada", 'Test-Oneill, Ben'],
    ['a letter changed', 'TESTPATIENTALDER, Ada', 'TESTPATIENTELDER, Ben'],
    ['a letter added', 'TESTPATIENTALDER, Ada', 'TESTPATIENTALDERS, Ben'],
    ['a letter left out in the middle', 'TESTPATIENTALDER, Ada', 'TESTPATIENTADER, Ben'],
    ['two neighbours exchanged', 'TESTPATIENTALDER, Ada', 'TESTPATIENTALEDR, Ben'],
    ['family name and given name exchanged', 'TESTPATIENT, Adeline', 'ADELINE, Testpatient'],
  ])('have similar names: %s', (_what, one, other) => {
    expect([likeness(patient(one), patient(other)), likeness(patient(other), patient(one))]).toEqual(['name', 'name']);
  });

  it.each([
    ['two letters apart', 'TESTPATIENTALDER, Ada', 'TESTPATIENTBEECH, Ben'],
    ['names too short for a letter to say anything', 'TEST, Ada', 'TESS, Ben'],
    ['the same given name alone', 'TESTPATIENTALDER, Ada', 'TESTPATIENTBIRCH, Ada'],
    ['numbers in their names, which tell them apart', 'TESTPATIENT-1, Ada', 'TESTPATIENT-2, Ben'],
    ['no names at all', '', ''],
  ])('do not have similar names: %s', (_what, one, other) => {
    expect(likeness(patient(one), patient(other))).toBeNull();
  });

  it('have the same date of birth only where it is known of both', () => {
    expect(likeness(patient('TESTPATIENTALDER', '1979-03-14'), patient('TESTPATIENTBEECH', '1979-03-14'))).toBe('birth');
    expect(likeness(patient('TESTPATIENTALDER', '1979-03-14'), patient('TESTPATIENTALDER', '1979-03-14'))).toBe('nameAndBirth');
    expect(likeness(patient('TESTPATIENTALDER', '1979-03-14'), patient('TESTPATIENTBEECH', '1979-03-15'))).toBeNull();
    expect(likeness(patient('TESTPATIENTALDER'), patient('TESTPATIENTBEECH'))).toBeNull();
  });

  it('are alike from either side, and everybody is like themselves', () => {
    const glance = fc.record({ name: fc.stringMatching(/^[a-e]{1,8}(, [a-e]{1,8})?$/), dateOfBirth: fc.constantFrom(null, '1979-03-14', '1980-01-01') });
    fc.assert(
      fc.property(glance, glance, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
        expect(likeness(one, { ...one })).not.toBeNull();
      }),
    );
  });
});

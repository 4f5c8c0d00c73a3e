import { describe, expect, it } from 'vitest';
import { initialsOf, withoutIdentity } from '../../shared/domain/initials.ts';

const patient = { familyName: 'Testpatient-Bone', givenName: 'Ada Mai', nhsNumber: '9990001235', hospitalNumber: 'TT.100', dateOfBirth: '1979-03-04' };
const masked = withoutIdentity(patient);

describe('a text for the wall in initials mode', () => {
  it.each([
    ['TESTPATIENT-BONE, Ada: plan?', 'A. T., A. T.: plan?'],
    ['Mrs Bone has a tumour of bone', 'Mrs A. T. has a tumour of bone'],
    ['Adamantinoma of the spine', 'Adamantinoma of the spine'],
    ['NHS 999 000 1235, 999-000-1235, 9990001235', 'NHS …, …, …'],
    ['number 99900012359 is another', 'number 99900012359 is another'],
    ['hospital tt.100, not TTx100', 'hospital …, not TTx100'],
    ['born 1979-03-04, 4/3/1979, 04.03.79, 4 March 1979, 4th Mar 79', 'born …, …, …, …, …'],
    ['MRI 14/3/1979', 'MRI 14/3/1979'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });
  it('of a patient without numbers, birth date or given name keeps all but the name', () => {
    const bare = { familyName: 'TESTPATIENT-ONE', givenName: '', nhsNumber: null, hospitalNumber: '', dateOfBirth: null };
    expect([initialsOf(bare), withoutIdentity(bare)('Testpatient-One, 1979-03-04')]).toEqual(['T.', 'T., 1979-03-04']);
  });
});

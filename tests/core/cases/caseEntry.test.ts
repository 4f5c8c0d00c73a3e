import { describe, expect, it } from 'vitest';
import { chair, details } from '../../fakes/records.ts';
import { createWorld } from '../../fakes/world.ts';

const by = chair;
const other = (changes: Partial<ReturnType<typeof details>['patient']>) => details({}, { patient: { ...details().patient, ...changes } });

describe('a case entered by hand', () => {
  it('is refused where its NHS number is stored, with the name of the case that holds it', async () => {
    const world = await createWorld();
    const first = await world.take('case.register', { by, details: details() });
    const refusal = await world.refused('case.register', { by, details: other({ familyName: 'TESTPATIENT-TWO', hospitalNumber: 'TT2' }) });
    expect(refusal.code).toBe('duplicate');
    expect(refusal.message).toContain('The NHS number 999 000 1235 is already that of TESTPATIENT-ONE, Ada.');
    expect(await world.take('cases.list', {})).toHaveLength(1);
    const same = await world.take('case.duplicates', { patient: { ...identity(details()), familyName: 'X' }, except: null });
    expect(same).toEqual([expect.objectContaining({ caseId: first.summary.id, by: 'nhsNumber' })]);
  });

  it('is refused where its hospital number is stored, however it is spaced', async () => {
    const world = await createWorld();
    await world.take('case.register', { by, details: details() });
    const refusal = await world.refused('case.register', { by, details: other({ familyName: 'TESTPATIENT-TWO', nhsNumber: null, hospitalNumber: 'tt 100-001' }) });
    expect(refusal.message).toContain('hospital number');
  });

  it('is recorded all the same with a reason, which the history keeps', async () => {
    const world = await createWorld();
    await world.take('case.register', { by, details: details() });
    const second = await world.take('case.register', { by, details: details(), duplicateBecause: 'a second primary' });
    expect(second.history[0]?.text).toBe('Registered, although the number was stored already: a second primary.');
  });

  it('is recorded with a warning only where no more than name and birth are alike', async () => {
    const world = await createWorld();
    await world.take('case.register', { by, details: details() });
    const alike = other({ nhsNumber: null, hospitalNumber: '' });
    expect(await world.take('case.duplicates', { patient: identity(alike), except: null })).toEqual([expect.objectContaining({ by: 'nameAndBirth' })]);
    await world.take('case.register', { by, details: alike });
  });

  it('is refused with a date of birth or referral in the future', async () => {
    const world = await createWorld();
    expect(await world.refused('case.register', { by, details: other({ dateOfBirth: '2026-11-27' }) })).toMatchObject({ message: 'The date of birth is after today.' });
    const later = details();
    expect(await world.refused('case.register', { by, details: { ...later, referral: { ...later.referral, on: '2026-11-27' } } })).toMatchObject({ message: 'The date of referral is after today.' });
    await world.take('case.register', { by, details: { ...later, referral: { ...later.referral, on: '2026-11-26' } } });
  });

  it('keeps codes as the lists write them, and refuses what has not the form of a code', async () => {
    const world = await createWorld();
    const of = details();
    const coded = (icd10: string) => ({ ...of, diagnosis: { ...of.diagnosis, icd10, morphology: { code: '93703', edition: 'ICD-O-3.2' as const } } });
    const view = await world.take('case.register', { by, details: coded('c414') });
    expect(view.details.diagnosis).toMatchObject({ icd10: 'C41.4', morphology: { code: '9370/3', edition: 'ICD-O-3.2' } });
    expect(await world.refused('case.register', { by, details: coded('41.4') })).toMatchObject({ code: 'invalidInput', message: 'An ICD-10 code is a letter and two digits, such as C41 or C41.2.' });
  });

  it('is held to the same when it is changed, but not to what was there before', async () => {
    const world = await createWorld();
    await world.take('case.register', { by, details: details() });
    const second = await world.take('case.register', { by, details: other({ familyName: 'TESTPATIENT-TWO', nhsNumber: '9990001243', hospitalNumber: 'TT2' }) });
    const change = (patient: ReturnType<typeof details>['patient'], reason = '', expectedVersion = 1) => ({ by, caseId: second.summary.id, expectedVersion, event: { type: 'detailsChanged' as const, changes: { patient }, reason } });
    const taken = other({ familyName: 'TESTPATIENT-TWO', hospitalNumber: 'TT2' }).patient;
    expect(await world.refused('case.record', change(taken))).toMatchObject({ code: 'duplicate' });
    await world.take('case.record', change(taken, 'a second primary'));
    await world.take('case.record', change({ ...taken, givenName: 'Beth' }, '', 2));
  });
});

function identity({ patient }: ReturnType<typeof details>) {
  const { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth } = patient;
  return { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth };
}

import { describe, expect, it } from 'vitest';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { isSameName } from '../../shared/domain/personName.ts';
import { secondPersonFault, secondPersons } from '../../shared/domain/secondPerson.ts';

const person = (name: string, change: Partial<Attendee> = {}): Attendee => ({ name, role: 'nurseSpecialist', trust: '', practitionerId: null, presence: 'present', deputyFor: null, ...change });
const by = { name: 'Test Coordinator', role: 'coordinator', trust: '', practitionerId: null } as const;
const attendees = [person('Test Chair'), person('Test Coordinator'), person('Test Nurse'), person('Renée O’Test-Smith'), person('Test Late', { presence: 'expected' }), person('Test Gone', { presence: 'left' }), person('Test Away', { presence: 'apologies' })];
const fault = (verifier: string, aloneBecause = '', change: { attendees?: Attendee[]; by?: typeof by | (Omit<typeof by, 'practitionerId'> & { practitionerId: string }) } = {}): string | null => secondPersonFault({ verifier, aloneBecause }, { by, chair: 'Test Chair', attendees, ...change });

describe('two written names', () => {
  it.each([
    ['Test Chair', 'CHAIR, Test'],
    ['Renée O’Test-Smith', "o'test smith, renee"],
    ['Dr Ann Test', 'Ann Test'],
    ['Prof. A. Test', 'a test'],
  ])('are one: "%s" and "%s"', (one, other) => expect(isSameName(one, other)).toBe(true));

  it.each([
    ['Test Chair', 'Test Chain'],
    ['Ann Test', 'A Test'],
    ['', ''],
    ['Dr', 'Mr'],
  ])('are two: "%s" and "%s"', (one, other) => expect(isSameName(one, other)).toBe(false));
});

describe('the check by a second person', () => {
  it('counts by somebody else who is present, however the name is written', () => {
    expect(fault('Test Nurse')).toBeNull();
    expect(fault('o test smith, RENEE')).toBeNull();
  });

  it('does not count by the one at the keyboard, nor by the chair, under any spelling', () => {
    expect(fault('COORDINATOR, Test')).toMatch(/keyboard: that is Test Coordinator/);
    expect(fault('chair, test')).toMatch(/somebody else than the chair/);
  });

  it('does not count by the same person of the directory under another spelling', () => {
    const spelled = [person('T. Chair', { practitionerId: 'one' }), person('Test Chair', { practitionerId: 'one' }), person('T. Coordinator', { practitionerId: 'two' }), person('Test Nurse', { practitionerId: 'three' })];
    expect(fault('T. Chair', '', { attendees: spelled })).toMatch(/the chair/);
    expect(fault('T. Coordinator', '', { attendees: spelled, by: { ...by, practitionerId: 'two' } })).toMatch(/keyboard/);
    expect(fault('Test Nurse', '', { attendees: spelled, by: { ...by, practitionerId: 'two' } })).toBeNull();
  });

  it.each(['Test Stranger', 'Test Late', 'Test Gone', 'Test Away', 'T'])('does not count by somebody who is not recorded as present: %s', (name) => {
    expect(fault(name)).toBe(`${name} is not recorded as present now. Record it in the attendance first, or choose somebody who is present.`);
  });

  it('is left out only with a reason, and a name and a reason exclude each other', () => {
    expect(fault('')).toMatch(/say why there was none/);
    expect(fault('', 'All others had left')).toBeNull();
    expect(fault('Test Nurse', 'All others had left')).toMatch(/not both/);
  });

  it('is offered to those who may make it', () => {
    expect(secondPersons({ by, chair: 'Test Chair', attendees }).map(({ name }) => name)).toEqual(['Test Nurse', 'Renée O’Test-Smith']);
  });
});

import { describe, expect, it } from 'vitest';
import { forgetKeptDrafts, formOf, takeOver, typedAt, typedItems } from '../../renderer/parts/drafts.ts';
import { hasDraft, isLeftOpen } from '../../renderer/room/roomForms.ts';

const [at, by] = ['2026-11-26T09:00:00.000Z', 'Test Chair'];

describe('what the data folder keeps of what was typed', () => {
  it('stands on the page; which form is open is nothing that was typed', () => {
    takeOver([{ place: formOf('case-1', 'room'), at, by, fields: { open: 'defer' } }]);
    expect([hasDraft('case-1'), isLeftOpen('case-1')]).toEqual([false, true]);
    takeOver([{ place: formOf('case-1', 'defer'), at, by, fields: { owner: 'Test Radiologist' } }]);
    expect([hasDraft('case-1'), hasDraft('case-2')]).toEqual([true, false]);
    expect(typedAt(formOf('case-1', 'room'))).toBeNull();
  });

  it('is no draft of the room where only another screen shows its form', () => {
    takeOver([{ place: formOf('case-1', 'relisted'), at, by, fields: { detail: 'new films' } }]);
    expect([hasDraft('case-1'), isLeftOpen('case-1')]).toEqual([false, false]);
    expect(typedAt(formOf('case-1', 'relisted'))).toEqual({ detail: 'new films' });
  });

  it('is told by which of several it is of', () => {
    takeOver([{ place: { form: 'series', item: '' }, at, by, fields: { follow: 'leave' } }]);
    expect([typedItems('series'), typedItems('practitioner')]).toEqual([[''], []]);
  });

  it('goes from the page once another window has recorded it, and at a lock', () => {
    takeOver([{ place: formOf('case-1', 'action'), at, by, fields: { words: 'TESTPATIENT-ONE rang' } }]);
    takeOver([{ place: formOf('case-2', 'action'), at, by, fields: { words: 'TESTPATIENT-TWO rang' } }]);
    expect([hasDraft('case-1'), hasDraft('case-2')]).toEqual([false, true]);
    forgetKeptDrafts();
    expect(hasDraft('case-2')).toBe(false);
  });
});

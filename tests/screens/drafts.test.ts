import { describe, expect, it } from 'vitest';
import { forgetKeptDrafts, formOf, hasDraft, isTypedFor, takeOver, typedAt, typedItems } from '../../renderer/parts/drafts.ts';

const [at, by] = ['2026-11-26T09:00:00.000Z', 'Test Chair'];

describe('what the data folder keeps of what was typed', () => {
  it('stands on the page; which form is open is nothing that was typed', () => {
    takeOver([{ place: formOf('case-1', 'room'), at, by, fields: { open: 'defer' } }]);
    expect([hasDraft('case-1'), isTypedFor('case-1')]).toEqual([false, true]);
    takeOver([{ place: formOf('case-1', 'defer'), at, by, fields: { owner: 'Test Radiologist' } }]);
    expect([hasDraft('case-1'), hasDraft('case-2')]).toEqual([true, false]);
    expect(typedAt(formOf('case-1', 'room'))).toBeNull();
  });

  it('is told by which of several it is of', () => {
    takeOver([{ place: { form: 'series', item: '' }, at, by, fields: { follow: 'leave' } }]);
    expect([typedItems('series'), typedItems('practitioner')]).toEqual([[''], []]);
  });

  it('goes from the page once another window has recorded it, and at a lock', () => {
    takeOver([{ place: formOf('case-1', 'addendum'), at, by, fields: { text: 'TESTPATIENT-ONE rang' } }]);
    takeOver([{ place: formOf('case-2', 'addendum'), at, by, fields: { text: 'TESTPATIENT-TWO rang' } }]);
    expect([hasDraft('case-1'), hasDraft('case-2')]).toEqual([false, true]);
    forgetKeptDrafts();
    expect(hasDraft('case-2')).toBe(false);
  });
});

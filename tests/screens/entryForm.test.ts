import { describe, expect, it } from 'vitest';
import { changedParts, changesOf, mergedDetails } from '../../renderer/entry/changes.ts';
import { changed, type FieldHistory, historyOf, redone, settled, undone } from '../../renderer/entry/fieldHistory.ts';
import { details } from '../fakes/records.ts';

const taken = <T,>(history: FieldHistory<T> | null): FieldHistory<T> => {
  if (history === null) throw new Error('There was nothing to take.');
  return history;
};

describe('the steps of a form', () => {
  it('are fields, not letters, and end where a field is left', () => {
    const typed = ['a', 'ab', 'abc'].reduce((history, text) => changed(history, 'name', text), historyOf(''));
    expect(undone(typed)?.present).toBe('');
    const again = changed(settled(typed), 'name', 'abcd');
    expect(undone(again)?.present).toBe('abc');
  });

  it('are taken back and done again one by one, until something else is typed', () => {
    const two = changed(changed(historyOf(''), 'one', '1'), 'two', '12');
    const once = taken(undone(two));
    const twice = taken(undone(once));
    expect([once.present, twice.present, undone(twice)]).toEqual(['1', '', null]);
    expect(taken(redone(twice)).present).toBe('1');
    expect(redone(taken(redone(taken(redone(twice)))))).toBeNull();
    expect(redone(changed(twice, 'other', 'x'))).toBeNull();
  });
});

describe('what a changed case is recorded with', () => {
  const base = details();
  const edited = { ...base, question: 'Another question', tumour: { ...base.tumour, levels: ['L4', 'L5'] } };
  const meanwhile = { ...base, keyWorker: 'Test CNS 2', tumour: { ...base.tumour, sarcoma: 'no' as const } };

  it('is what was changed here on top of what others recorded meanwhile, down to the single fact', () => {
    const merged = mergedDetails(base, edited, meanwhile);
    expect(merged).toEqual({ ...meanwhile, question: 'Another question', tumour: { ...meanwhile.tumour, levels: ['L4', 'L5'] } });
    expect(Object.keys(changedParts(meanwhile, merged))).toEqual(['tumour', 'question']);
  });

  it('is listed old and new, and says where somebody else changed the same field', () => {
    expect(changesOf(base, base, mergedDetails(base, edited, base))).toEqual([
      { label: 'Levels', from: 'L4', to: 'L4–L5', meanwhile: null },
      { label: 'Question', from: 'Plan treatment', to: 'Another question', meanwhile: null },
    ]);
    const clash = { ...base, question: 'A third question' };
    expect(changesOf(base, clash, mergedDetails(base, edited, clash))).toContainEqual({ label: 'Question', from: 'A third question', to: 'Another question', meanwhile: 'Plan treatment' });
  });

  const item = { kind: 'imaging', detail: 'MRI', status: 'requested', on: null, at: '', owedBy: '', due: null, reason: '' } as const;
  it.each([
    ['who owes a work-up item', { owedBy: 'Test Registrar' }, 'Work-up'],
    ['until when it is due', { due: '2026-12-01' }, 'Work-up'],
    ['why it is not needed', { reason: 'done abroad' }, 'Work-up'],
    ['its detail alone', { detail: 'CT' }, 'Work-up'],
    ['its kind alone, where a detail stands before it', { kind: 'biopsy' as const }, 'Work-up'],
    ['its status', { status: 'notNeeded' as const }, 'Work-up'],
    ['where it was done', { at: 'Test Hospital' }, 'Work-up'],
    ['its day', { on: '2026-11-02' }, 'Work-up'],
  ])('shows %s as a change, and records it', (_what, change, label) => {
    const before = { ...base, workUp: [item] };
    const after = { ...before, workUp: [{ ...item, ...change }] };
    expect(changesOf(before, before, mergedDetails(before, after, before)).map((each) => each.label)).toEqual([label]);
    expect(Object.keys(changedParts(before, after))).toEqual(['workUp']);
  });

  it('shows who owes an item that the work-up does not hold', () => {
    const after = { ...base, owed: [{ item: 'question' as const, by: 'Test Registrar', due: '2026-12-01' }] };
    expect(changesOf(base, base, mergedDetails(base, after, base))).toEqual([{ label: 'Owed', from: '', to: 'Question for the MDT, owed by Test Registrar, due 1 Dec 2026', meanwhile: null }]);
  });

  it('is nothing where nothing was changed', () => {
    expect(changesOf(base, meanwhile, mergedDetails(base, base, meanwhile))).toEqual([]);
  });
});

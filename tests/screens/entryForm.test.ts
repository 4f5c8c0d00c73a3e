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

  it('is nothing where nothing was changed', () => {
    expect(changesOf(base, meanwhile, mergedDetails(base, base, meanwhile))).toEqual([]);
  });
});

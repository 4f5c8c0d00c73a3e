import { describe, expect, it } from 'vitest';
import { chair as by, details } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';

const world = await createWorld();
const said = async (name: string, input: unknown): Promise<string> => {
  const answer = await world.dispatch(name, input);
  return answer.ok ? 'taken' : answer.refusal.message;
};
const plan = { date: '2026-11-26', startsAt: '14:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: '' };

describe('what is said of an input that is not one', () => {
  it.each([
    ['a field that is missing', 'case.read', {}, 'Case id is missing.'],
    ['a field of another kind', 'case.read', { caseId: 7 }, 'Case id is not what is expected here.'],
    ['an input that is none', 'case.read', 'x', 'The input is not what is expected here.'],
    ['a field of our own wording', 'case.read', { caseId: '../x' }, 'Case id is not the id of a case.'],
    ['a field nobody asked for', 'cases.list', { extra: 1 }, 'The input has a field that is not known here: "extra".'],
    ['no choice of the few there are', 'export.meeting', { meetingId: 'a', format: 'docx' }, 'Format is none of the choices: csv, json, pdf.'],
    ['a text too long', 'meeting.plan', { by, details: { ...plan, place: 'x'.repeat(201) } }, 'Place is longer than 200 characters.'],
    ['a number too large', 'search.find', { words: '', limit: 501 }, 'Limit is more than 500.'],
    ['a number too small', 'series.plan', { by, seriesId: 'a', count: 0 }, 'Count is less than 1.'],
    ['a list too long', 'case.register', { by, details: { ...details(), owed: Array.from({ length: 41 }, () => ({ item: 'question', by: '', due: null })) } }, 'Owed has more than 40 entries.'],
  ])('%s', async (_, name, input, sentence) => expect(await said(name, input)).toBe(sentence));

  it('is never as long as what was sent', async () => {
    expect((await said('cases.list', { ['k'.repeat(5_000_000)]: 1 })).length).toBeLessThan(150);
    expect((await said('cases.list', Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 0])))).length).toBeLessThan(150);
    expect((await said('x'.repeat(5_000_000), {})).length).toBeLessThan(150);
  });
});

import { describe, expect, it } from 'vitest';
import { followUpsAsked } from '../../shared/domain/followUpAsked.ts';
import { owedByPerson, owedText } from '../../shared/domain/owedByPerson.ts';

const outcomes = [{ meetingId: 'earlier', status: 'agreed', text: 'Surgery at RNOH.' }];
const one = (state: string, name = 'TESTPATIENT-ONE, Ada') => ({ id: 'one', version: 7, name, state, outcomes });
const days: Record<string, string> = { earlier: '2026-11-26', later: '2026-12-24' };
const asked = (state: string, on: string, afterDays = 28) => followUpsAsked([one(state)], (id) => days[id], on, afterDays);

describe('a plan of an earlier meeting', () => {
  it('is asked about at the next meeting once its treatment is completed, with the plan', () => {
    expect(asked('followUp', '2026-12-03')).toEqual([{ caseId: 'one', caseVersion: 7, name: 'TESTPATIENT-ONE, Ada', decidedOn: '2026-11-26', plan: 'Surgery at RNOH.', notYet: '' }]);
  });

  it('is asked about so many days after the decision where no treatment has begun, not the day before', () => {
    expect(asked('agreed.ready', '2026-12-23')).toEqual([]);
    expect(asked('agreed.ready', '2026-12-24')).toMatchObject([{ notYet: '' }]);
    expect(asked('agreed.ready', '2026-12-03', 7)).toHaveLength(1);
  });

  it('says that treatment goes on where it does, instead of asking for an answer', () => {
    expect(asked('delivery', '2026-12-24')[0]?.notYet).toContain('Treatment has begun');
    expect(asked('delivery', '2026-12-23')).toEqual([]);
  });

  it('comes back until it is answered, and not once it is or the case is discussed again', () => {
    expect(asked('followUp', '2027-03-04')).toHaveLength(1);
    expect(asked('closed', '2027-03-04')).toEqual([]);
    expect(asked('awaitingMdt', '2027-03-04')).toEqual([]);
  });

  it('is asked about where it was to give no active treatment too, after as many days', () => {
    const none = { ...one('noActiveTreatment'), outcomes: [{ meetingId: 'earlier', status: 'noActiveTreatment', text: 'No active treatment: Declined' }] };
    const askedOn = (on: string) => followUpsAsked([none], (id) => days[id], on, 28);
    expect(askedOn('2026-12-23')).toEqual([]);
    expect(askedOn('2026-12-24')).toMatchObject([{ plan: 'No active treatment: Declined', notYet: '' }]);
  });

  it('is not asked about in the meeting that agreed it', () => {
    expect(asked('followUp', '2026-11-26')).toEqual([]);
  });
});

describe('what people owe', () => {
  const item = (words: string, owner: string, due: string | null) => ({ kind: 'action' as const, id: words, words, owner, due });
  const cases = [
    { id: 'one', name: 'TESTPATIENT-ONE, Ada', outcomes, openItems: [item('Films', 'Test Radiologist', '2026-12-10'), item('Letter', 'Test Surgeon A', '2026-12-01')] },
    { id: 'two', name: 'TESTPATIENT-TWO, Ben', outcomes: [], openItems: [item('Old films', 'test  radiologist', '2026-11-30')] },
  ];

  it('stands under one name however it is written, what is overdue first', () => {
    const people = owedByPerson(cases, '2026-12-01');
    expect(people.map(({ owner, items }) => [owner, items.map(({ item: { words }, overdue }) => [words, overdue])])).toEqual([
      ['Test Radiologist', [['Old films', true], ['Films', false]]],
      ['Test Surgeon A', [['Letter', false]]],
    ]);
  });

  it('names the meeting that discussed the case last, and none where none has', () => {
    expect(owedByPerson(cases, '2026-12-01')[0]?.items.map(({ meetingId }) => meetingId)).toEqual([null, 'earlier']);
  });

  it('is a text for a mail, a line each', () => {
    expect(owedText(owedByPerson(cases, '2026-12-01'), '2026-12-01')).toContain('Test Radiologist, as of 1 Dec 2026:\n- TESTPATIENT-TWO, Ben: action, Old films, was due 30 Nov 2026\n- TESTPATIENT-ONE, Ada: action, Films, due 10 Dec 2026');
  });
});

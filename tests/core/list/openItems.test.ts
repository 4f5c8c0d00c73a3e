import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { CaseView } from '../../../shared/api/views.ts';
import { chair as by, details } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

let world: World;
let view: CaseView;

const record = async (event: CaseCommand): Promise<CaseView> => (view = await world.take('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event }));
const refused = (event: CaseCommand) => world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event });

/** A note on the plan with these conditions. */
function conditionNotes(...conditions: readonly string[]): CaseCommand {
  return {
    type: 'planNoted',
    notes: { intent: 'curative', rationale: '', alternatives: '', conditions: conditions.map((words) => ({ kind: 'other', words, owner: 'Test Surgeon A', due: '2026-12-10' })), dissent: '', dissentBy: '', toldBy: '', toldOn: null },
  };
}

beforeEach(async () => {
  world = await createWorld();
  view = await world.take('case.register', { by, details: details() });
});

describe('an action', () => {
  const films = { type: 'actionAdded', words: 'Ask for the outside films', owner: 'Test Radiologist', due: '2026-12-01' } as const;

  it('is open with its owner and day until it is closed, in whatever state the case is', async () => {
    await record(films);
    expect(view.summary.openItems).toMatchObject([{ kind: 'action', words: 'Ask for the outside films', owner: 'Test Radiologist', due: '2026-12-01' }]);
    await record({ type: 'actionClosed', actionId: view.summary.openItems[0]?.id ?? '', how: 'done', words: 'They are here' });
    expect(view.summary.openItems).toEqual([]);
    expect(view.history.at(-1)?.text).toBe('Action done: They are here.');
  });

  it('is closed once', async () => {
    await record(films);
    const actionId = view.summary.openItems[0]?.id ?? '';
    await record({ type: 'actionClosed', actionId, how: 'notNeeded', words: '' });
    expect((await refused({ type: 'actionClosed', actionId, how: 'done', words: '' })).message).toBe('The case has no such open action.');
  });

  it('is opened again with a reason where it was closed by mistake; both stand in the history', async () => {
    await record(films);
    const actionId = view.summary.openItems[0]?.id ?? '';
    expect((await refused({ type: 'actionReopened', actionId, reason: 'Mistake' })).message).toBe('The case has no such settled action.');
    await record({ type: 'actionClosed', actionId, how: 'done', words: 'They are here' });
    expect(view.settled).toEqual([{ kind: 'action', id: actionId, words: 'Ask for the outside films', owner: 'Test Radiologist', how: expect.stringMatching(/^done, /), said: 'They are here' }]);
    expect((await refused({ type: 'actionReopened', actionId, reason: ' ' })).message).toContain('needs a reason');
    await record({ type: 'actionReopened', actionId, reason: 'They were of another patient' });
    expect(view.settled).toEqual([]);
    expect(view.summary.openItems).toMatchObject([{ id: actionId, due: '2026-12-01' }]);
    expect(view.history.slice(-2).map(({ text }) => text)).toEqual(['Action done: They are here.', 'An action is open again: They were of another patient']);
  });

  it('needs words and an owner', async () => {
    expect((await refused({ ...films, words: ' ' })).message).toContain('what is to be done');
    expect((await refused({ ...films, owner: '' })).message).toContain('needs an owner');
  });
});

describe('a condition of a plan', () => {
  it('is open until it is called met, and open again where it is noted anew', async () => {
    const meeting = await world.take('meeting.plan', { by, details: { date: '2026-11-26', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    const listed = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId: view.summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: listed.version, event: { type: 'started' } });
    view = await world.take('case.read', { caseId: view.summary.id });
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record(conditionNotes('the margins are wide'));
    expect(view.summary.openItems).toMatchObject([{ kind: 'condition', id: 'the margins are wide', owner: 'Test Surgeon A' }]);
    await record({ type: 'conditionMet', condition: 'the margins are wide', on: '2026-11-26', words: '' });
    expect(view.summary.openItems).toEqual([]);
    expect((await refused({ type: 'conditionMet', condition: 'the margins are wide', on: '2026-11-26', words: '' })).message).toBe('The case has no such open condition.');
    expect(view.settled).toMatchObject([{ kind: 'condition', id: 'the margins are wide', how: 'met on 26 Nov 2026' }]);
    await record({ type: 'conditionReopened', condition: 'the margins are wide', reason: 'One margin is not read yet' });
    expect([view.settled, view.summary.openItems]).toMatchObject([[], [{ id: 'the margins are wide' }]]);
    expect(view.history.at(-1)?.text).toBe('Condition open again: the margins are wide (One margin is not read yet).');
    await record({ type: 'conditionMet', condition: 'the margins are wide', on: '2026-11-26', words: '' });
    await record(conditionNotes());
    await record(conditionNotes('the margins are wide'));
    expect(view.summary.openItems).toHaveLength(1);
  });
});

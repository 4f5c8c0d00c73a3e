import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, type Happening, lifetimeAfter, type State } from '../../electron/desktop/lifetimeTable.ts';

const happenings: readonly Happening[] = ['opened', 'personLeaves', 'personStays', 'personAgrees', 'windowsGone', 'orderedToEnd', 'sessionEnds', 'startedAgain', 'cannotStart', 'recordClosed', 'fault'];

/** The states a run goes through from its start, and what is done on the way. */
function run(...happened: readonly Happening[]): { readonly state: State; readonly acts: readonly Act[] } {
  const acts: Act[] = [];
  let state: State = 'starting';
  for (const happening of happened) {
    const after = lifetimeAfter(state, happening);
    state = after.state;
    if (after.act !== null) acts.push(after.act);
  }
  return { state, acts };
}

describe('the program from its start to its end', () => {
  it('asks a person who leaves, and closes the record before it exits', () => {
    expect(run('opened', 'personLeaves', 'personAgrees', 'recordClosed')).toEqual({ state: 'ended', acts: ['ask', 'close', 'exit'] });
    expect(run('opened', 'personLeaves', 'personStays')).toEqual({ state: 'open', acts: ['ask'] });
  });
  it('asks nobody where a signal or the system ends it, also not where a question is open', () => {
    expect(run('opened', 'orderedToEnd', 'recordClosed').acts).toEqual(['close', 'exit']);
    expect(run('opened', 'personLeaves', 'orderedToEnd', 'personStays', 'personAgrees', 'recordClosed').acts).toEqual(['ask', 'close', 'exit']);
  });
  it('makes no last backup where the system ends the session, and gives up one under way', () => {
    expect(run('opened', 'sessionEnds', 'sessionEnds').acts).toEqual(['closeQuickly', 'closeQuickly']);
    expect(run('opened', 'orderedToEnd', 'sessionEnds', 'recordClosed').acts).toEqual(['close', 'closeQuickly', 'exit']);
  });
  it('goes on closing whatever is asked of it meanwhile', () => {
    const closing = run('opened', 'orderedToEnd');
    for (const happening of ['personLeaves', 'windowsGone', 'orderedToEnd', 'personStays', 'personAgrees', 'opened', 'cannotStart'] as const) expect([happening, lifetimeAfter('closing', happening)]).toEqual([happening, { state: closing.state, act: null }]);
  });
  it('shows its window where it is started again, and starts again afterwards where it is closing', () => {
    expect(run('opened', 'startedAgain').acts).toEqual(['bringForward']);
    expect(run('opened', 'orderedToEnd', 'startedAgain', 'recordClosed')).toEqual({ state: 'ended', acts: ['close', 'startAgainLater', 'exit'] });
    // While it starts its window comes by itself.
    expect(run('startedAgain').acts).toEqual([]);
  });
  it('waits for the record to be open where it is to end while it starts', () => {
    for (const happening of ['personLeaves', 'orderedToEnd', 'sessionEnds'] as const) expect(run(happening, happening, 'opened', 'recordClosed')).toEqual({ state: 'ended', acts: ['closeQuickly', 'exit'] });
  });
  it('exits where it cannot start, with the record closed if it was open', () => {
    expect(run('cannotStart')).toEqual({ state: 'ended', acts: ['exit'] });
    expect(run('opened', 'cannotStart', 'recordClosed').acts).toEqual(['closeQuickly', 'exit']);
  });
  it('exits at once at a fault, in every state, so that the exit code tells of it', () => {
    for (const before of [[], ['personLeaves'], ['opened'], ['opened', 'personLeaves'], ['opened', 'orderedToEnd'], ['opened', 'orderedToEnd', 'recordClosed']] as const) expect(run(...before, 'fault')).toMatchObject({ state: 'ended', acts: [...run(...before).acts, 'exitAtOnce'] });
  });
  it('never exits before the record it has opened is closed, and does nothing but fail after it', () => {
    const orderly = happenings.filter((happening) => happening !== 'fault');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orderly), { maxLength: 12 }), (happened) => {
        const { acts } = run(...happened);
        const exit = acts.indexOf('exit');
        if (exit >= 0) expect(acts.slice(exit)).toEqual(['exit']);
        expect(acts.filter((act) => act === 'close').length).toBeLessThanOrEqual(1);
        let state: State = 'starting';
        let isOpen = false;
        for (const happening of happened) {
          const after = lifetimeAfter(state, happening);
          isOpen = (isOpen || (happening === 'opened' && state !== after.state)) && !(happening === 'recordClosed' && state === 'closing');
          if (after.act === 'exit') expect(isOpen).toBe(false);
          state = after.state;
        }
      }),
      { seed: 20261203, numRuns: 3000 },
    );
  });
  it('always comes to its end once it is to end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 12 }), fc.constantFrom('orderedToEnd', 'sessionEnds', 'fault'), (happened, end) => {
        expect(run(...happened, end, 'opened', 'recordClosed').state).toBe('ended');
      }),
      { seed: 20261203, numRuns: 3000 },
    );
  });
});

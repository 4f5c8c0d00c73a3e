/** Where the program is between its start and its end. */
export type State =
  /** The record is not open yet. */
  | 'starting'
  /** As starting, and asked to end meanwhile: it ends as soon as the record is open, so that nothing is cut off half way. */
  | 'leaving'
  | 'open'
  /** A person was asked whether to close in spite of what is unfinished. */
  | 'asking'
  /** The record is being closed, which takes up to a minute with its last backup. The windows are gone. */
  | 'closing'
  | 'ended';

/** What happens to the program. */
export type Happening =
  /** The record was opened. */
  | 'opened'
  /** The window is closed or the program left: by its cross, Ctrl+W, Ctrl+Q, the menu. */
  | 'personLeaves'
  | 'personStays'
  | 'personAgrees'
  /** Every window is gone, for whatever reason. */
  | 'windowsGone'
  /** By a signal, a terminal that is closed, or the program itself: nobody is asked. */
  | 'orderedToEnd'
  /** The system ends the session or shuts down, in seconds. */
  | 'sessionEnds'
  /** It was started again while it runs. */
  | 'startedAgain'
  /** It cannot go on starting, and has said why. */
  | 'cannotStart'
  | 'recordClosed'
  /** A fault that nobody caught. */
  | 'fault';

/** What is to be done about it. */
export type Act =
  /** Keep what is typed and ask where something is unfinished. */
  | 'ask'
  /** Keep what is typed, close the windows and the record. */
  | 'close'
  /** The same without a last backup; one under way is given up. */
  | 'closeQuickly'
  | 'bringForward'
  /** Start again once the record is closed, and say so. */
  | 'startAgainLater'
  | 'exit'
  /** At once, the record as it is: what was acknowledged is on the disk. */
  | 'exitAtOnce';

type Step = readonly [State, Act?];

/** What each happening does in each state; nothing where it is not named. */
const table: Readonly<Record<State, { readonly [happening in Happening]?: Step }>> = {
  starting: { opened: ['open'], personLeaves: ['leaving'], orderedToEnd: ['leaving'], sessionEnds: ['leaving'], cannotStart: ['ended', 'exit'], fault: ['ended', 'exitAtOnce'] },
  leaving: { opened: ['closing', 'closeQuickly'], cannotStart: ['ended', 'exit'], fault: ['ended', 'exitAtOnce'] },
  open: {
    personLeaves: ['asking', 'ask'],
    windowsGone: ['closing', 'close'],
    orderedToEnd: ['closing', 'close'],
    sessionEnds: ['closing', 'closeQuickly'],
    startedAgain: ['open', 'bringForward'],
    cannotStart: ['closing', 'closeQuickly'],
    fault: ['ended', 'exitAtOnce'],
  },
  asking: {
    // The question is in front of whoever leaves once more.
    personLeaves: ['asking', 'bringForward'],
    personStays: ['open'],
    personAgrees: ['closing', 'close'],
    windowsGone: ['closing', 'close'],
    orderedToEnd: ['closing', 'close'],
    sessionEnds: ['closing', 'closeQuickly'],
    startedAgain: ['asking', 'bringForward'],
    cannotStart: ['closing', 'closeQuickly'],
    fault: ['ended', 'exitAtOnce'],
  },
  closing: { sessionEnds: ['closing', 'closeQuickly'], startedAgain: ['closing', 'startAgainLater'], recordClosed: ['ended', 'exit'], fault: ['ended', 'exitAtOnce'] },
  // While Electron exits: its exit code still counts.
  ended: { fault: ['ended', 'exitAtOnce'] },
};

/** The state after something has happened, and what is to be done about it. */
export function lifetimeAfter(state: State, happening: Happening): { readonly state: State; readonly act: Act | null } {
  const [next, act = null] = table[state][happening] ?? [state];
  return { state: next, act };
}

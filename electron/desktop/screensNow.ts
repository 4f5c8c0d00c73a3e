import { screen } from 'electron';
import type { Screens } from './screens.ts';

/** The screens of this machine as they are now. Electron answers only after the program is ready. */
export function screensNow(): Screens {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)];
}

const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;

/** A projector that is plugged in is several events, between which the system moves windows by itself; its own moves come first. */
const settling = 500;

/** Calls back once the screens have changed and settled, with those before and now. Returns an unsubscribe function. */
export function onScreensChanged(act: (before: Screens, now: Screens) => void): () => void {
  let before = screensNow();
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = screensNow();
      act(before, now);
      before = now;
    }, settling);
  };
  // Electron types each event apart; the listener needs nothing of what an event brings.
  const emitter: NodeJS.EventEmitter = screen;
  for (const event of events) emitter.on(event, changed);
  return () => {
    clearTimeout(timer);
    for (const event of events) emitter.off(event, changed);
  };
}

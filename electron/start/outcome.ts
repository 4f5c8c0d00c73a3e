import { exitCode } from './children.ts';
import { type SandboxHere, whyNoWindow } from './whyNoWindow.ts';
import type { WindowEnded } from './window.ts';

/** What follows once the desktop window has ended, or could not be opened: the end, with an exit code, or the browser; and what to say of it. */
export type Outcome = { readonly next: 'end'; readonly code: number; readonly sentence: string | null } | { readonly next: 'browser'; readonly sentence: string };

/** The browser shell instead of Electron's window: why, as the rest of a sentence, and what to do about it. */
export function inBrowserInstead(cause: string, remedy = ''): Outcome {
  return { next: 'browser', sentence: [`Electron cannot start: ${cause}.`, remedy, 'MDT Desk opens in your browser instead.'].filter((part) => part !== '').join(' ') };
}

/** What follows a run of the desktop shell. The browser takes its place only where there never was a window, and nobody asked it to end. */
export function afterWindow(run: WindowEnded, { asked, here }: { readonly asked: boolean; readonly here: SandboxHere }): Outcome {
  if (run.code === 0 || asked) return { next: 'end', code: exitCode(run), sentence: null };
  if (!run.shown) {
    const { cause, remedy } = whyNoWindow(run, here);
    return inBrowserInstead(cause, remedy);
  }
  const how = run.signal === null ? `ended with a fault (code ${run.code})` : `was ended by ${run.signal}`;
  return { next: 'end', code: exitCode(run), sentence: `MDT Desk ${how}. Everything saved is on the disk; start it again with npm start.` };
}

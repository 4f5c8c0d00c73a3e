import type { Tally } from './figures.ts';
import type { Ledger } from './ledger.ts';
import type { Step } from './recordingDesk.ts';
import { isSentence } from './sentence.ts';

/** Takes a step into the ledger; a refusal must be a sentence of its own, and not the one for faults of the program. On a sound disk there must be none. */
export function takeStep(step: Step, folder: string, ledger: Ledger, tally: Tally, isSound: boolean): void {
  if (step.ok) {
    ledger.acknowledged(step.written);
    return;
  }
  const { code, message } = step.refusal;
  ledger.refused(step.of, step.mark, message);
  if (isSound) tally.goneWrong('lost', `${step.of} was refused on a sound disk: ${message}`);
  else mustBeTold(`${step.of} (${code})`, message, folder, tally);
}

/** Counts a text as told, or as not told where it is missing or not for people. */
export function mustBeTold(of: string, text: string | null | undefined, folder: string, tally: Tally): void {
  if (text && isSentence(text, folder) && !text.startsWith('Something went wrong')) tally.count('told');
  else tally.goneWrong('notTold', `${of}: ${text}`);
}

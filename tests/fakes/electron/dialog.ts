import type { Dialog, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { complain } from '../../../electron/shell/print.ts';
import type { Named } from './events.ts';
import { answerTest } from './questions.ts';

const boxes: MessageBoxOptions[] = [];
/** The boxes nobody has pressed a button of yet. */
const open = new Set<(response: number) => void>();

/** What Electron would show in a box: an error goes to the error stream, a message is kept for the test. One that only tells something is closed at once. */
export const dialog = {
  showErrorBox: (title: string, text: string): void => complain(`${title}: ${text}`),
  showMessageBox: async (...given: [MessageBoxOptions] | [{ isDestroyed(): boolean }, MessageBoxOptions]): Promise<MessageBoxReturnValue> => {
    const [options = given[0] as MessageBoxOptions] = given.length === 2 ? [given[1]] : [];
    if (given.length === 2 && given[0].isDestroyed()) throw new TypeError('Object has been destroyed');
    boxes.push(options);
    return { response: options.buttons === undefined ? 0 : await pressed(options), checkboxChecked: false };
  },
} satisfies Named<Dialog, 'showErrorBox' | 'showMessageBox'>;

/** The button that is pressed; the one for Escape where the program takes the box away. */
function pressed({ cancelId = 0, signal }: MessageBoxOptions): Promise<number> {
  return new Promise((resolve) => {
    const press = (response: number): void => {
      open.delete(press);
      resolve(response);
    };
    open.add(press);
    signal?.addEventListener('abort', () => press(cancelId));
  });
}

answerTest('boxes', () => boxes);
answerTest('press', (button) => {
  const [press] = open;
  if (press === undefined) throw new Error('There is no box with buttons.');
  press(button);
  return null;
});

import type { Dialog, MessageBoxOptions } from 'electron';
import { complain } from '../../../electron/shell/print.ts';
import type { Named } from './events.ts';
import { answerTest } from './questions.ts';

const boxes: MessageBoxOptions[] = [];

/** What Electron would show in a box: an error goes to the error stream, a message is kept for the test. */
export const dialog = {
  showErrorBox: (title: string, text: string): void => complain(`${title}: ${text}`),
  showMessageBox: async (...given: [MessageBoxOptions] | [object, MessageBoxOptions]) => {
    boxes.push(given.length === 1 ? given[0] : given[1]);
    return { response: 0, checkboxChecked: false };
  },
} satisfies Named<Dialog, 'showErrorBox' | 'showMessageBox'>;

answerTest('boxes', () => boxes);

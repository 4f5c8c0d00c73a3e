import type { MenuItemConstructorOptions, MessageBoxOptions, Rectangle, SaveDialogOptions } from 'electron';
import type { Told } from './told.ts';

/** A screen of the stand-in, in the pixels Electron counts in. */
export type StandInScreen = { readonly id: number; readonly bounds: Rectangle; readonly workArea: Rectangle; readonly scaleFactor: number; readonly internal: boolean };

/** A window as somebody in the room sees it. */
export type SeenWindow = {
  readonly title: string;
  readonly bounds: Rectangle;
  readonly smallest: { readonly width: number; readonly height: number };
  readonly visible: boolean;
  readonly focused: boolean;
  /** Whether the application ever gave it the keyboard by itself. */
  readonly askedForKeyboard: boolean;
  readonly fullScreen: boolean;
  readonly maximised: boolean;
  readonly menuBar: boolean;
  readonly zoomLevel: number;
};

/** What a test may ask of the running stand-in, or do to it as a person does: names, inputs and answers. */
export type Questions = {
  windows: { input: null; answer: readonly SeenWindow[] };
  /** Moves the first window, as by its title bar. */
  move: { input: Rectangle; answer: null };
  /** Clicks into a window: the first, the second. */
  focus: { input: number; answer: null };
  /** Plugs screens in and out: these are the screens from now on, the first one the primary. */
  screens: { input: readonly StandInScreen[]; answer: null };
  /** The entries of the menu that popped up since this was asked last; null where none did. */
  popup: { input: null; answer: readonly MenuItemConstructorOptions[] | null };
  /** Chooses an entry of the application's menu by its role or label, for the window that has the keyboard. */
  choose: { input: string; answer: null };
  /** What every save dialog so far was given. */
  saveDialogs: { input: null; answer: readonly SaveDialogOptions[] };
  /** How the save dialogs from now on end; the path where something else than the proposal is chosen. */
  saveAs: { input: { readonly end: 'saved' | 'cancelled' | 'diskFull'; readonly path?: string }; answer: null };
  /** Every message box so far. */
  boxes: { input: null; answer: readonly MessageBoxOptions[] };
  /** What a script in the first window's page answers; null while it has crashed. */
  inPage: { input: string; answer: unknown };
  /** Presses a button, by its number, of the box that was opened first of those with buttons. */
  press: { input: number; answer: null };
};

type Answers = { [Q in keyof Questions]?: (input: Questions[Q]['input']) => Questions[Q]['answer'] | Promise<Questions[Q]['answer']> };
const answers: Answers = {};

/** Answers a question of the test that started this process. */
export function answerTest<Q extends keyof Questions>(question: Q, answer: (input: Questions[Q]['input']) => Questions[Q]['answer'] | Promise<Questions[Q]['answer']>): void {
  Object.assign(answers, { [question]: answer });
}

/** A question on its way between the two processes. */
export type Asked<Q extends keyof Questions = keyof Questions> = { readonly id: number; readonly question: Q; readonly input: Questions[Q]['input'] };

/** How a question was answered; of a fault only its words. */
export type Answered = { readonly id: number; readonly answer?: unknown; readonly fault?: string };

/** Answers the questions of the test that started this process, from now on. */
export function takeQuestions(): void {
  process.on('message', async (message: Asked | Told) => {
    if (!('question' in message)) return;
    const { id, question, input } = message;
    const answer = answers[question] as ((input: unknown) => unknown) | undefined; // its own input, as the test's types have it
    let said: Answered;
    try {
      if (answer === undefined) throw new Error(`The stand-in does not know the question "${question}".`);
      said = { id, answer: await answer(input) };
    } catch (error) {
      said = { id, fault: String(error) };
    }
    process.send?.(said);
  });
  // Waiting for questions does not keep the program running.
  process.channel?.unref();
}

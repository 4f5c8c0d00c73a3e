import { app, BrowserWindow, dialog, type Event, type MessageBoxOptions, powerMonitor } from 'electron';
import type { App } from '../core/app.ts';
import { closeOnRequest, reportWindowShown } from '../shell/launcher.ts';
import { surroundings } from '../shell/surroundings.ts';
import { askPage, closeButton, closingQuestion } from './beforeClosing.ts';
import { type Act, type Happening, lifetimeAfter, type State } from './lifetimeTable.ts';
import { readWanted, startAfterExit, type Wanted } from './startedAgain.ts';

/** How long the page may take to keep what is typed, in milliseconds: where a person closes it, and where there is no time. */
const patience = { person: 3_000, order: 1_000 };

/**
 * The program from its start to its end. However the end comes about, the record is closed first and the process exits after it; lifetimeTable.ts says what each
 * happening does when. Exit code 0 is an orderly end, 1 any other, and then a sentence was said.
 */
export class Lifetime {
  readonly #wanted: Wanted;
  #state: State = 'starting';
  #running: Pick<App, 'close'> | null = null;
  #main: BrowserWindow | null = null;
  #lastBackup = true;
  #closing: Promise<void> | null = null;
  /** What the program is started again with once it has ended. */
  #next: Wanted | null = null;

  /** `wanted` is what this start opens. To be made before Electron is ready. */
  constructor(wanted: Wanted) {
    this.#wanted = wanted;
    app.on('window-all-closed', () => this.#happens('windowsGone'));
    // Ctrl+Q, the menu, a logout from macOS. Electron would close the windows and exit before the record is closed.
    app.on('before-quit', (event) => this.#quits(event));
    app.on('will-quit', (event) => this.#quits(event));
    app.on('second-instance', (_event, _argv, _folder, handed) => this.#startedAgain(readWanted(handed) ?? wanted));
    app.on('activate', () => this.#startedAgain(wanted));
  }

  /** Whether it ends or has ended: nothing new is begun then. */
  get isEnding(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  /** Heeds signals and the system's end from now on. To be called once Electron is ready: before, it takes the signals for itself. */
  heedSystem(): void {
    closeOnRequest(() => this.end());
    powerMonitor.on('shutdown', (...given: readonly unknown[]) => {
      // Linux and macOS wait some seconds for a program that prevents this. Electron's types leave its event out.
      (given[0] as Event).preventDefault();
      this.#happens('sessionEnds');
    });
  }

  /** The record is open: from now on it is closed before the program ends. */
  opened(running: Pick<App, 'close'>): void {
    this.#running = running;
    this.#happens('opened');
  }

  /** The window everything is done in: closing it ends the program, after a question where something is unfinished. */
  watch(main: BrowserWindow): void {
    this.#main = main;
    main.once('show', reportWindowShown);
    main.on('close', (event) => {
      if (!this.isEnding) event.preventDefault();
      this.#happens('personLeaves');
    });
    // All that Windows says of a session's end. It waits for a program that prevents the first, and goes on once that has exited.
    main.on('query-session-end', (event) => {
      event.preventDefault();
      this.#happens('sessionEnds');
    });
    main.on('session-end', () => this.#happens('sessionEnds'));
    main.once('closed', () => (this.#main = null));
  }

  /** Ends the program in good order and asks nobody. */
  end(): void {
    this.#happens('orderedToEnd');
  }

  /** Ends it as the cross of its window does. */
  leave(): void {
    this.#happens('personLeaves');
  }

  /** Ends it in good order and starts it again. */
  restart(): void {
    this.#next = this.#wanted;
    this.#happens('orderedToEnd');
  }

  /** Says why MDT Desk cannot start, in a box unless `quiet`, and ends it. */
  giveUp(sentence: string, { quiet }: { readonly quiet: boolean }): void {
    process.exitCode = 1;
    surroundings.log(sentence);
    // Whoever started it need not look for another way to open the record: it was said why not.
    reportWindowShown();
    if (!quiet) dialog.showErrorBox('MDT Desk cannot start', sentence);
    this.#happens('cannotStart');
  }

  /** Ends it after a fault, the record as it is. */
  fail({ quiet }: { readonly quiet: boolean }): void {
    if (!quiet) dialog.showErrorBox('MDT Desk has a fault and ends', 'Everything recorded is on the disk. Start MDT Desk again.');
    this.#happens('fault');
  }

  #happens(happening: Happening): void {
    const { state, act } = lifetimeAfter(this.#state, happening);
    this.#state = state;
    if (act !== null) this.#acts[act]();
  }

  readonly #acts: Readonly<Record<Act, () => void>> = {
    ask: () => void this.#ask(),
    close: () => void this.#close(),
    closeQuickly: () => {
      this.#lastBackup = false;
      if (this.#closing === null) void this.#close();
      else this.#running?.close({ lastBackup: false }).catch(() => undefined); // whoever began to close it hears of that too
    },
    bringForward: () => this.#bringForward(),
    startAgainLater: () => void dialog.showMessageBox(closingNotice),
    exit: () => {
      if (this.#next !== null) startAfterExit(this.#next.args);
      app.exit(Number(process.exitCode ?? 0));
    },
    exitAtOnce: () => app.exit(1),
  };

  #quits(event: Event): void {
    if (this.#state !== 'ended') event.preventDefault();
    this.#happens('personLeaves');
  }

  async #ask(): Promise<void> {
    const question = closingQuestion(this.#main === null ? null : await askPage(this.#main.webContents, patience.person));
    if (question === null || this.#main === null) return this.#happens('personAgrees');
    // It ends with an error where its window goes meanwhile.
    const { response } = await dialog.showMessageBox(this.#main, question).catch(() => ({ response: question.cancelId }));
    this.#happens(response === closeButton ? 'personAgrees' : 'personStays');
  }

  #close(): Promise<void> {
    this.#closing ??= this.#closeRecord();
    return this.#closing;
  }

  async #closeRecord(): Promise<void> {
    if (this.#main !== null) await askPage(this.#main.webContents, patience.order);
    for (const window of BrowserWindow.getAllWindows()) window.close();
    try {
      await this.#running?.close({ lastBackup: this.#lastBackup });
    } catch (error) {
      surroundings.log('The record was not closed.', error);
      process.exitCode = 1;
    }
    this.#happens('recordClosed');
  }

  #startedAgain(wanted: Wanted): void {
    if (this.#state === 'closing') {
      // Asked for once is enough; what was asked for last counts.
      const isNew = this.#next === null;
      this.#next = wanted;
      if (!isNew) return;
    }
    this.#happens('startedAgain');
    if (!this.isEnding && this.#main !== null && wanted.folder !== this.#wanted.folder) void dialog.showMessageBox(this.#main, otherFolderNotice);
  }

  #bringForward(): void {
    // A window that was not shown yet comes by itself.
    if (this.#main === null || !(this.#main.isVisible() || this.#main.isMinimized())) return;
    if (this.#main.isMinimized()) this.#main.restore();
    this.#main.focus();
  }
}

const closingNotice: MessageBoxOptions = { type: 'info', message: 'MDT Desk is closing', detail: 'It opens again by itself as soon as its last backup is made. That may take a minute.' };
const otherFolderNotice: MessageBoxOptions = { type: 'info', message: 'MDT Desk is open with another data folder', detail: 'Close this window first. Then start MDT Desk with the other folder again.' };

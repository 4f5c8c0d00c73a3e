import type { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { print } from '../../../electron/shell/print.ts';
import { Contents } from './contents.ts';
import { throwOnceDestroyed } from './destroyable.ts';
import { type Named, preventable } from './events.ts';
import { WindowFrame } from './frame.ts';
import { allEnded, stillEnding, windows } from './windows.ts';

/** What the application hears of a window. */
export type Surroundings = {
  created(contents: EventEmitter): void;
  /** A window is gone, and its Chromium too. */
  closed(): void;
  /** A window that was to close stays, by its own listeners or by its page: who was about to quit no longer is. */
  stayed(): void;
};

/** The line a shown window prints, with the address of Chromium's debugging port behind it. */
export const shownLine = 'stand-in for Electron shows its window at ';

/** A BrowserWindow: a page of its own Chromium. */
export class ChromiumWindow extends WindowFrame {
  readonly #contents: Contents;
  readonly #around: Surroundings;
  #told = false;
  #closing = false;

  constructor(options: BrowserWindowConstructorOptions, around: Surroundings) {
    super(options);
    this.#around = around;
    this.#contents = new Contents(options.webPreferences ?? {}, this.getBounds());
    // Electron does not say so of a hidden window under Wayland.
    if (process.env.XDG_SESSION_TYPE !== 'wayland') this.#contents.once('painted', () => this.emit('ready-to-show'));
    this.#contents.on('wants-to-close', () => this.close());
    this.#contents.once('page-closed', () => this.#gone());
    this.#contents.on('page-title-updated', (event: { readonly defaultPrevented: boolean }, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.setTitle(title);
    });
    windows.add(this);
    around.created(this.#contents);
  }
  get webContents(): Contents {
    return this.#contents;
  }
  override show(): void {
    super.show();
    this.#shown();
  }
  override showInactive(): void {
    super.showInactive();
    this.#shown();
  }
  async loadURL(url: string): Promise<void> {
    await this.#contents.loadURL(url);
  }
  /** As a click on its cross: its listeners may prevent it, and then its page. */
  close(): void {
    if (this.#closing) return;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return this.#around.stayed();
    this.#closing = true;
    void this.#askPage();
  }
  /** At once, without asking anybody. */
  destroy(): void {
    this.#gone();
  }

  #shown(): void {
    if (this.#told) return;
    this.#told = true;
    print(`${shownLine}${this.#contents.debuggingAddress()}`);
    this.emit('show');
  }
  async #askPage(): Promise<void> {
    const may = await this.#contents.mayUnload().catch(() => true); // a page that is gone prevents nothing
    this.#closing = false;
    if (this.isDestroyed()) return;
    if (may) this.#gone();
    else this.#around.stayed();
  }
  #gone(): void {
    this.vanish();
    windows.delete(this);
    stillEnding(this.#contents.destroy());
    this.emit('closed');
    void allEnded().then(() => this.#around.closed());
  }
}

ChromiumWindow.prototype satisfies Named<BrowserWindow, 'webContents' | 'loadURL' | 'close' | 'destroy'>;
throwOnceDestroyed(ChromiumWindow.prototype);

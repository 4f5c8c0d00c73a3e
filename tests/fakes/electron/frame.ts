import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { throwOnceDestroyed } from './destroyable.ts';
import type { Named } from './events.ts';
import { isReady } from './ready.ts';
import { screen } from './screen.ts';

/** The frames somebody could give the keyboard to, the one that has it last. */
const stack: WindowFrame[] = [];

/** The window that has the keyboard; null where none is shown. */
export function focusedFrame(): WindowFrame | null {
  return stack.findLast((frame) => frame.isFocused()) ?? null;
}

/** What a BrowserWindow is on a desktop: its place, its states, and whether it has the keyboard. As strict as the strictest system Electron runs on. */
export class WindowFrame extends EventEmitter {
  /** Whether the application itself ever gave this window the keyboard: on a real desktop letters are lost then, even if it is given back at once. */
  askedForKeyboard = false;
  #title: string;
  #bounds: Rectangle;
  #smallest: { width: number; height: number };
  #visible = false;
  #focused = false;
  #minimised = false;
  #maximised = false;
  #fullScreen = false;
  #menuBar = true;
  #destroyed = false;

  constructor({ title = 'Electron', x, y, width = 800, height = 600, minWidth = 0, minHeight = 0, fullscreen = false }: BrowserWindowConstructorOptions) {
    super();
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#title = title;
    const { workArea } = screen.getPrimaryDisplay();
    this.#bounds = { x: x ?? workArea.x, y: y ?? workArea.y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    this.#smallest = { width: minWidth, height: minHeight };
    this.#refuseTooLarge();
    if (fullscreen) this.setFullScreen(true);
  }

  show(): void {
    this.#visible = true;
    this.focus();
  }
  showInactive(): void {
    this.#visible = true;
    this.#minimised = false;
    if (!stack.includes(this)) stack.unshift(this);
  }
  /** For a hidden window it does nothing. */
  focus(): void {
    if (!this.#visible) return;
    this.askedForKeyboard = true;
    this.takeKeyboard();
  }
  /** A person clicks into it, or the system hands it the keyboard. */
  takeKeyboard(): void {
    this.#minimised = false;
    for (const frame of stack) frame.#focused = false;
    this.#focused = true;
    stack.splice(0, stack.length, ...stack.filter((frame) => frame !== this), this);
  }
  moveTop(): void {}
  minimize(): void {
    this.#minimised = true;
    if (this.#focused) this.#passOn();
  }
  restore(): void {
    if (!this.#minimised) return;
    this.#minimised = false;
    this.focus();
  }
  /** Shows a hidden window, without the keyboard. */
  maximize(): void {
    if (!this.#visible) this.showInactive();
    this.#maximised = true;
    this.#later('maximize');
  }
  /** Linux shows a hidden window at once and gives it the keyboard. A Mac gives the keyboard to every window that covers a screen, once it does. */
  setFullScreen(on: boolean): void {
    if (on === this.#fullScreen) return;
    if (!this.#visible && on) this.show();
    this.#fullScreen = on;
    if (on) this.takeKeyboard();
    this.#later(on ? 'enter-full-screen' : 'leave-full-screen');
  }
  /** Nothing moves a window that fills its screen. */
  setBounds(bounds: Rectangle): void {
    if (this.#fullScreen) return;
    this.#maximised = false;
    this.#bounds = { ...bounds, width: Math.max(bounds.width, this.#smallest.width), height: Math.max(bounds.height, this.#smallest.height) };
    this.#later('move');
  }
  setMinimumSize(width: number, height: number): void {
    this.#smallest = { width, height };
    this.#refuseTooLarge();
  }
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBar = visible;
  }

  setTitle(title: string): void {
    this.#title = title;
  }
  /** It is no longer there: from now on every use throws. */
  vanish(): void {
    this.#destroyed = true;
    stack.splice(0, stack.length, ...stack.filter((frame) => frame !== this));
    if (this.#focused) this.#passOn();
  }

  getTitle(): string {
    return this.#title;
  }
  getBounds(): Rectangle {
    const { bounds, workArea } = screen.getDisplayMatching(this.#bounds);
    return this.#fullScreen ? bounds : this.#maximised ? workArea : this.#bounds;
  }
  getNormalBounds(): Rectangle {
    return this.#bounds;
  }
  getMinimumSize(): [number, number] {
    return [this.#smallest.width, this.#smallest.height];
  }
  isVisible(): boolean {
    return this.#visible && !this.#minimised;
  }
  isFocused(): boolean {
    return this.#focused;
  }
  isMinimized(): boolean {
    return this.#minimised;
  }
  isMaximized(): boolean {
    return this.#maximised;
  }
  isFullScreen(): boolean {
    return this.#fullScreen;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMenuBarVisible(): boolean {
    return this.#menuBar;
  }

  #later(event: string): void {
    setImmediate(() => this.#destroyed || this.emit(event));
  }
  #passOn(): void {
    this.#focused = false;
    stack.findLast((frame) => frame !== this && frame.isVisible())?.takeKeyboard();
  }
  /** Electron takes such a size and leaves a window nobody can see the foot of. */
  #refuseTooLarge(): void {
    const { workArea } = screen.getDisplayMatching(this.#bounds);
    if (this.#smallest.width > workArea.width || this.#smallest.height > workArea.height) {
      throw new Error(`The smallest size of a window, ${this.#smallest.width} × ${this.#smallest.height}, is larger than the work area, ${workArea.width} × ${workArea.height}.`);
    }
  }
}

type Members = 'show' | 'showInactive' | 'focus' | 'moveTop' | 'minimize' | 'restore' | 'maximize' | 'setFullScreen' | 'setBounds' | 'setMinimumSize' | 'setMenuBarVisibility' | 'setTitle';
type Answers = 'getTitle' | 'getBounds' | 'getNormalBounds' | 'getMinimumSize' | 'isVisible' | 'isFocused' | 'isMinimized' | 'isMaximized' | 'isFullScreen' | 'isMenuBarVisible' | 'isDestroyed';
WindowFrame.prototype satisfies Named<BrowserWindow, Members | Answers>;
throwOnceDestroyed(WindowFrame.prototype);

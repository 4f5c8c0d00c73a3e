import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App, RelaunchOptions } from 'electron';
import { type Named, preventable } from './events.ts';
import { becomeReady, isReady } from './ready.ts';
import { takeSignals } from './signals.ts';
import { giveUpInstanceLock, type HandedOver, takeInstanceLock } from './singleInstance.ts';
import { whenTold } from './told.ts';
import { allEnded, windows } from './windows.ts';

const paths = new Map<string, string>();

/** The application. It quits and exits in the order of Electron's own shell/browser/browser.cc. */
class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  /** Switches are Chromium's own; the stand-in's is started with the tests' switches. */
  readonly commandLine = { appendSwitch: (): void => this.#mustBeEarly('commandLine.appendSwitch') };
  #quitting = false;
  #exiting = false;
  #exitCode = 0;
  #relaunch: RelaunchOptions | null = null;

  constructor() {
    super();
    whenTold((what) => {
      if (!('app' in what)) return;
      if (what.app === 'quit') this.quit();
      else this.emit('activate', {}, windows.size > 0);
    });
    process.once('exit', () => this.#startAgain());
  }
  getVersion(): string {
    return '0.0.0';
  }
  setPath(name: string, path: string): void {
    this.#mustBeEarly(`setPath('${name}')`);
    if (!isAbsolute(path) || !statSync(path).isDirectory()) throw new Error(`Failed to set path: ${name}`);
    paths.set(name, path);
  }
  getPath(name: string): string {
    return paths.get(name) ?? join(homedir(), name);
  }
  enableSandbox(): void {
    this.#mustBeEarly('enableSandbox');
  }
  setDesktopName(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  requestSingleInstanceLock(data: unknown = {}): boolean {
    const mine: HandedOver = { argv: process.argv, workingDirectory: process.cwd(), data };
    // Electron keeps what comes before it is ready until then.
    return takeInstanceLock(this.getPath('userData'), mine, (handed) => void this.whenReady().then(() => this.emit('second-instance', {}, handed.argv, handed.workingDirectory, handed.data)));
  }
  releaseSingleInstanceLock(): void {
    giveUpInstanceLock(this.getPath('userData'));
  }
  isReady(): boolean {
    return isReady();
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (isReady()) return;
    becomeReady();
    takeSignals(() => this.quit());
  }
  relaunch(options: RelaunchOptions = {}): void {
    this.#relaunch = options;
  }
  quit(): void {
    if (this.#quitting || this.#exiting) return;
    if (this.#prevented('before-quit')) return;
    this.#quitting = true;
    if (windows.size === 0) this.#willQuit();
    // Those that are open now: closing takes them off the set.
    else Array.from(windows).forEach((window) => window.close());
  }
  exit(code = 0): void {
    this.#exitCode = code;
    // Before its message loop runs Electron simply exits.
    if (!isReady()) process.exit(code);
    if (this.#exiting) return;
    this.#exiting = true;
    for (const window of windows) window.destroy();
    void allEnded().then(() => this.#shutDown());
  }

  /** A window that was to close stays, and with it the application. */
  stayed(): void {
    this.#quitting = false;
  }
  /** A window is gone. */
  closed(): void {
    if (windows.size > 0 || this.#exiting) return;
    if (this.#quitting) return this.#willQuit();
    const heard = this.emit('window-all-closed');
    if (!heard) this.quit();
  }

  #prevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable();
    this.emit(name, event);
    return event.defaultPrevented;
  }
  #willQuit(): void {
    this.#quitting = !this.#prevented('will-quit');
    if (this.#quitting) this.#shutDown();
  }
  #shutDown(): void {
    this.emit('quit', {}, this.#exitCode);
    process.exit(this.#exitCode);
  }
  /** What Electron does not heed any more, or throws at, once it is ready. */
  #mustBeEarly(what: string): void {
    if (isReady()) throw new Error(`app.${what} comes too late: the application is ready`);
  }
  /** Electron waits for the end of the process with a program of its own. */
  #startAgain(): void {
    if (this.#relaunch === null) return;
    const [folder = '', ...args] = this.#relaunch.args ?? process.argv.slice(1);
    const bundle = process.argv[1] ?? '';
    if (join(folder, 'out/main/desktop.js') !== bundle) throw new Error('The program is not started again from its own folder.');
    spawn(process.execPath, [...process.execArgv, bundle, ...args], { detached: true, stdio: 'inherit' }).unref();
  }
}

type Members = 'quit' | 'exit' | 'relaunch' | 'whenReady' | 'isReady' | 'enableSandbox' | 'commandLine' | 'setPath' | 'getPath' | 'requestSingleInstanceLock' | 'releaseSingleInstanceLock';
export const app = new StandInApp() satisfies Named<App, Members>;

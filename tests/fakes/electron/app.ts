import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { type Named, preventable } from './events.ts';
import { becomeReady, isReady } from './ready.ts';
import { allEnded, windows } from './windows.ts';

const paths = new Map<string, string>();

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  getVersion(): string {
    return '0.0.0';
  }
  setPath(name: string, path: string): void {
    paths.set(name, path);
  }
  getPath(name: string): string {
    return paths.get(name) ?? join(homedir(), name);
  }
  enableSandbox(): void {}
  setDesktopName(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  /** Switches are Chromium's own; the stand-in's is started with the tests' switches. */
  readonly commandLine = { appendSwitch: (): void => {} };
  requestSingleInstanceLock(): boolean {
    return true;
  }
  isReady(): boolean {
    return isReady();
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    becomeReady();
  }
  #exiting = false;
  quit(): void {
    if (this.#exiting) return;
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit();
  }
  exit(code = 0): void {
    this.#exiting = true;
    for (const window of windows) window.destroy();
    void allEnded().then(() => process.exit(code));
  }
}

/** The application; quits on SIGTERM as Electron does. */
export const app = new StandInApp() satisfies Named<App, 'quit' | 'exit' | 'whenReady' | 'enableSandbox' | 'commandLine' | 'requestSingleInstanceLock'>;
process.on('SIGTERM', () => app.quit());

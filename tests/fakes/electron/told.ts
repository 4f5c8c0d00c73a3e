import type { PowerMonitor } from 'electron';

/** What a test can tell the stand-in while it runs, over the channel between the two processes. */
export type Told =
  /** The keychain, which was waiting, answers from here on. */
  | { readonly keychain: 'answers' }
  /** The machine is about to sleep or to shut down, its screen was locked, another person was switched to. */
  | { readonly power: 'suspend' | 'shutdown' | 'lock-screen' | 'user-did-resign-active' }
  /** What the system answers from here on when it is asked whether anybody is there. */
  | { readonly idleState: ReturnType<PowerMonitor['getSystemIdleState']> }
  /** Ctrl+Q, or the program's icon is clicked on macOS. */
  | { readonly app: 'quit' | 'activate' }
  /** What a person or the system does to the first window, or becomes of its page. */
  | { readonly window: 'close' | 'minimize' | 'crash' | 'query-session-end' | 'session-end' | 'unresponsive' | 'responsive' };

/** Listens to the test that started the stand-in, where one did. */
export function whenTold(listener: (told: Told) => void): void {
  process.on('message', listener);
  // The channel alone is no reason to go on running.
  process.channel?.unref();
}

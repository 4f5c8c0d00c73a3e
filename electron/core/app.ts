import type { PushEvent } from '../../shared/api/contract.ts';
import type { Dispatch } from './dispatch.ts';
import type { Clock, Ids, Log } from './ports.ts';

/** What the application needs from the shell that starts it. */
export type AppOptions = {
  /** Absolute path of the data folder; null for calls that need none, such as rules.answer. */
  readonly folder: string | null;
  /** Absolute path of the folder "resources". */
  readonly resources: string;
  readonly shell: 'desktop' | 'loopback' | 'cli';
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** The whole application on plain Node, the same in every shell. */
export type App = {
  readonly dispatch: Dispatch;
  /** Push events as they happen; answers the way to stop. */
  subscribe(listener: (event: PushEvent) => void): () => void;
  /** Writes what is waiting and gives up the writer lock. */
  close(): Promise<void>;
};

/** Starts the application: reads the pathway, claims the data folder, brings the read model up to date. */
export function createApp(options: AppOptions): Promise<App> {
  throw new Error(`not wired yet: ${options.shell}`);
}

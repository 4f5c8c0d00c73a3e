import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ended } from './children.ts';
import { networkSettings } from './fetch/networkSettings.ts';
import { report } from './fetch/report.ts';
import type { NotFetched } from './fetch/whyNotFetched.ts';
import { progressLines, type Terminal } from './progressLines.ts';
import type { Stop } from './stop.ts';

/** How fetching Electron ended. Whatever the outcome, the part that arrived is kept for next time. */
export type Fetched =
  | { readonly now: 'here' }
  /** The person would rather use the browser, or wants to end. */
  | { readonly now: 'putOff' }
  | ({ readonly now: 'failed' } & NotFetched);

export type FetchOptions = {
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly stop: Stop;
  /** Milliseconds without a single byte after which it gives up; it has no other limit. */
  readonly stallAfter: number;
};

/** Fetches Electron's program, which npm installs without, and unpacks it. Says what it fetches and how far it is; on a terminal it takes "b" for an end. */
export async function fetchElectron({ program, env, terminal, stop, stallAfter }: FetchOptions): Promise<Fetched> {
  const settings = networkSettings(env);
  if ('unreadable' in settings) return { now: 'failed', cause: `the address of the proxy in ${settings.unreadable} cannot be read`, remedy: 'Write it as host:port.' };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fetch/main.ts'), program, String(stallAfter)], {
    env: settings.env,
    // What goes wrong comes as a report; @electron/get's own lines are for whoever asks for them.
    stdio: ['ignore', 'ignore', env.DEBUG ? 'inherit' : 'ignore', 'ipc'],
  });
  const lines = progressLines(terminal);
  const failures: NotFetched[] = [];
  child.on('message', (message) => {
    const said = report.parse(message);
    if (said.at === 'failed') failures.push({ cause: said.cause, remedy: said.remedy });
    else lines.show(said);
  });
  let putOff = false;
  const end = (): void => {
    putOff = true;
    if (child.connected) child.send('stop');
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  };
  stop.asked.addEventListener('abort', end);
  const keyboard = terminal.interactive ? createInterface({ input: terminal.input, terminal: false }) : null;
  keyboard?.on('line', (line) => void (line.trim().toLowerCase() === 'b' && end()));
  const { code, error } = await ended(child);
  keyboard?.close();
  stop.asked.removeEventListener('abort', end);
  lines.end();
  if (putOff) return { now: 'putOff' };
  if (code === 0) return { now: 'here' };
  const [failed] = failures;
  return { now: 'failed', ...(failed ?? { cause: `of an unexpected error (${error ?? code ?? 'killed'})`, remedy: 'Start again: what has arrived is kept.' }) };
}

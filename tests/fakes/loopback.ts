import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { App } from '../../electron/core/app.ts';
import { type Host, type HostOptions, startHost } from '../../electron/loopback/server.ts';
import { giveKeyring, passphraseFile } from './vaultFolder.ts';

const main = fileURLToPath(new URL('../../electron/loopback/main.ts', import.meta.url));

/** A browser shell that runs in a process of its own. */
export type Loopback = {
  /** The address it printed: it opens MDT Desk once. */
  readonly url: string;
  /** Stops it as Ctrl-C does and answers its exit code. */
  close(): Promise<number | null>;
  /** Ends it as the machine's end would, at once. */
  kill(): Promise<void>;
};

/** A module to load before the program, and variables to set around it. */
type Watched = { readonly imports?: string; readonly env?: Readonly<Record<string, string>> };

/** Starts the real browser shell (npm run build first) on a data folder, on any free port, without opening a browser; unlocked, unless it is to be found as a person finds it. */
export async function startLoopback({ data, locked = false, imports, env }: { readonly data: string; readonly locked?: boolean } & Watched): Promise<Loopback> {
  if (!locked) await giveKeyring(data);
  const key = locked ? [] : ['--passphrase-file', passphraseFile];
  const first = imports === undefined ? [] : ['--import', imports];
  const child = spawn(process.execPath, [...first, main, '--no-open', '--port', '0', '--data', data, ...key], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      close: async () => {
        child.kill('SIGINT');
        return await exited;
      },
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
    };
  }
  throw new Error(`The browser shell ended with code ${await exited} before it printed its address.`);
}

/** A host in this process, over an application and a folder of pages. */
export async function hostOver(app: App, page: string, more: Pick<HostOptions, 'patience'> & Partial<Pick<HostOptions, 'log'>> = {}): Promise<Host> {
  const host = await startHost({ app, page, port: 0, log: () => {}, ...more });
  if (!host.ok) throw new Error(host.refusal.message);
  return host.value;
}

/** What a host answered. */
export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** Asks over HTTP with any headers at all, also those no browser would let a page set. */
export async function ask(address: string, options: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | Buffer } = {}): Promise<HttpAnswer> {
  const { method = 'GET', headers = {}, body } = options;
  const asked = request(address, { method, headers, agent: false });
  asked.end(body);
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** The base address of a host and the cookie its one-time address hands over. */
export async function enter(address: string): Promise<{ readonly base: string; readonly cookie: string }> {
  const { headers } = await ask(address);
  const [cookie = ''] = (headers['set-cookie']?.[0] ?? '').split(';', 1);
  return { base: new URL(address).origin, cookie };
}

/** Sends bytes as they stand, which a client library would tidy first, and answers all that came back until the other side closed. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    createConnection(port, '127.0.0.1')
      .on('data', (part: Buffer) => (answer += part.toString()))
      .on('close', () => resolve(answer))
      .on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error)))
      .write(bytes);
  });
}

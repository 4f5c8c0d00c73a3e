import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import type { App } from '../core/app.ts';
import type { Log } from '../core/ports.ts';
import { pageHeaders, readPage } from '../shell/page.ts';
import { admit, cookieName, type Keys, type Visit } from './admit.ts';
import { readJson } from './body.ts';
import { createEventStream, type EventStream } from './eventStream.ts';

/** How long a client may take over its headers and over its whole request, in milliseconds. */
export type Patience = { readonly headers: number; readonly request: number };

/** What the host serves: the application, and the built page in a folder. Port 0 takes any free one. */
export type HostOptions = { readonly app: App; readonly page: string; readonly port: number; readonly log: Log; readonly patience?: Patience };

/** One machine talks to itself here: who dawdles longer is let go. */
const ownPatience: Patience = { headers: 10_000, request: 60_000 };

/** A page needs a handful. What another program on this machine opens beyond that is turned away before it could take the files the record needs. */
const mostConnections = 256;

/** A host that runs. */
export type Host = {
  /** Opens MDT Desk in the first browser that asks, once. */
  readonly address: string;
  /** Lets calls under way finish, ends the event streams, takes no more. */
  close(): Promise<void>;
};

/** Starts the host on 127.0.0.1 and nowhere else. Refuses where the port cannot be had. */
export async function startHost({ app, page, port, log, patience = ownPatience }: HostOptions): Promise<Result<Host>> {
  const secret = (): string => randomBytes(32).toString('base64url');
  // Node looks only every half minute on its own.
  const server = createServer({ headersTimeout: patience.headers, requestTimeout: patience.request, connectionsCheckingInterval: patience.headers / 5 });
  server.maxConnections = mostConnections;
  const taken = await listen(server, port);
  if (taken === null) return refuse('notNow', `Port ${port} cannot be used; another program may hold it. Name another, or none.`);
  const stream = createEventStream();
  const unsubscribe = app.subscribe((event) => stream.send(event));
  const token = secret();
  let keys: Keys = { port: taken, token, session: secret() };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // As it stands: whatever is no plain path of ours, such as "//" or a whole address, then leads to no page and no call.
    const [pathname = ''] = (request.url ?? '').split('?', 1);
    const admission = admit(visitOf(request), keys);
    if (admission.kind === 'refuse') return turnAway(response, pathname, admission.status, admission.sentence);
    if (admission.kind === 'enter') return route(request, response, pathname, { app, page, stream });
    keys = { ...keys, token: null };
    const cookie = `${cookieName(keys.port)}=${keys.session}; HttpOnly; SameSite=Strict; Path=/`;
    response.writeHead(303, { ...pageHeaders, 'cache-control': 'no-store', 'set-cookie': cookie, location: '/' }).end();
  };
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Who leaves in the middle of a request, or was let go, is no fault of the program.
      if (request.complete) log('A request failed.', error);
      response.destroy();
    });
  });

  return ok({
    address: `http://127.0.0.1:${taken}/?token=${token}`,
    close: async () => {
      unsubscribe();
      stream.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

/** Begins to listen and answers the port; null where it cannot be had. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' ? (address?.port ?? null) : null);
    });
  });
}

function visitOf({ method = '', url = '', headers }: IncomingMessage): Visit {
  const site = headers['sec-fetch-site'];
  return { method, target: url, host: headers.host, origin: headers.origin, cookie: headers.cookie, site: Array.isArray(site) ? site.join() : site };
}

/** The method each kind of address takes, and what it does. */
async function route(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { app, page, stream }: { readonly app: App; readonly page: string; readonly stream: EventStream },
): Promise<void> {
  const call = callName(pathname);
  const allowed = call === null ? ['GET', 'HEAD'] : ['POST'];
  if (!allowed.includes(request.method ?? '')) {
    response.setHeader('allow', allowed.join(', '));
    return turnAway(response, pathname, 405, `This address takes ${allowed.join(' or ')} only.`);
  }
  if (call !== null) {
    const body = await readJson(request);
    if (body.kind === 'refuse') return turnAway(response, pathname, body.status, body.sentence);
    return sendJson(response, 200, await app.dispatch(call, body.value));
  }
  if (pathname === '/events') {
    response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    return stream.add(response);
  }
  const file = await readPage(page, pathname);
  if (file === null) return turnAway(response, pathname, 404, 'There is no such page.');
  response.writeHead(200, { ...pageHeaders, 'content-type': file.mediaType, 'content-length': file.bytes.length, 'cache-control': 'no-cache' });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

/** The call an address names; null where it is no address of a call. */
function callName(pathname: string): string | null {
  return pathname.startsWith('/api/') ? pathname.slice('/api/'.length) : null;
}

/** Says why not: to the page's calls as a Result, to a person as a page. */
function turnAway(response: ServerResponse, pathname: string, status: number, sentence: string): void {
  if (callName(pathname) !== null) return sendJson(response, status, refuse('invalidInput', sentence));
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>MDT Desk</title><h1>MDT Desk</h1><p>${sentence}</p></html>`);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

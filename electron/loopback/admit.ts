import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request says of itself, as far as admission depends on it. */
export type Visit = {
  readonly method: string;
  /** Path and query, as they stand in the request. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The header Sec-Fetch-Site: where a browser says the request began. */
  readonly site: string | undefined;
  readonly cookie: string | undefined;
};

/** What the host knows: its port, the one-time token while it is unused, and the value of its session. */
export type Keys = { readonly port: number; readonly token: string | null; readonly session: string };

/** Enter, exchange the one-time token for the session, or stay out, with the reason in words. */
export type Admission =
  | { readonly kind: 'enter' }
  | { readonly kind: 'handOver' }
  | { readonly kind: 'refuse'; readonly status: 401 | 403; readonly sentence: string };

/** Cookies do not know ports, so the name does: two hosts on one machine keep their sessions apart. */
export function cookieName(port: number): string {
  return `mdt-desk-${port}`;
}

/**
 * Decides on a request before anything else looks at it. Only this machine's own two names are answered (a foreign Host is how a page
 * elsewhere reaches a loopback address by rebinding its name), only our own page may ask (Origin, Sec-Fetch-Site), and only a browser
 * that was given the session. Cookies of one machine reach every port, so the cookie alone would not do.
 */
export function admit(visit: Visit, keys: Keys): Admission {
  const hosts = [`127.0.0.1:${keys.port}`, `localhost:${keys.port}`];
  if (visit.host === undefined || !hosts.includes(visit.host)) {
    return refused(403, 'MDT Desk answers only on the address it printed when it started.');
  }
  const reading = visit.method === 'GET' || visit.method === 'HEAD';
  const ownOrigin = visit.origin === undefined ? reading : visit.origin === `http://${visit.host}`;
  const ownSite = visit.site === undefined || visit.site === 'same-origin' || (visit.site === 'none' && reading);
  if (!ownOrigin || !ownSite) return refused(403, 'Another page asked for this. MDT Desk answers only its own page.');

  const offered = offeredToken(visit);
  if (offered !== null) {
    if (keys.token !== null && same(offered, keys.token)) return { kind: 'handOver' };
    return refused(403, 'This address was used before, or is not the one that was printed. It opens MDT Desk once; please start MDT Desk again for a new one.');
  }
  if (holdsSession(visit.cookie, keys)) return { kind: 'enter' };
  return refused(401, 'This window has not been let in. Please start MDT Desk again, or use the address it printed when it started.');
}

function refused(status: 401 | 403, sentence: string): Admission {
  return { kind: 'refuse', status, sentence };
}

/** The token of an opening address, `GET /?token=…`; null for every other request. */
function offeredToken({ method, target }: Visit): string | null {
  const [path, query] = target.split('?', 2);
  return method === 'GET' && path === '/' ? new URLSearchParams(query).get('token') : null;
}

function holdsSession(cookie: string | undefined, { port, session }: Keys): boolean {
  const prefix = `${cookieName(port)}=`;
  return (cookie ?? '').split(';').some((pair) => pair.trim().startsWith(prefix) && same(pair.trim().slice(prefix.length), session));
}

/** Compares in the same time whatever the difference, by the digests, which are of one length. */
function same(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

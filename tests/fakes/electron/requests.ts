import type { CDPSession } from 'playwright-core';
import { toElectron } from './addresses.ts';
import { mayLoad, serve } from './session.ts';

type Paused = {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly urlFragment?: string; readonly method: string; readonly headers: Record<string, string>; readonly postData?: string };
  readonly resourceType: string;
  readonly frameId: string;
};

/** A frame's way to another page. */
export type Navigation = { readonly url: string; readonly frameId: string; readonly redirected: boolean };

/**
 * Answers a request Chromium holds back, as Electron does: a navigation is asked about first, then session.webRequest, then whoever serves
 * the scheme. Of a network there is nothing.
 */
export async function answerRequest(session: CDPSession, { requestId, request, resourceType, frameId }: Paused, mayGo: (navigation: Navigation) => boolean): Promise<void> {
  const fail = (errorReason: 'Aborted' | 'BlockedByClient' | 'Failed') => session.send('Fetch.failRequest', { requestId, errorReason });
  const url = toElectron(request.url);
  const goesTo = (address: string, redirected: boolean): boolean => resourceType !== 'Document' || mayGo({ url: address, frameId, redirected });
  if (!goesTo(url + (request.urlFragment ?? ''), false)) return void (await fail('Aborted'));
  if (!(await mayLoad(url))) return void (await fail('BlockedByClient'));
  const { method, headers, postData } = request;
  const answer = await serve(new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) })).catch(() => undefined);
  if (answer === undefined) return void (await fail('Failed'));
  const to = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && to !== null && !goesTo(new URL(to, url).href, true)) return void (await fail('Aborted'));
  const responseHeaders = [...answer.headers].filter(([name]) => name !== 'set-cookie').map(([name, value]) => ({ name, value }));
  await session.send('Fetch.fulfillRequest', { requestId, responseCode: answer.status, responseHeaders, body: Buffer.from(await answer.arrayBuffer()).toString('base64') });
}

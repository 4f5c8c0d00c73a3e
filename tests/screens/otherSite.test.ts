import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../electron/loopback/server.ts';
import { type AttackedDesk, attackedDesk } from '../fakes/attackedDesk.ts';
import { launchChromium } from '../fakes/chromium.ts';
import { hostOver } from '../fakes/loopback.ts';
import { makePageFolder, type PageFolder } from '../fakes/pageFolder.ts';
import { chair } from '../fakes/records.ts';

/** A call that would write, hidden in a form: what stands before and behind the sign is JSON, whatever the form makes of it. */
const writing = JSON.stringify({ by: chair, details: { date: '2026-12-03', startsAt: '09:00', place: 'Room 1', cutOff: null, chair: chair.name, scribe: '' } });
const [name = '', value = ''] = [writing.slice(0, 20), writing.slice(20)];

describe('a page of another site, in the browser that is let in', () => {
  let desk: AttackedDesk;
  let folder: PageFolder;
  let host: Host;
  let browser: Browser;
  let own: Page;
  let evil: Server;
  let target: string;
  /** Called by the application while the other page was at work. */
  let reached: string[];
  beforeAll(async () => {
    desk = await attackedDesk();
    reached = [];
    const watched = { ...desk.app, dispatch: (call: string, input: unknown) => (reached.push(call), desk.app.dispatch(call, input)) };
    folder = await makePageFolder();
    host = await hostOver(watched, folder.page);
    target = new URL(host.address).origin;
    browser = await launchChromium();
    own = await browser.newPage();
    await own.goto(host.address);
    evil = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another site</title>')).listen(0, '127.0.0.1');
    await once(evil, 'listening');
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    await desk?.close();
    await folder?.remove();
    evil?.close();
    evil?.closeAllConnections();
  });

  const callOfOwnPage = () => own.evaluate(() => fetch('/api/cases.list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((response) => response.json()));
  const port = (): number => {
    const address = evil.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  // On 127.0.0.1 it is the same site to the browser, which sends the cookie along; as localhost it is another.
  it.each(['127.0.0.1', 'localhost'])('reaches no call, reads nothing and writes nothing from %s, by any way a page has; the own page goes on', async (hostName) => {
    const page = await browser.newPage();
    // The page carries its cookie: it is of the same browser.
    await page.context().addCookies(await own.context().cookies());
    await page.goto(`http://${hostName}:${port()}/`);
    const [before, calls] = [desk.digest(), reached.length];
    const read = await page.evaluate(
      async ([base = '', body = '']) => {
        const tried = (attempt: Promise<unknown>): Promise<string> => attempt.then(String, () => 'failed');
        const element = (tag: 'img' | 'script' | 'link', path: string): Promise<string> =>
          new Promise((resolve) => {
            const made = document.createElement(tag);
            made.addEventListener('load', () => resolve('loaded'));
            made.addEventListener('error', () => resolve('failed'));
            if (made instanceof HTMLLinkElement) Object.assign(made, { rel: 'stylesheet', href: base + path });
            else made.src = base + path;
            document.body.append(made);
          });
        const listened = new Promise<string>((resolve) => {
          const source = new EventSource(`${base}/events`, { withCredentials: true });
          source.addEventListener('open', () => resolve('opened'));
          source.addEventListener('error', () => (source.close(), resolve('failed')));
        });
        const socket = new Promise<string>((resolve) => {
          const made = new WebSocket(`${base.replace('http', 'ws')}/events`);
          made.addEventListener('open', () => resolve('opened'));
          made.addEventListener('error', () => resolve('failed'));
        });
        const asText = { method: 'POST', credentials: 'include', body } as const;
        return {
          json: await tried(fetch(`${base}/api/meeting.plan`, { ...asText, headers: { 'content-type': 'application/json' } }).then((response) => response.text())),
          text: await tried(fetch(`${base}/api/meeting.plan`, asText).then((response) => response.text())),
          blind: await tried(fetch(`${base}/api/meeting.plan`, { ...asText, mode: 'no-cors' }).then((response) => response.type)),
          read: await tried(fetch(`${base}/index.html`, { credentials: 'include' }).then((response) => response.text())),
          beacon: String(navigator.sendBeacon(`${base}/api/meeting.plan`, new Blob([body], { type: 'text/plain' }))),
          img: await element('img', '/api/cases.list'),
          script: await element('script', '/assets/screen.js'),
          link: await element('link', '/assets/screen.css'),
          events: await listened,
          socket: await socket,
        };
      },
      [target, writing],
    );
    expect(read).toEqual({ json: 'failed', text: 'failed', blind: 'failed', read: 'failed', beacon: 'true', img: 'failed', script: 'failed', link: 'failed', events: 'failed', socket: 'failed' });

    for (const encoding of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      await page.goto(`http://${hostName}:${port()}/`);
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().startsWith(`${target}/api/`)),
        page.waitForURL(`${target}/api/**`),
        page.evaluate(
          ([address = '', type = '', field = '', rest = '']) => {
            const form = Object.assign(document.createElement('form'), { method: 'POST', action: address, enctype: type });
            form.append(Object.assign(document.createElement('input'), { name: field, value: rest }));
            document.body.append(form);
            form.submit();
          },
          [`${target}/api/meeting.plan`, encoding, name, value],
        ),
      ]);
      expect([encoding, answer.status()]).toEqual([encoding, 403]);
    }

    await page.goto(`http://${hostName}:${port()}/`);
    await page.evaluate((address) => void document.body.append(Object.assign(document.createElement('iframe'), { src: address })), `${target}/`);
    const [, frame] = [await page.waitForSelector('iframe'), page.frames()[1]];
    await frame?.waitForLoadState();
    expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.body.textContent ?? 'closed to it')).toBe('closed to it');

    expect(reached.slice(calls)).toEqual([]);
    expect(desk.digest()).toEqual(before);
    await page.close();
    expect(await callOfOwnPage()).toMatchObject({ ok: true });
    expect(reached.at(-1)).toBe('cases.list');
  });
});

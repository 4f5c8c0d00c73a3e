import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/result.ts';
import { type Host, startHost } from '../../electron/loopback/server.ts';
import { contentSecurityPolicy } from '../../electron/shell/page.ts';
import { ask, enter, hostOver, sendRaw } from '../fakes/loopback.ts';
import { makePageFolder, type PageFolder, waysOut } from '../fakes/pageFolder.ts';
import { createSmallApp } from '../fakes/smallApp.ts';

let folder: PageFolder;
let page: string;
beforeAll(async () => {
  folder = await makePageFolder();
  ({ page } = folder);
});
afterAll(() => folder.remove());

describe('the browser shell lets in', () => {
  const app = createSmallApp();
  let host: Host;
  let base: string;
  let cookie: string;
  beforeAll(async () => {
    host = await hostOver(app, page);
    ({ base, cookie } = await enter(host.address));
  });
  afterAll(() => host.close());

  const json = { 'content-type': 'application/json' };
  const post = (headers: Record<string, string>, body: string | Buffer = '{}', path = '/api/cases.list') =>
    ask(base + path, { method: 'POST', headers: { ...json, origin: base, cookie, ...headers }, body });
  /** Refused, as a Result with a sentence, before the application heard of it. */
  const refused = async (answer: Promise<{ status: number; body: string }>, status: number) => {
    const before = app.reached.length;
    const { status: answered, body } = await answer;
    expect(answered).toBe(status);
    const { ok, refusal } = JSON.parse(body);
    expect(ok).toBe(false);
    expect(Refusal.parse(refusal).message).toMatch(/^[A-Z].*\.$/s);
    expect(app.reached.length).toBe(before);
  };

  it('the first browser with the printed token, by a cookie no script can read and no other site can send', async () => {
    const own = createSmallApp();
    const second = await hostOver(own, page);
    const first = await ask(second.address);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']).toEqual([expect.stringMatching(/^mdt-desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)]);
    await second.close();
  });
  it('nobody with a token that was used before, and says so in words', async () => {
    const again = await ask(host.address);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('start MDT Desk again');
  });
  it('nobody with a guessed token, which leaves the right one unused', async () => {
    const other = await hostOver(app, page);
    expect((await ask(`${new URL(other.address).origin}/?token=${'A'.repeat(43)}`)).status).toBe(403);
    expect((await ask(`${new URL(other.address).origin}/?token=`)).status).toBe(403);
    expect((await ask(other.address)).status).toBe(303);
    await other.close();
  });
  it('nobody to page, scripts, calls or events without the cookie', async () => {
    for (const path of ['/', '/assets/screen.js', '/events']) {
      const { status, body } = await ask(base + path);
      expect([path, status]).toEqual([path, 401]);
      expect(body).toContain('use the address it printed');
    }
    await refused(post({ cookie: '' }), 401);
    await refused(post({ cookie: `${cookie}x` }), 401);
    await refused(post({ cookie: cookie.replace('mdt-desk', 'other') }), 401);
  });
  it('the page, its scripts and its calls with the cookie', async () => {
    const start = await ask(base, { headers: { cookie } });
    expect([start.status, start.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await ask(`${base}/assets/screen.js`, { headers: { cookie } })).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await post({})).status).toBe(200);
    expect((await post({ origin: base.replace('127.0.0.1', 'localhost'), host: new URL(base).host.replace('127.0.0.1', 'localhost') })).status).toBe(200);
  });
  it('no foreign Host, which is how a page elsewhere rebinds its name to this machine', async () => {
    for (const name of ['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example']) await refused(post({ host: name, origin: `http://${name}` }), 403);
    expect((await ask(base, { headers: { cookie, host: 'evil.example' } })).status).toBe(403);
  });
  it('no foreign Origin, and no call without one', async () => {
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', base.replace('http:', 'https:')]) await refused(post({ origin }), 403);
    await refused(ask(`${base}/api/cases.list`, { method: 'POST', headers: { ...json, cookie }, body: '{}' }), 403);
  });
  it('no request another site began, even one on another port of this machine', async () => {
    for (const site of ['cross-site', 'same-site']) {
      await refused(post({ 'sec-fetch-site': site }), 403);
      expect((await ask(base, { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403);
    }
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
  it('no way out of the folder of the page, and no file that is not of a page', async () => {
    const { port } = new URL(base);
    for (const path of [...waysOut, '/notes.exe']) {
      const answer = await sendRaw(Number(port), `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\nconnection: close\r\n\r\n`);
      expect([path, answer.split('\r\n', 1)[0]]).toEqual([path, 'HTTP/1.1 404 Not Found']);
      expect(answer).not.toContain('secret":true');
    }
  });
  it('no body that is not JSON, by its type or by its text', async () => {
    await refused(post({ 'content-type': 'text/plain' }), 415);
    await refused(post({ 'content-type': 'application/x-www-form-urlencoded' }), 415);
    await refused(post({}, '{"cut":'), 400);
    await refused(post({}, ''), 400);
    expect((await post({ 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200);
  });
  it('a body of 100 MB, and not a byte more, whether its length was said or not', async () => {
    const limit = 100 * 1024 * 1024;
    const body = (size: number) => Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(size - 8, 'x'), Buffer.from('"}')]);
    expect((await post({}, body(limit))).status).toBe(200);
    await refused(post({}, body(limit + 1)), 413);
    await refused(post({ 'transfer-encoding': 'chunked' }, body(limit + 1)), 413);
  });
  it('nobody on a port that another program holds: it says so and does not start', async () => {
    expect(await startHost({ app, page, port: Number(new URL(base).port), log: () => {} })).toMatchObject({ ok: false, refusal: { code: 'notNow' } });
  });
  it('only the method an address has', async () => {
    await refused(ask(`${base}/api/cases.list`, { headers: { cookie } }), 405);
    for (const path of ['/', '/events']) expect((await post({}, '{}', path)).status).toBe(405);
    expect((await ask(base, { method: 'DELETE', headers: { cookie, origin: base } })).headers.allow).toBe('GET, HEAD');
  });
  it('nothing without the page policy, and keeps no answer of a call', async () => {
    const answers = [await ask(base, { headers: { cookie } }), await post({}), await ask(base), await post({ origin: 'http://evil.example' })];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
    expect(answers[1]?.headers['cache-control']).toBe('no-store');
  });
  it('listeners to events, until they leave or the host closes', async () => {
    const own = createSmallApp();
    const other = await hostOver(own, page);
    const entered = await enter(other.address);
    const heard = await fetch(`${entered.base}/events`, { headers: { cookie: entered.cookie } });
    const reader = heard.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    own.announce({ name: 'changed', data: { kind: 'case', id: 'one\ntwo' } });
    expect((await reader?.read())?.value).toBe(`data: ${JSON.stringify({ name: 'changed', data: { kind: 'case', id: 'one\ntwo' } })}\n\n`);
    await other.close();
    expect(await reader?.read()).toMatchObject({ done: true });
    expect(own.listeners()).toBe(0);
  });
});

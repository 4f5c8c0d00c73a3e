import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, attackedDesk } from '../../fakes/attackedDesk.ts';
import { ask, hostOver, type HttpAnswer, sendRaw } from '../../fakes/loopback.ts';
import { chair } from '../../fakes/records.ts';

/** A call that would write were it carried out. */
const writing = JSON.stringify({ by: chair, details: { date: '2026-12-03', startsAt: '09:00', place: 'Room 1', cutOff: null, chair: chair.name, scribe: '' } });

describe('a host over a real record keeps its door: nothing is carried out or written, and the page goes on, after', () => {
  let desk: AttackedDesk;
  beforeAll(async () => {
    desk = await attackedDesk();
  });
  afterAll(() => desk.close());

  /** Attacks one by one, each of which must be turned away with a status, in words, with no cookie and nothing of the record. */
  const turnedAway = async (attacks: readonly (() => Promise<HttpAnswer>)[], status: number): Promise<void> => {
    for (const attack of attacks) {
      const answer = await desk.withstands(attack);
      expect(answer.status).toBe(status);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.body).toMatch(/[A-Z][^<>{}]+\./);
      expect(answer.body).not.toMatch(/TESTPATIENT|\bat .+:\d+:\d+|\/tmp|node:/);
    }
  };

  it('a foreign Host, on pages, calls and events, with the right cookie', async () => {
    const hosts = ['evil.example', `evil.example:${desk.port}`, '127.0.0.1', '127.0.0.1:1', `127.0.0.1.evil.example:${desk.port}`, `127.0.0.2:${desk.port}`, `0.0.0.0:${desk.port}`, `[::1]:${desk.port}`, `LOCALHOST.:${desk.port}`, `127.0.0.1:${desk.port}@evil.example`];
    await turnedAway(hosts.flatMap((host) => [
      () => ask(desk.base, { headers: { host, cookie: desk.cookie } }),
      () => ask(`${desk.base}/events`, { headers: { host, cookie: desk.cookie } }),
      () => desk.post('meeting.plan', writing, { host, origin: `http://${host}` }),
    ]), 403);
  });

  it('a foreign Origin, on calls and on what only reads', async () => {
    const origins = ['http://evil.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', desk.base.replace('http:', 'https:'), `${desk.base}.evil.example`, `${desk.base}/`, `${desk.base}, http://evil.example`, 'file://', 'app://mdt', ''];
    await turnedAway(origins.flatMap((origin) => [
      () => desk.post('meeting.plan', writing, { origin }),
      () => ask(desk.base, { headers: { origin, cookie: desk.cookie } }),
    ]), 403);
  });

  it('a call that names no Origin, as a program and not a page would make it', async () => {
    await turnedAway([() => ask(`${desk.base}/api/meeting.plan`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: desk.cookie }, body: writing })], 403);
  });

  it('a missing, a guessed, a shortened and a foreign session', async () => {
    const other = await attackedDesk();
    const [name = '', session = ''] = desk.cookie.split('=');
    const cookies = ['', `${name}=`, `${name}=${'A'.repeat(43)}`, `${name}=${session.slice(0, -1)}`, `${name}=${session}A`, `${name}=${session.toLowerCase()}`, `x${desk.cookie}`, other.cookie, `${name}=${other.cookie.split('=')[1]}`, `${name}="${session}"`, `session=${session}`];
    await turnedAway(cookies.flatMap((cookie) => [
      () => desk.post('meeting.plan', writing, { cookie }),
      () => ask(`${desk.base}/events`, { headers: { cookie } }),
    ]), 401);
    await other.close();
  });

  it('a token used before, a guessed one, and one sent where none is taken', async () => {
    const { search } = new URL(desk.usedAddress);
    await turnedAway([
      () => ask(desk.usedAddress),
      () => ask(desk.usedAddress, { headers: { cookie: desk.cookie } }),
      () => ask(`${desk.base}/?token=${'A'.repeat(43)}`),
      () => ask(`${desk.base}/?token=`),
      () => ask(`${desk.base}/?token=A${search.replace('?', '&')}`),
    ], 403);
    await turnedAway([
      () => ask(`${desk.base}/index.html${search}`),
      () => ask(`${desk.base}/events${search}`),
      () => desk.post(`meeting.plan${search}`, writing, { cookie: '' }),
      () => ask(desk.usedAddress, { method: 'HEAD' }).then((answer) => ({ ...answer, body: 'Heads have no words.' })),
    ], 401);
  });

  it('two browsers that bring the token at the same moment: one is let in', async () => {
    const other = await hostOver(desk.app, desk.data);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(other.address)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 403)]);
    expect(answers.filter(({ headers }) => headers['set-cookie'] !== undefined)).toHaveLength(1);
    await other.close();
    await desk.honest();
  });

  it('a form another site posts, in every encoding a form has and with a body that is JSON all the same', async () => {
    const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'text/plain;charset=UTF-8'];
    const foreign = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    await turnedAway(types.flatMap((type) => [
      () => desk.post('meeting.plan', writing, { ...foreign, 'content-type': type }),
      () => desk.post('meeting.plan', writing, { origin: 'null', 'content-type': type }),
    ]), 403);
    // Even where a browser left out who asked, or the page itself were made to send one.
    await turnedAway(types.map((type) => () => desk.post('meeting.plan', writing, { 'content-type': type })), 415);
    await turnedAway([() => desk.post('meeting.plan', writing, { 'content-type': '' }), () => desk.post('meeting.plan', writing, { 'content-type': 'application/json-patch+json' })], 415);
  });

  it('what another page on this machine asks, on whatever port: a request a browser marks as same-site or cross-site', async () => {
    await turnedAway(['cross-site', 'same-site', 'none', 'same-origin, cross-site', 'SAME-ORIGIN'].map((site) => () => desk.post('meeting.plan', writing, { 'sec-fetch-site': site })), 403);
    await turnedAway(['cross-site', 'same-site'].map((site) => () => ask(desk.base, { headers: { cookie: desk.cookie, 'sec-fetch-site': site } })), 403);
  });

  it('a question whether another site may ask (preflight), which gets no leave', async () => {
    const asked = { origin: 'http://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    await turnedAway([() => ask(`${desk.base}/api/meeting.plan`, { method: 'OPTIONS', headers: asked }), () => ask(`${desk.base}/api/meeting.plan`, { method: 'OPTIONS', headers: { ...asked, cookie: desk.cookie } })], 403);
  });

  it('a method an address does not take, with all the right papers', async () => {
    const headers = { cookie: desk.cookie, origin: desk.base };
    await turnedAway(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) => () => ask(`${desk.base}/api/cases.list`, { method, headers })), 405);
    await turnedAway(['POST', 'PUT', 'DELETE', 'TRACE'].map((method) => () => ask(`${desk.base}/`, { method, headers })), 405);
  });

  it('an upgrade to another protocol, and a tunnel', async () => {
    const upgrade = `GET /events HTTP/1.1\r\nhost: 127.0.0.1:${desk.port}\r\norigin: http://evil.example\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\ncookie: ${desk.cookie}\r\n\r\n`;
    for (const bytes of [upgrade.replace('Upgrade\r\n', 'Upgrade, close\r\n'), `CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\nconnection: close\r\n\r\n`]) {
      expect(await desk.withstands(() => sendRaw(desk.port, bytes))).not.toMatch(/^HTTP\/1\.1 (101|200)/);
    }
  });
});

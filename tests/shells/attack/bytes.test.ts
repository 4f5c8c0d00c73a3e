import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedDesk, attackedDesk } from '../../fakes/attackedDesk.ts';
import { sendRaw } from '../../fakes/loopback.ts';
import { waysOut } from '../../fakes/pageFolder.ts';

describe('a host over a real record stands: nothing is written, nothing of the machine is said, and the page goes on, after', () => {
  let desk: AttackedDesk;
  beforeAll(async () => {
    desk = await attackedDesk({ patience: { headers: 500, request: 1_500 } });
  });
  afterAll(async () => {
    expect(desk.faults).toEqual([]);
    await desk.close();
  });

  const head = (line: string, ...more: string[]): string => [`${line} HTTP/1.1`, `host: 127.0.0.1:${desk.port}`, `cookie: ${desk.cookie}`, `origin: ${desk.base}`, 'connection: close', ...more, '', ''].join('\r\n');
  /** Sends bytes as an attack and answers the status that came back; "closed" where the host said nothing and hung up. */
  const statusAfter = async (bytes: string | Buffer): Promise<string> => {
    const answer = await desk.withstands(() => sendRaw(desk.port, bytes));
    expect(answer).not.toMatch(/secret":true|TESTPATIENT|root:|\bat .+:\d+:\d+|\/tmp\/|node:internal/);
    return /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'closed';
  };
  const bodyStatus = async (body: string | Buffer): Promise<number> => (await desk.post('cases.list', body)).status;

  it('every way out of the folder of the page', async () => {
    const more = ['//', '///etc/passwd', '//evil.example/index.html', '/../', '/..', '/.', '/assets/', '/assets', '/%2e%2e', '/....//secret.json', '/..;/secret.json', '/assets/%2e%2e/%2e%2e/secret.json', '/%252e%252e/secret.json', '/secret.json%00.html', '/..\\secret.json', '/C:/Windows/win.ini', '/%ff%fe', `/${'a/'.repeat(3000)}`, 'http://evil.example/secret.json', 'http://[', '/~root', '/.env', '/proc/self/environ'];
    for (const path of [...waysOut, ...more]) expect([path.slice(0, 40), await statusAfter(head(`GET ${path}`))]).toEqual([path.slice(0, 40), '404']);
    for (const path of ['index.html', '..', '']) expect([path, await statusAfter(head(`GET ${path}`))]).toEqual([path, '400']);
  });

  it('ways out of the address of a call, which name no call', async () => {
    for (const path of ['/api/', '/api/..%2fcases.list', '/api/../api/cases.burn', '/api/cases.list/', '/api/__proto__', '/api/constructor', '/api/toString', '/api/hasOwnProperty', '/api/%00']) {
      const answer = await sendRaw(desk.port, head(`POST ${path}`, 'content-type: application/json', 'content-length: 2') + '{}');
      expect([path, answer]).toEqual([path, expect.stringContaining('"code":"invalidInput","message":"There is no call named')]);
      expect(answer).not.toMatch(/TESTPATIENT|\bat .+:\d+:\d+|\/tmp\//);
    }
    await desk.honest();
  });

  it('what is no HTTP, or HTTP with two meanings', async () => {
    const post = (...headers: string[]): string => head('POST /api/cases.list', 'content-type: application/json', ...headers);
    expect(await statusAfter('hello\r\n\r\n')).toBe('400');
    expect(await statusAfter(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]))).toBe('400');
    expect(await statusAfter('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).toMatch(/400|closed/);
    expect(await statusAfter(post('content-length: 2', 'transfer-encoding: chunked') + '0\r\n\r\n')).toBe('400');
    expect(await statusAfter(post('content-length: 2', 'content-length: 3') + '{}')).toBe('400');
    expect(await statusAfter(post('content-length: -1') + '{}')).toBe('400');
    expect(await statusAfter(post('content-length: 99999999999999999999') + '{}')).toBe('400');
    expect(await statusAfter(post('transfer-encoding: chunked, identity') + '2\r\n{}\r\n0\r\n\r\n')).toBe('400');
    expect(await statusAfter(post('transfer-encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n')).toMatch(/400|closed/);
    expect(await statusAfter(head('GET /', 'x: a\x00b'))).toBe('400');
    expect(await statusAfter(head('GET /', ' folded: header'))).toBe('400');
    expect(await statusAfter(head('GET / x'))).toBe('400');
    expect(await statusAfter('GET / HTTP/1.1\r\n\r\n')).toBe('400');
    expect(await statusAfter('GET / HTTP/9.9\r\nhost: x\r\n\r\n')).toMatch(/400|505/);
  });

  it('headers larger than any page sends, and more of them', async () => {
    expect(await statusAfter(head('GET /', `x: ${'a'.repeat(20_000)}`))).toBe('431');
    expect(await statusAfter(head(`GET /${'a'.repeat(20_000)}`))).toBe('431');
    expect(await statusAfter(head('GET /', ...Array.from({ length: 5_000 }, (_, index) => `x${index}: a`)))).toBe('431');
  });

  it('bodies that are no JSON, or no JSON this program can have sent', async () => {
    const before = desk.digest();
    for (const body of ['', ' ', '{', '{}{}', '{"a":1,}', "{'a':1}", 'NaN', 'undefined', '\uFEFF', '\u0000', '[', `${'['.repeat(200_000)}`, '"\u0001"', '{"a":"\\ud8"}', Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), Buffer.from([0x80, 0x81])]) {
      expect([String(body).slice(0, 20), await bodyStatus(body)]).toEqual([String(body).slice(0, 20), 400]);
    }
    // JSON of the wrong shape is a call, and refused as one: in words and without what was sent.
    for (const body of ['null', '0', '"x"', '[]', 'true', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, '{"__proto__":{"by":1}}', '{"constructor":{"prototype":{}}}', '1e999999', `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join()}}`, `"${'x'.repeat(5_000_000)}"`]) {
      const answer = await desk.post('cases.list', body);
      expect([body.slice(0, 20), answer.status, JSON.parse(answer.body)]).toEqual([body.slice(0, 20), 200, { ok: false, refusal: expect.objectContaining({ code: 'invalidInput' }) }]);
      expect(answer.body.length).toBeLessThan(1_000);
    }
    expect(desk.digest()).toEqual(before);
    await desk.honest();
  });

  it('a body without end', async () => {
    const before = desk.digest();
    const socket = createConnection(desk.port, '127.0.0.1');
    const gone = closed(socket);
    socket.write(head('POST /api/cases.list', 'content-type: application/json', 'transfer-encoding: chunked'));
    const part = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`;
    let poured = 0;
    const pour = (): void => {
      for (poured += 1; !socket.destroyed && socket.write(part); poured += 1);
    };
    socket.on('drain', pour).resume();
    pour();
    // The host lets it go when its time is up; until then the page goes on beside it.
    expect(JSON.parse((await desk.post('cases.list', '{}')).body)).toMatchObject({ ok: true });
    expect(socket.destroyed).toBe(false);
    await gone;
    expect(poured).toBeGreaterThan(1);
    expect(desk.digest()).toEqual(before);
    await desk.honest();
  });

  it('clients that dawdle over their headers, over their body, or say nothing at all: each is let go, and nobody waits for them', async () => {
    const slow = [
      '',
      'G',
      `GET / HTTP/1.1\r\nhost: 127.0.0.1:${desk.port}\r\ncook`,
      head('POST /api/cases.list', 'content-type: application/json', 'content-length: 2') + '{',
      head('POST /api/cases.list', 'content-type: application/json', 'transfer-encoding: chunked') + '1\r\n{\r\n',
    ];
    const dawdlers = Array.from({ length: 60 }, (_, index) => sendRaw(desk.port, slow[index % slow.length] ?? ''));
    await desk.honest();
    for (const answer of await Promise.all(dawdlers)) expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
    await desk.honest();
  });

  it('clients that leave in the middle of a request', async () => {
    await desk.withstands(async () => {
      for (const sent of ['POST', head('POST /api/cases.list', 'content-type: application/json', 'content-length: 100') + '{"a":']) {
        for (let times = 0; times < 20; times += 1) {
          const socket = createConnection(desk.port, '127.0.0.1');
          const gone = closed(socket);
          socket.write(sent, () => socket.resetAndDestroy());
          await gone;
        }
      }
    });
  });

  it('more connections than a page could need: those beyond are turned away, the page keeps the one it has, and the record is written', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const overKept = async (): Promise<string> => {
      const asked = request(`${desk.base}/api/actor.choose`, { method: 'POST', agent, headers: { 'content-type': 'application/json', origin: desk.base, cookie: desk.cookie } });
      asked.end(JSON.stringify({ actor: { name: 'Test Chair', role: 'chair', trust: 'Test Trust North' } }));
      const [response] = await once(asked, 'response');
      return text(response);
    };
    expect(JSON.parse(await overKept())).toMatchObject({ ok: true });
    const crowd = Array.from({ length: 400 }, () => closed(createConnection(desk.port, '127.0.0.1').resume()));
    await Promise.race(crowd);
    expect(JSON.parse(await overKept())).toMatchObject({ ok: true });
    // The others are let go when their time is up.
    await Promise.all(crowd);
    await desk.honest();
    agent.destroy();
  });
});

/** Until a connection is closed, by whichever side and in whatever way. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on('error', () => {}).once('close', () => resolve()));
}

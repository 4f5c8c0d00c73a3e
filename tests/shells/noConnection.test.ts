import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../../electron/core/exports/pdf.ts';
import { ask, enter, type Loopback, startLoopback } from '../fakes/loopback.ts';
import { chair as by } from '../fakes/records.ts';
import { giveKeyring, testPassphrase } from '../fakes/vaultFolder.ts';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const watch = new URL('../fakes/connectionWatch.ts', import.meta.url).href;
/** Linux can start a program on a machine without any network; not everywhere, and not for everybody. */
const cutOff = spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true']).status === 0;

let folder: string;
let log: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-connection-'));
  log = join(folder, 'connections.txt');
  await writeFile(log, '');
  await writeFile(join(folder, 'list.csv'), 'Surname,Forename,DOB,Hospital number\nTESTPATIENT-WIRE,Ada,14/03/1979,TT990001\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const attempts = async (): Promise<string[]> => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '');

/** A shell's way to carry out a call. */
type Carry = (name: string, input: unknown) => Promise<unknown>;

async function take(call: Carry, name: string, input: unknown) {
  const answer = (await call(name, input)) as { ok: boolean; value: never }; // a Result, as its shape says
  expect([name, answer.ok ? 'taken' : answer]).toEqual([name, 'taken']);
  return answer.value as { meetingId: string; basis: string; base64: string }; // as much as is read below
}

/** A meeting with its cases, and its agenda printed. */
async function evening(call: Carry): Promise<string> {
  const { meetingId } = await take(call, 'demonstration.load', { by });
  const agenda = await take(call, 'circulation.file', { meetingId, version: null, kind: 'agenda' });
  expect(Buffer.from(agenda.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  return meetingId;
}

/** What else a week is made of: an import from a list, the map, search, the board, the rules. */
async function week(call: Carry): Promise<void> {
  const meetingId = await evening(call);
  const list = { meetingId, fileName: 'list.csv', base64: (await readFile(join(folder, 'list.csv'))).toString('base64') };
  const { basis } = await take(call, 'import.preview', list);
  await take(call, 'import.commit', { by, ...list, basis, choices: [], lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' });
  await take(call, 'export.map', { caseId: null });
  await take(call, 'search.find', { words: 'testpatient-wire' });
  await take(call, 'readiness.board', { meetingId });
  await take(call, 'rules.answer', { facts: { tissue: 'bone', origin: 'primary', certainty: 'confirmed' } });
}

/** A command line over the program's own sources, watched, and cut off from every network where that is asked. */
function commandLine(data: string, apart: boolean): Carry {
  return async (name, input) => {
    await giveKeyring(data);
    const program = [process.execPath, '--import', watch, file('electron/cli/main.ts'), name, '-', '--data', data];
    const [command = '', ...args] = apart ? ['unshare', '--user', '--map-root-user', '--net', ...program] : program;
    const child = spawn(command, args, { env: { ...process.env, CONNECTION_LOG: log, MDT_PASSPHRASE: testPassphrase } });
    child.stdin.end(JSON.stringify(input));
    const [out, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    expect(complaint).toBe('');
    return JSON.parse(out);
  };
}

describe('while it runs, nothing opens a network connection', () => {
  it('the watch would notice: a request by name or number, a datagram, a look-up, another program', async () => {
    for (const [attempt, noticed] of [
      [`await fetch('http://127.0.0.1:39999/').catch(() => {})`, /connect/],
      [`(await import('node:https')).get('https://mdt.invalid/').on('error', () => {})`, /connect|lookup/],
      [`(await import('node:net')).connect(39999, '127.0.0.1')`, /connect/],
      [`(await import('node:dgram')).createSocket('udp4')`, /createSocket/],
      [`await (await import('node:dns/promises')).lookup('mdt.invalid')`, /lookup/],
      [`(await import('node:child_process')).spawn('true')`, /spawn/],
    ] as const) {
      const own = join(folder, 'noticed.txt');
      await writeFile(own, '');
      spawnSync(process.execPath, ['--import', watch, '--input-type=module', '-e', `try { ${attempt} } catch {}`], { env: { ...process.env, CONNECTION_LOG: own } });
      expect([attempt, await readFile(own, 'utf8')]).toEqual([attempt, expect.stringMatching(noticed)]);
    }
  });

  it('in the browser shell, which only listens', async () => {
    const shell: Loopback = await startLoopback({ data: join(folder, 'browser'), imports: watch, env: { CONNECTION_LOG: log, DISPLAY: '', WAYLAND_DISPLAY: '' } });
    const { base, cookie } = await enter(shell.url);
    await week(async (name, input) => JSON.parse((await ask(`${base}/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: base, cookie }, body: JSON.stringify(input) })).body));
    expect(await shell.close()).toBe(0);
    expect(await attempts()).toEqual([]);
  });

  it.skipIf(!cutOff)(`from the command line, on a machine that has no network at all${cutOff ? '' : ' (skipped: this system starts no program without its network)'}`, async () => {
    await evening(commandLine(join(folder, 'apart'), true));
    expect(await attempts()).toEqual([]);
  });

  it.skipIf(cutOff)('from the command line, watched', async () => {
    await evening(commandLine(join(folder, 'watched'), false));
    expect(await attempts()).toEqual([]);
  });

  it('in a document that names an address: the printer refuses it and does not ask', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const image = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/patient.png`;
    const at = new Date('2026-11-24T12:00:00Z');
    // An image is not among what our own documents may hold; a library is asked here, not our types.
    const content = [{ image } as unknown as string];
    const printing = pdfOf({ content, pageSize: 'A4', pageMargins: [40, 40, 40, 40], info: { title: '', creator: '', producer: '', creationDate: at, modDate: at }, language: 'en-GB', displayTitle: true, version: '1.7', styles: {}, defaultStyle: { font: 'Roboto' } });
    await expect(printing).rejects.toThrow(/denied/);
    expect(asked).toBe(0);
    server.close();
  });
});

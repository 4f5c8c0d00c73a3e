import { mkdtemp, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Call, contract } from '../../shared/api/contract.ts';
import { Refusal } from '../../shared/domain/result.ts';
import { type App, type AppOptions, createApp } from '../../electron/core/app.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { carryOut, type Ended, runCommand } from '../fakes/commandLine.ts';
import { overIpc } from '../fakes/ipc.ts';
import { ask, enter, hostOver } from '../fakes/loopback.ts';
import { createSmallApp } from '../fakes/smallApp.ts';

const calls = Object.keys(contract) as Call[]; // its own keys
const chair = { name: 'Chair Testperson', role: 'chair', trust: 'RNOH' };
/** A carrier of calls, open. */
type Open = { call(name: string, input: unknown): Promise<unknown>; close(): Promise<void> };

function options(folder: string, shell: AppOptions['shell']): AppOptions {
  const resources = fileURLToPath(new URL('../../resources', import.meta.url));
  return { folder, key: dataKey, resources, shell, clock: () => new Date('2026-11-20T09:00:00Z'), ids: randomUUID, log: () => {} };
}
async function realApp(folder: string, shell: AppOptions['shell']): Promise<App> {
  const app = await createApp(options(folder, shell));
  if (!app.ok) throw new Error(app.refusal.message);
  return app.value;
}
async function overLoopback(app: App): Promise<Open> {
  const host = await hostOver(app, tmpdir());
  const { base, cookie } = await enter(host.address);
  return {
    call: async (name, input) => {
      const headers = { 'content-type': 'application/json', origin: base, cookie };
      const { status, body } = await ask(`${base}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
      expect(status).toBe(200);
      return JSON.parse(body);
    },
    close: async () => {
      await host.close();
      await app.close();
    },
  };
}
function overDesktop(app: App): Open {
  return { call: overIpc(app).call, close: () => app.close() };
}
function overCommandLine(folder: string, run: (args: readonly string[], input: string) => Promise<Ended>): Open {
  return {
    call: async (name, input) => {
      const { code, out } = await run([name, '-', '--data', folder], JSON.stringify(input));
      const result = JSON.parse(out);
      expect(code).toBe(result.ok ? 0 : 1);
      return result;
    },
    close: async () => {},
  };
}
/** The value of a Result, checked against what the contract promises for the call. */
function valueOf<C extends Call>(name: C, result: unknown) {
  const answer = z.strictObject({ ok: z.literal(true), value: z.unknown() }).safeParse(result);
  expect(answer.success, `${name}: ${JSON.stringify(result).slice(0, 400)}`).toBe(true);
  const value = contract[name].output.safeParse(answer.data?.value);
  expect(value.error?.issues, name).toBeUndefined();
  // What the carrier brought is what the schema knows: nothing was lost on the way or added.
  expect(value.data).toEqual(answer.data?.value);
  expect(structuredClone(value.data)).toEqual(JSON.parse(JSON.stringify(value.data)));
  return value.data;
}

describe.each([
  ['loopback', async (folder: string) => overLoopback(await realApp(folder, 'loopback'))],
  ['desktop', async (folder: string) => overDesktop(await realApp(folder, 'desktop'))],
  ['command line', async (folder: string) => overCommandLine(folder, carryOut)],
] as const)('over the %s', (_, opened) => {
  let folder: string;
  let carrier: Open;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-contract-'));
    carrier = await opened(join(folder, 'data'));
  });
  afterAll(async () => {
    await carrier?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('every call of the contract answers an input it does not know with a refusal in words', async () => {
    for (const name of calls) {
      const answer = z.strictObject({ ok: z.literal(false), refusal: Refusal }).safeParse(await carrier.call(name, { nonsense: true }));
      expect([name, answer.data?.refusal.code]).toEqual([name, 'invalidInput']);
    }
  });
  it('what is read after the demonstration was loaded is what the contract promises', async () => {
    const { meetingId } = z.object({ meetingId: z.string() }).parse(valueOf('demonstration.load', await carrier.call('demonstration.load', { by: chair })));
    valueOf('workspace.read', await carrier.call('workspace.read', {}));
    valueOf('meetings.list', await carrier.call('meetings.list', {}));
    valueOf('meeting.read', await carrier.call('meeting.read', { meetingId }));
    valueOf('readiness.board', await carrier.call('readiness.board', { meetingId }));
    valueOf('readiness.settings', await carrier.call('readiness.settings', {}));
    const [first] = z.array(z.object({ id: z.string() })).parse(valueOf('cases.list', await carrier.call('cases.list', {})));
    valueOf('case.read', await carrier.call('case.read', { caseId: first?.id }));
    const [someone] = z.array(z.object({ practitioner: z.object({ id: z.string() }) })).parse(valueOf('directory.read', await carrier.call('directory.read', { onDate: null })));
    valueOf('operations.list', await carrier.call('operations.list', { practitionerId: someone?.practitioner.id }));
  });
  it('the rules answer with their clauses', async () => {
    const facts = { tissue: 'bone', origin: 'primary', certainty: 'confirmed', skullBase: 'yes' };
    const answer = valueOf('rules.answer', await carrier.call('rules.answer', { facts }));
    expect(JSON.stringify(answer)).toContain('"K4"');
  });
  it('a record that is not there is a refusal, not an empty answer', async () => {
    expect(await carrier.call('case.read', { caseId: 'no-such-case' })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });
});

describe('the command line as a program of its own', () => {
  it('answers as it does in this process: a value, a refusal of the core, and one of the contract', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-contract-'));
    const [program, here] = [runCommand, carryOut].map((run) => overCommandLine(join(folder, 'data'), run));
    for (const [name, input] of [
      ['demonstration.load', { by: chair }],
      ['cases.list', {}],
      ['case.read', { caseId: 'no-such-case' }],
      ['case.read', { nonsense: true }],
    ] as const) {
      const answer = await program?.call(name, input);
      // Loading it again is refused; every other call asks, and is answered the same however often.
      if (name === 'demonstration.load') expect(answer).toMatchObject({ ok: true });
      else expect(await here?.call(name, input)).toEqual(answer);
    }
    await rm(folder, { recursive: true, force: true });
  });
});

describe.each([
  ['loopback', overLoopback],
  ['desktop', async (app: App) => overDesktop(app)],
] as const)('on its own account the %s', (_, opened) => {
  const app = createSmallApp();
  let carrier: Open;
  beforeAll(async () => {
    carrier = await opened(app);
  });
  afterAll(() => carrier.close());

  it('refuses a call that is not of the contract', async () => {
    for (const name of ['cases.burn', 'toString', '__proto__']) {
      expect(await carrier.call(name, {})).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    }
  });
  it('brings a refusal with its clauses and its field', async () => {
    expect(await carrier.call('case.read', { caseId: 'a' })).toEqual({
      ok: false,
      refusal: { code: 'blockedByPathway', message: 'Confirmed sarcoma must be discussed first.', clauses: ['K2a', 'K2b'], field: 'caseId' },
    });
  });
  it('brings what was sent as it was sent, in any script', async () => {
    const actor = { ...chair, name: 'Žofie Ñandú 山田 \u2028 "quoted"' };
    expect(await carrier.call('actor.choose', { actor })).toEqual({ ok: true, value: { actor: { ...actor, practitionerId: null } } });
  });
  it('answers a fault of the program as a refusal without its inside', async () => {
    const answer = await carrier.call('meetings.list', {});
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('a fault');
  });
});

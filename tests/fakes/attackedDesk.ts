import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { App } from '../../electron/core/app.ts';
import { createLockableApp } from '../../electron/core/lock/lockableApp.ts';
import { leastCost } from '../../electron/core/vault/passphrase.ts';
import type { Patience } from '../../electron/loopback/server.ts';
import type { Call, InputOf, OutputOf } from '../../shared/api/contract.ts';
import { digestOf, stampsOf } from './folderDigest.ts';
import { ask, enter, type HttpAnswer, hostOver } from './loopback.ts';
import { makePageFolder } from './pageFolder.ts';
import { chair, details } from './records.ts';
import { giveKeyring, testPassphrase } from './vaultFolder.ts';

/** A real host over a real data folder with the demonstration in it, to be attacked. */
export type AttackedDesk = {
  readonly base: string;
  readonly port: number;
  /** The address that let the honest page in, and is used up. */
  readonly usedAddress: string;
  readonly cookie: string;
  /** The data folder. */
  readonly data: string;
  /** Every call that reached the application, by name. */
  readonly reached: string[];
  /** What the host or the core reported as faults of their own. */
  readonly faults: unknown[];
  readonly app: App;
  readonly meetingId: string;
  readonly caseIds: readonly string[];
  /** A call as the page itself makes it. */
  post(name: string, body: string | Buffer, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** Runs an attack and expects that it reached no call and wrote nothing, and that the page can read and write afterwards. */
  withstands<T>(attack: () => Promise<T>): Promise<T>;
  /** Expects that the page can read, and keep what was typed. */
  honest(): Promise<void>;
  stamps(): string;
  digest(): Record<string, string>;
  close(): Promise<void>;
};

/** Loads the demonstration into an encrypted folder, closes, and opens again, so that nothing of the loading is still to be written. */
export async function attackedDesk({ patience }: { readonly patience?: Patience } = {}): Promise<AttackedDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-attacked-'));
  const page = await makePageFolder();
  const data = join(folder, 'data');
  const faults: unknown[] = [];
  const first = await open(data, faults);
  const { meetingId } = await take(first, 'demonstration.load', { by: chair });
  const caseIds = (await take(first, 'cases.list', {})).map(({ id }) => id);
  await first.close();

  const app = await open(data, faults);
  const reached: string[] = [];
  const watched: App = {
    ...app,
    dispatch: (name, input) => {
      reached.push(name);
      return app.dispatch(name, input);
    },
  };
  const host = await hostOver(watched, page.page, { log: (...fault) => faults.push(fault), ...(patience === undefined ? {} : { patience }) });
  const { base, cookie } = await enter(host.address);
  const post: AttackedDesk['post'] = (name, body, headers = {}) =>
    ask(`${base}/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: base, cookie, ...headers }, body });
  let kept = 0;
  const honest = async (): Promise<void> => {
    const list = JSON.parse((await post('cases.list', '{}')).body);
    expect([list.ok, list.value?.length]).toEqual([true, caseIds.length]);
    const place = { form: 'newCase', meetingId };
    const draft = { details: details(), levelsText: null, base: null, reason: `kept ${(kept += 1)}`, lateReason: '', lateAgreedBy: '', registered: null };
    expect(JSON.parse((await post('draft.save', JSON.stringify({ by: chair, place, draft }))).body)).toMatchObject({ ok: true });
    expect(JSON.parse((await post('draft.read', JSON.stringify({ place }))).body)).toMatchObject({ ok: true, value: { draft: { reason: draft.reason } } });
  };
  await honest();
  return {
    base,
    port: Number(new URL(base).port),
    usedAddress: host.address,
    cookie,
    data,
    reached,
    faults,
    app,
    meetingId,
    caseIds,
    post,
    honest,
    stamps: () => stampsOf(data),
    digest: () => digestOf(data),
    withstands: async (attack) => {
      const [before, calls] = [digestOf(data), reached.length];
      const answer = await attack();
      expect(reached.slice(calls)).toEqual([]);
      expect(digestOf(data)).toEqual(before);
      await honest();
      return answer;
    },
    close: async () => {
      await host.close();
      await app.close();
      await page.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The application as the shells serve it, unlocked. */
async function open(data: string, faults: unknown[]): Promise<App> {
  await giveKeyring(data);
  const resources = fileURLToPath(new URL('../../resources', import.meta.url));
  const app = await createLockableApp({ folder: data, cost: leastCost, resources, shell: 'loopback', clock: () => new Date('2026-11-20T09:00:00Z'), ids: randomUUID, log: (...fault) => faults.push(fault) });
  if (!app.ok) throw new Error(app.refusal.message);
  await take(app.value, 'vault.unlock', { passphrase: testPassphrase });
  return app.value;
}

async function take<C extends Call>(app: App, name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const answer = await app.dispatch(name, input);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value as OutputOf<C>; // the core answers what the contract promises
}

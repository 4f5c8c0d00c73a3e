import { dataKey } from '../fakes/dataKey.ts';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, type App } from '../../electron/core/app.ts';
import type { CaseSummary, Workspace } from '../../shared/api/views.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by, details } from '../fakes/records.ts';

let folder: string;
let opened: App[] = [];
let count = 0;

beforeEach(() => {
  count = 0;
  folder = mkdtempSync(join(tmpdir(), 'mdt-start-'));
});
afterEach(async () => {
  for (const app of opened) await app.close();
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<App> {
  const app = await createApp({ folder, key: dataKey, resources, shell: 'cli', clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => `case-${++count}`, log: () => undefined });
  if (!app.ok) throw new Error(app.refusal.message);
  opened.push(app.value);
  return app.value;
}

async function ask<T>(app: App, name: string, input: object = {}): Promise<T> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value as T;
}

const register = async (app: App): Promise<string> => (await ask<{ summary: CaseSummary }>(app, 'case.register', { by, details: details(), duplicateBecause: 'a second tumour' })).summary.id;
const names = async (app: App): Promise<string[]> => (await ask<CaseSummary[]>(app, 'cases.list')).map(({ id }) => id);
const caseFile = (): string => {
  const [name = ''] = readdirSync(join(folder, 'streams', 'case'));
  return join(folder, 'streams', 'case', name);
};

/** Waits until the app says that something has changed. */
const change = (app: App): Promise<void> =>
  new Promise((resolve) => {
    const stop = app.subscribe(({ name }) => {
      if (name !== 'changed') return;
      stop();
      resolve();
    });
  });

describe('starting on a folder that was closed', () => {
  it('shows the same cases at once, from the read model', async () => {
    const first = await start();
    const caseId = await register(first);
    await first.close();
    expect(existsSync(join(folder, 'closed-cleanly'))).toBe(true);
    const second = await start();
    expect(await names(second)).toEqual([caseId]);
    expect(existsSync(join(folder, 'closed-cleanly'))).toBe(false);
  });

  it('notices soon after what another program did to a stream meanwhile, and names it', async () => {
    const first = await start();
    const caseId = await register(first);
    await first.close();
    appendFileSync(caseFile(), 'not a record\n');
    const second = await start();
    await change(second);
    expect(await names(second)).toEqual([]);
    expect((await ask<Workspace>(second, 'workspace.read')).damage).toMatchObject([{ what: 'case', id: caseId }]);
  });
});

describe('starting on a folder that was not closed', () => {
  it('reads what the read model does not know yet before it shows anything', async () => {
    const first = await start();
    const caseId = await register(first);
    await first.close();
    const second = await start();
    const { summary, version } = await ask<{ summary: { id: string }; version: number }>(second, 'case.read', { caseId });
    await ask(second, 'case.record', { by, caseId: summary.id, expectedVersion: version, event: { type: 'triaged', to: 'pathway', reason: '' } });
    // The lock and the unwritten read model are what a killed process leaves behind.
    rmSync(join(folder, 'writer.lock'));
    const third = await start();
    expect(await ask<CaseSummary[]>(third, 'cases.list')).toMatchObject([{ state: 'diagnosis.workup' }]);
  });
});

describe.each([
  ['closed', (): void => undefined],
  ['not closed', (): void => rmSync(join(folder, 'closed-cleanly'))],
])('a record that lost something while the program was %s', (_name, before) => {
  /** A folder with two cases, the first of them triaged, that no program has open. */
  const twoCases = async (): Promise<[string, string]> => {
    const app = await start();
    const [one, two] = [await register(app), await register(app)];
    await ask(app, 'case.record', { by, caseId: one, expectedVersion: 1, event: { type: 'triaged', to: 'pathway', reason: '' } });
    await app.close();
    return [one, two];
  };
  const fileOf = (id: string): string => join(folder, 'streams', 'case', `${id}.events`);
  const damageOf = async (app: App) => (await ask<Workspace>(app, 'workspace.read')).damage;
  /** Starts, and waits until the streams have been compared with the read model. */
  const startAndCompare = async (): Promise<App> => {
    const isClean = existsSync(join(folder, 'closed-cleanly'));
    const app = await start();
    if (isClean) await change(app);
    return app;
  };
  const missing = 'The record of this case is missing: it was there when MDT Desk was last closed.';

  it.each([
    ['is gone', (path: string): void => rmSync(path)],
    ['is empty', (path: string): void => truncateSync(path, 0)],
  ])('is named where its file %s, at this start and the next', async (_what, lose) => {
    const [one, two] = await twoCases();
    lose(fileOf(one));
    before();
    for (let times = 0; times < 2; times += 1) {
      const app = await startAndCompare();
      expect(await damageOf(app)).toEqual([{ what: 'case', id: one, reason: missing, setAside: null }]);
      expect(await names(app)).toEqual([two]);
      expect(await app.dispatch('case.read', { caseId: one })).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
      await app.close();
    }
  });

  it('is named where its last event is gone, takes nothing more, and keeps its bytes until its file is brought back', async () => {
    const [one, two] = await twoCases();
    const whole = readFileSync(fileOf(one));
    const shorter = whole.subarray(0, whole.indexOf('\n') + 1);
    writeFileSync(fileOf(one), shorter);
    before();
    for (let times = 0; times < 2; times += 1) {
      const app = await startAndCompare();
      expect(await damageOf(app)).toEqual([
        { what: 'case', id: one, reason: 'The end of this record is missing: 2 events were there when MDT Desk was last closed, 1 is there now.', setAside: null },
      ]);
      expect(await names(app)).toEqual([two]);
      const event = { type: 'triaged', to: 'pathway', reason: '' };
      expect(await app.dispatch('case.record', { by, caseId: one, expectedVersion: 1, event })).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
      expect(readFileSync(fileOf(one)).equals(shorter)).toBe(true);
      await app.close();
    }
    writeFileSync(fileOf(one), whole);
    const app = await startAndCompare();
    expect(await damageOf(app)).toEqual([]);
    expect(await names(app)).toEqual([one, two]);
  });

  it('takes nothing more even before the streams were compared', async () => {
    const [one] = await twoCases();
    const whole = readFileSync(fileOf(one));
    writeFileSync(fileOf(one), whole.subarray(0, whole.indexOf('\n') + 1));
    before();
    const app = await start();
    const event = { type: 'triaged', to: 'pathway', reason: '' };
    expect(await app.dispatch('case.record', { by, caseId: one, expectedVersion: 1, event })).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  });

  it('is refused under the name of another case', async () => {
    const [one, two] = await twoCases();
    renameSync(fileOf(one), fileOf('kept'));
    renameSync(fileOf(two), fileOf(one));
    renameSync(fileOf('kept'), fileOf(two));
    before();
    const app = await startAndCompare();
    for (const caseId of [one, two]) {
      expect(await app.dispatch('case.read', { caseId })).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringContaining('belongs to another record') } });
    }
    expect((await damageOf(app)).map(({ id }) => id).sort()).toEqual([one, two]);
  });

  it('is the only one suspected: what this program adds before the streams are compared is not', async () => {
    const [one, two] = await twoCases();
    rmSync(fileOf(one));
    before();
    const app = await start();
    const three = await register(app);
    await ask(app, 'case.record', { by, caseId: two, expectedVersion: 1, event: { type: 'triaged', to: 'pathway', reason: '' } });
    // That the lost one is named shows that the comparison has been made.
    await vi.waitFor(async () => expect((await damageOf(app)).map(({ id }) => id)).toEqual([one]), { timeout: 10_000 });
    expect(new Set(await names(app))).toEqual(new Set([two, three]));
  });
});

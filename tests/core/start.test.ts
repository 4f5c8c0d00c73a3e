import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../electron/core/app.ts';
import type { CaseSummary, Workspace } from '../../shared/api/views.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by, details } from '../fakes/records.ts';

let folder: string;
let opened: App[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdt-start-'));
});
afterEach(async () => {
  for (const app of opened) await app.close();
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<App> {
  let count = 0;
  const app = await createApp({ folder, resources, shell: 'cli', clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => `case-${++count}`, log: () => undefined });
  if (!app.ok) throw new Error(app.refusal.message);
  opened.push(app.value);
  return app.value;
}

async function ask<T>(app: App, name: string, input: object = {}): Promise<T> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value as T;
}

const register = async (app: App): Promise<string> => (await ask<{ summary: CaseSummary }>(app, 'case.register', { by, details: details() })).summary.id;
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

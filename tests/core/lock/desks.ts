import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createLockableApp, type LockableApp, type LockableOptions } from '../../../electron/core/lock/lockableApp.ts';
import { leastCost } from '../../../electron/core/vault/passphrase.ts';
import type { Call, InputOf, OutputOf, PushEvent } from '../../../shared/api/contract.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { resources } from '../../fakes/pathway.ts';
import { chair as by, details } from '../../fakes/records.ts';

/** The passphrase of the desks here, and another one. */
export const [first, second] = ['invented lantern under seven plums', 'another lantern over nine pears'];

/** A desk that runs, with all it told. */
export type Desk = { readonly app: LockableApp; readonly heard: PushEvent[]; call<C extends Call>(name: C, input: InputOf<C>): Promise<Result<OutputOf<C>>> };

/** Desks on a data folder of each test's own; closed, and the folder removed, after it. */
export function desks() {
  let folder = '';
  const running: LockableApp[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mdt-lock-'));
  });
  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
    for (const each of [folder, `${folder}-backups`]) rmSync(each, { recursive: true, force: true });
  });
  const start = async (more: Partial<LockableOptions> = {}): Promise<Desk> => {
    const started = await createLockableApp({ folder, resources, shell: 'desktop', clock: () => new Date('2026-11-26T09:00:00Z'), ids: randomUUID, log: () => undefined, cost: leastCost, ...more });
    if (!started.ok) throw new Error(started.refusal.message);
    running.push(started.value);
    const heard: PushEvent[] = [];
    started.value.subscribe((event) => heard.push(event));
    // The contract's own types: what the core answers is not parsed again here.
    return { app: started.value, heard, call: async (name, input) => (await started.value.dispatch(name, input)) as never };
  };
  /** A desk with a case on it, open. */
  const deskWithCase = async (more: Partial<LockableOptions> = {}): Promise<Desk & { readonly caseId: string }> => {
    const desk = await start(more);
    await value(desk.call('vault.create', { passphrase: first }));
    const { summary } = await value(desk.call('case.register', { by, details: details() }));
    return { ...desk, caseId: summary.id };
  };
  return { folder: () => folder, start, deskWithCase };
}

/** The value of an answer that must not be a refusal. */
export async function value<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOptions, createApp } from '../../../electron/core/app.ts';
import type { Call, InputOf, OutputOf } from '../../../shared/api/contract.ts';
import { dataKey } from '../../fakes/dataKey.ts';
import { resources } from '../../fakes/pathway.ts';
import { chair } from '../../fakes/records.ts';

/** The application on a real folder of its own, which can be closed and started again. */
export class RealApp {
  readonly folder = mkdtempSync(join(tmpdir(), 'mdt-access-'));
  readonly faults: unknown[] = [];
  now = new Date('2026-11-26T09:00:00Z');
  #app: App | null = null;
  #count = 0;

  async start(options: Partial<AppOptions> = {}): Promise<void> {
    const started = await createApp({ folder: this.folder, key: dataKey, resources, shell: 'desktop', clock: () => this.now, ids: () => `id-${++this.#count}`, log: (message, error) => this.faults.push(error ?? message), ...options });
    if (!started.ok) throw new Error(started.refusal.message);
    this.#app = started.value;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  ask(name: Call, input: object): Promise<unknown> {
    return this.#app?.dispatch(name, input) ?? Promise.reject(new Error('not started'));
  }

  async take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
    // A handler answers what the contract says of its call.
    const result = (await this.ask(name, input)) as { ok: true; value: OutputOf<C> } | { ok: false; refusal: { message: string } };
    if (!result.ok) throw new Error(`${name}: ${result.refusal.message} ${String(this.faults.at(-1) ?? '')}`);
    return result.value;
  }

  /** What the access log says of these days, the latest first. */
  async log(filters: Partial<InputOf<'access.read'>['filters']> = {}): Promise<OutputOf<'access.read'>> {
    return this.take('access.read', { by: chair, filters: { from: '2026-01-01', to: '2027-12-31', ...filters } });
  }

  /** What is named as not as it was left. */
  async damage(): Promise<OutputOf<'workspace.read'>['damage']> {
    return (await this.take('workspace.read', {})).damage;
  }
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/core/app.ts';
import { createLockableApp } from '../../electron/core/lock/lockableApp.ts';
import { leastCost } from '../../electron/core/vault/passphrase.ts';
import type { PushEvent } from '../../shared/api/contract.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { resources } from '../fakes/pathway.ts';
import { chair as by } from '../fakes/records.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { tempFolders } from './storage/tempFolder.ts';

const makeFolder = tempFolders();
const fails = (): never => {
  throw new Error('The listener fails');
};

/** What every application here is made of, with what it logs. */
async function surroundings() {
  const logged: string[] = [];
  return { logged, options: { folder: join(await makeFolder(), 'data'), resources, shell: 'desktop', clock: () => new Date('2026-11-26T09:00:00Z'), ids: randomUUID, log: (message: string) => void logged.push(message) } as const };
}

describe('a listener to push events that throws', () => {
  it('stops neither the other listeners nor the act it was told of, which is on the disk already', async () => {
    const { options, logged } = await surroundings();
    const app = await createApp({ ...options, key: dataKey });
    if (!app.ok) throw new Error(app.refusal.message);
    const heard: PushEvent[] = [];
    app.value.subscribe(fails);
    app.value.subscribe((event) => heard.push(event));
    expect(await app.value.dispatch('workspace.lockAfter', { by, minutes: 20 })).toEqual({ ok: true, value: { minutes: 20 } });
    expect(heard).toContainEqual({ name: 'changed', data: { kind: 'workspace', id: '' } });
    expect(logged).toContain('A listener to push events failed');
    await app.value.close({ lastBackup: false });
  });

  it('does not keep the desk from being unlocked and locked, nor the screens from being told', async () => {
    const { options } = await surroundings();
    const app = await createLockableApp({ ...options, cost: leastCost });
    if (!app.ok) throw new Error(app.refusal.message);
    const heard: PushEvent[] = [];
    app.value.subscribe(fails);
    app.value.subscribe((event) => heard.push(event));
    expect(await app.value.dispatch('vault.create', { passphrase: testPassphrase })).toMatchObject({ ok: true });
    await app.value.lock();
    expect(heard.filter(({ name }) => name === 'vault').map(({ data }) => data)).toEqual([{ state: 'open' }, { state: 'locked' }]);
    await app.value.close();
  });
});

import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLockableApp, type LockableApp } from '../../../electron/core/lock/lockableApp.ts';
import { leastCost } from '../../../electron/core/vault/passphrase.ts';
import { verify } from '../../../electron/cli/verify.ts';
import type { AccessFound } from '../../../shared/api/accessViews.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { resources } from '../../fakes/pathway.ts';
import { chair as by } from '../../fakes/records.ts';
import { tempFolders } from '../storage/tempFolder.ts';

const makeFolder = tempFolders();
const [first, second] = ['invented lantern under seven plums', 'another lantern over nine pears'];
const names = ['keyring.json', 'keyring.json.bak'] as const;
let folder: string;
const start = async (at = folder): Promise<LockableApp> => {
  const started = await createLockableApp({ folder: at, resources, shell: 'desktop', clock: () => new Date('2026-11-26T09:00:00Z'), ids: () => crypto.randomUUID(), log: () => undefined, cost: leastCost });
  if (!started.ok) throw new Error(started.refusal.message);
  return started.value;
};
/** A data folder with a passphrase, closed. */
async function made(passphrase: string): Promise<string> {
  const at = join(await makeFolder(), 'data');
  const app = await start(at);
  expect(await app.dispatch('vault.create', { passphrase })).toMatchObject({ ok: true });
  await app.close();
  return at;
}
const unlock = async (app: LockableApp, passphrase = first): Promise<Result<unknown>> => app.dispatch('vault.unlock', { passphrase });
/** What `mdt verify` prints. */
const verified = async (passphrase = first): Promise<string> => {
  const lines: string[] = [];
  await verify({ folder, passphrase: { ok: true, value: passphrase }, digest: undefined }, (line) => lines.push(line));
  return lines.join('\n');
};
const flip = (name: string): void => writeFileSync(join(folder, name), readFileSync(join(folder, name)).map((byte, index) => (index === 120 ? byte ^ 1 : byte)));
beforeEach(async () => {
  folder = await made(first);
});

describe('a keyring somebody laid hands on', () => {
  it.each([
    ['a byte of it is changed', (): void => flip(names[0]), 'keyring.json: The file is damaged. Its copy opens'],
    ['it is removed', (): void => rmSync(join(folder, names[0])), 'keyring.json: The file is missing. Its copy opens'],
    ['a byte of its copy is changed', (): void => flip(names[1]), 'keyring.json.bak: The copy of the keyring is damaged.'],
    ['its copy is removed', (): void => rmSync(join(folder, names[1])), 'keyring.json.bak: The copy of the keyring is missing.'],
  ])('is named by verify, put right at the next unlocking, and that stands in the access log, where %s', async (_name, attack, sentence) => {
    expect(await verified()).toContain('Everything is as it was left');
    attack();
    expect(await verified()).toContain(sentence);
    attack();
    const app = await start();
    expect(await unlock(app)).toMatchObject({ ok: true });
    const log = (await app.dispatch('access.read', { by, filters: { from: '2026-11-26', to: '2026-11-26', kind: 'noticed' } })) as Result<AccessFound>; // as the contract has it
    expect(log.ok && log.value.lines.map(({ text }) => text).join()).toContain('MDT Desk noticed, of the keyring: ');
    await app.close();
    expect(await verified()).toContain('Everything is as it was left');
  });

  it('is named while the desk is open, by “Verify everything now”', async () => {
    const app = await start();
    await unlock(app);
    for (const name of names) rmSync(join(folder, name));
    expect(await app.dispatch('access.verify', {})).toMatchObject({ ok: true, value: { findings: [{ of: 'keyring.json', what: expect.stringContaining('nothing can be opened') }] } });
    await app.close();
    expect(await verified()).toContain('keyring.json is missing from the data folder');
  });

  it('is named where an older copy of one of its two files was put back', async () => {
    copyFileSync(join(folder, names[0]), join(folder, '..', 'older'));
    const app = await start();
    await unlock(app);
    expect(await app.dispatch('vault.changePassphrase', { before: first, after: second })).toMatchObject({ ok: true });
    await app.close();
    copyFileSync(join(folder, '..', 'older'), join(folder, names[1]));
    expect(await verified(second)).toContain('keyring.json.bak: The two files of the keyring are not the same');
    const again = await start();
    expect(await unlock(again)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('The two files of the keyring are not the same') } });
    expect(await unlock(again, second)).toMatchObject({ ok: true });
    await again.close();
    expect(readFileSync(join(folder, names[1]))).toEqual(readFileSync(join(folder, names[0])));
  });

  it('opens by its copy where another folder’s lies in the place of the file alone, and the copy is not written over before it has opened the data', async () => {
    const other = await made(second);
    const own = readFileSync(join(folder, names[1]));
    copyFileSync(join(other, names[0]), join(folder, names[0]));
    expect(await verified(second)).toContain('not the keyring this data folder was last opened with');
    expect(readFileSync(join(folder, names[1]))).toEqual(own);
    const app = await start();
    expect(await unlock(app, second)).toMatchObject({ ok: false });
    expect(readFileSync(join(folder, names[1]))).toEqual(own);
    expect(await unlock(app)).toMatchObject({ ok: true });
    for (const name of names) expect(readFileSync(join(folder, name))).toEqual(own);
    await app.close();
  });

  it('is said to be another folder’s where it was exchanged with one, whichever passphrase is typed', async () => {
    const other = await made(second);
    for (const name of names) copyFileSync(join(other, name), join(folder, name));
    for (const passphrase of [first, second]) expect(await verified(passphrase)).toMatch(/keyring.json: It is not the keyring this data folder was last opened with/);
    const app = await start();
    expect(await unlock(app)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('not the keyring this data folder was last opened with') } });
    expect(await unlock(app, second)).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringContaining('The key does not fit this data folder') } });
    await app.close();
  });
});

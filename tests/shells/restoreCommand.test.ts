import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../electron/cli/runCommandLine.ts';
import { chair as by, details } from '../fakes/records.ts';
import { carryOut, type Ended } from '../fakes/commandLine.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { tempFolders } from '../core/storage/tempFolder.ts';

const makeFolder = tempFolders();

/** Without giving the folder a key first: a restore finds it as it is. */
async function restore(args: readonly string[], passphrase = testPassphrase): Promise<Ended> {
  const out: string[] = [];
  const code = await runCommandLine({ args: ['restore', ...args], env: { MDT_PASSPHRASE: passphrase }, ask: null, read: async () => '', print: (line) => out.push(line), complain: (line) => out.push(line) });
  return { code, out: out.join('\n'), complaint: '' };
}

it('restores a backup from the command line: first in words, then beside the data, and where the data folder is gone', async () => {
  const place = await makeFolder();
  const folder = join(place, 'data');
  const register = (hospitalNumber: string) => carryOut(['case.register', JSON.stringify({ by, details: details(), duplicateBecause: `Another tumour, ${hospitalNumber}` }), '--data', folder]);
  expect((await register('one')).code).toBe(0);
  const made = await carryOut(['backup.make', JSON.stringify({ by }), '--data', folder]);
  expect(made.code).toBe(0);
  const backup = join(`${folder}-backups`, JSON.parse(made.out).value.name);
  expect((await register('two')).code).toBe(0);

  expect(await restore([backup, '--data', folder, '--dry-run'])).toMatchObject({ code: 0, out: expect.stringMatching(/holds 1 cases.*now holds 2.*take away 1 cases.*Nothing was changed/s) });
  expect(await restore([backup, '--data', folder], 'another passphrase than that')).toMatchObject({ code: 1, out: expect.stringContaining('not the passphrase') });
  expect(readdirSync(place).sort()).toEqual(['data', 'data-backups']);

  expect(await restore([backup, '--data', folder])).toMatchObject({ code: 0, out: expect.stringMatching(/Restored: 1 cases.*The data from before lies in .*data\.before-restore-/s) });
  expect(JSON.parse((await carryOut(['cases.list', '{}', '--data', folder])).out).value).toHaveLength(1);

  const log = await carryOut(['access.read', JSON.stringify({ by, filters: { from: '2020-01-01', to: '2099-12-31', kind: 'restored' } }), '--data', folder]);
  expect(JSON.parse(log.out).value.lines).toMatchObject([{ by: null, text: expect.stringContaining(JSON.parse(made.out).value.name), shell: 'command line' }]);

  // The keyring is lost, and with it the data: only the backup has one.
  rmSync(join(folder, 'keyring.json'));
  rmSync(join(folder, 'keyring.json.bak'));
  expect((await restore([backup, '--data', folder])).code).toBe(0);
  // The whole folder is gone.
  renameSync(folder, join(place, 'elsewhere'));
  expect((await restore([backup, '--data', folder])).code).toBe(0);
  expect(JSON.parse((await carryOut(['cases.list', '{}', '--data', folder])).out).value).toHaveLength(1);
  // Trying passphrases has left nothing in the backup.
  expect(readdirSync(join(backup, 'data')).sort()).toEqual(['access', 'documents', 'format.json', 'keyring.json', 'keyring.json.bak', 'streams']);
});

it('says what is wrong with the command', async () => {
  expect(await restore([])).toMatchObject({ code: 2, out: '"restore" takes the folder of one backup.' });
  expect(await restore(['nowhere'])).toMatchObject({ code: 2, out: expect.stringContaining('--data FOLDER') });
  expect((await carryOut(['cases.list', '--dry-run', '--data', await makeFolder()])).complaint).toBe('--dry-run belongs to "restore" alone.');
});

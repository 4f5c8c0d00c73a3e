import { basename } from 'node:path';
import { Workspace } from '../../shared/api/views.ts';
import { unwrittenAccessLog } from '../../shared/domain/damage.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { createApp } from '../core/app.ts';
import { keyOfBackup } from '../core/backups/keyOfBackup.ts';
import { finishRestore, restoreBackup } from '../core/backups/restoreBackup.ts';
import { previewRestore } from '../core/backups/restorePreview.ts';
import type { DataKey } from '../core/vault/cipher.ts';
import { loadRecoveryWords } from '../core/vault/recoveryWords.ts';
import { Vault } from '../core/vault/vault.ts';
import { surroundings } from '../shell/surroundings.ts';

/** What is restored and where to, whether it is only looked at, and the passphrase that opens the data folder (the backup, where there is no data folder) or why there is none. */
type RestoreLine = { readonly folder: string; readonly backup: string; readonly dryRun: boolean; readonly passphrase: Result<string> };

/** Restores a backup into a closed data folder, or says what that would change, and prints it in sentences; answers 0 where it was done, else 1. */
export async function restore({ folder, backup, dryRun, passphrase }: RestoreLine, print: (text: string) => void): Promise<0 | 1> {
  const { clock, log, resources } = surroundings;
  await finishRestore(folder, clock);
  const vault = new Vault({ folder, words: await loadRecoveryWords(resources), clock });
  const order = { folder, backup, name: basename(backup) };
  const key = passphrase.ok ? await keyFor(vault, backup, passphrase.value) : passphrase;
  const done = !key.ok ? key : dryRun ? await dryRunWords({ ...order, key: key.value }) : await restoreWords({ ...order, key: key.value, shell: 'cli', clock, log, failed: vault.failed });
  if (key.ok) key.value.fill(0);
  vault.close();
  for (const sentence of done.ok ? done.value : [done.refusal.message]) print(sentence);
  return done.ok ? 0 : 1;
}

/** By the data folder's own keyring; by the backup's where there is no data folder, or nothing opens it any more. */
async function keyFor(vault: Vault, backup: string, passphrase: string): Promise<Result<DataKey>> {
  const state = await vault.state();
  return state.ok && state.value !== 'new' ? vault.unlock(passphrase) : keyOfBackup(backup, passphrase);
}

async function dryRunWords(order: Omit<Parameters<typeof previewRestore>[0], 'nameOf'>): Promise<Result<string[]>> {
  const preview = await previewRestore({ ...order, nameOf: () => null });
  if (!preview.ok) return preview;
  const { madeAt, cases, meetings, events, now, caseCountGone, meetingsGone, recordsOlder, recordsBack, faults } = preview.value;
  return ok([
    `The backup of ${madeAt} holds ${cases} cases, ${meetings} meetings and ${events} events; the data folder now holds ${now.cases}, ${now.meetings} and ${now.events}.`,
    `Restoring it would take away ${caseCountGone} cases and ${meetingsGone} meetings, set ${recordsOlder} back to how they were then, and bring ${recordsBack} back.`,
    ...faults,
    'Nothing was changed.',
  ]);
}

type RestoreWith = Parameters<typeof restoreBackup>[0] & { readonly failed: readonly string[] };

async function restoreWords(order: RestoreWith): Promise<Result<string[]>> {
  const restored = await restoreBackup(order);
  if (!restored.ok) return restored;
  const { cases, meetings, events, keptAs } = restored.value;
  const notNoted = await noteRestored(order);
  return ok([`Restored: ${cases} cases, ${meetings} meetings, ${events} events.`, ...(keptAs === null ? [] : [`The data from before lies in ${keptAs}. Remove it by hand once it is not needed.`]), ...(notNoted === null ? [] : [notNoted])]);
}

/** Notes the restore in the access log of what was restored; answers the sentence that says why that could not be done. */
async function noteRestored({ folder, key, name, shell, failed }: RestoreWith): Promise<string | null> {
  const app = await createApp({ ...surroundings, folder, key, shell, opened: { way: 'passphrase', failed } });
  if (!app.ok) return `That it was restored does not stand in the access log. ${app.refusal.message}`;
  // Nobody has said who is at the keyboard.
  await app.value.note({ kind: 'restored', backup: name }, null);
  const workspace = await app.value.dispatch('workspace.read', {});
  const unwritten = workspace.ok ? Workspace.parse(workspace.value).damage.find(({ id }) => id === unwrittenAccessLog) : undefined;
  await app.value.close({ lastBackup: false });
  return unwritten?.reason ?? null;
}

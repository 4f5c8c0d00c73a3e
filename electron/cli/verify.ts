import { type Result } from '../../shared/domain/result.ts';
import { surroundings } from '../shell/surroundings.ts';
import { loadRecoveryWords } from '../core/vault/recoveryWords.ts';
import { keyringFaults } from '../core/vault/keyringFaults.ts';
import { Vault } from '../core/vault/vault.ts';
import { verifyDataFolder } from '../core/verify/verifyDataFolder.ts';

/** What is looked through, and the passphrase that opens it or why there is none. */
type VerifyLine = { readonly folder: string; readonly passphrase: Result<string>; readonly digest: string | undefined };

/** Looks through a data folder and prints in sentences what was found; answers 0 where everything is as it was left, else 1. */
export async function verify({ folder, passphrase, digest }: VerifyLine, print: (text: string) => void): Promise<0 | 1> {
  const vault = new Vault({ folder, words: await loadRecoveryWords(surroundings.resources), clock: surroundings.clock });
  // Before it is unlocked, which puts right what can be put right.
  const before = await keyringFaults(folder);
  const key = passphrase.ok ? await vault.unlock(passphrase.value) : passphrase;
  const verified = key.ok ? await verifyDataFolder({ folder, key: key.value, digest }) : key;
  vault.close();
  if (!verified.ok) {
    for (const { of, what } of before) print(`${of}: ${what}`);
    print(verified.refusal.message);
    return 1;
  }
  const { streams, events, documents, accessEntries, seals } = verified.value;
  const findings = [...before, ...verified.value.findings.filter((one) => !before.some(({ of, what }) => one.of === of && one.what === what))];
  print(`Looked through ${streams} records with ${events} events, ${documents} documents, ${accessEntries} entries of the access log, and the seals of ${seals.length} closed meetings that hold.`);
  for (const { of, what } of findings) print(`${of}: ${what}`);
  if (findings.length === 0) print('Everything is as it was left. That the whole folder was put back to an earlier day shows only against a printed digest.');
  return findings.length === 0 ? 0 : 1;
}

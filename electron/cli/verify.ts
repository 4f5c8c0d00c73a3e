import { verifyDataFolder } from '../core/verify/verifyDataFolder.ts';
import type { DataKey } from '../core/vault/cipher.ts';

/** Looks through a data folder and prints in sentences what was found; answers 0 where everything is as it was left, else 1. */
export async function verify(options: { readonly folder: string; readonly key: DataKey | null; readonly digest: string | undefined }, print: (text: string) => void): Promise<0 | 1> {
  const { folder, key, digest } = options;
  if (key === null) {
    print('The data folder is locked.');
    return 1;
  }
  const verified = await verifyDataFolder({ folder, key, digest });
  if (!verified.ok) {
    print(verified.refusal.message);
    return 1;
  }
  const { streams, events, documents, seals, findings } = verified.value;
  print(`Looked through ${streams} records with ${events} events, ${documents} documents, and the seals of ${seals.length} closed meetings that hold.`);
  for (const { of, what } of findings) print(`${of}: ${what}`);
  if (findings.length === 0) print('Everything is as it was left. That the whole folder was put back to an earlier day shows only against a printed digest.');
  return findings.length === 0 ? 0 : 1;
}

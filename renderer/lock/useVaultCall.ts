import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { VaultCall } from '../../shared/api/vaultViews.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import { client } from '../api.ts';
import { reads } from '../parts/reads.ts';

const lost: Refusal = { code: 'internal', message: 'MDT Desk did not answer. Try again.', clauses: [] };

/** Makes one of the lock's calls and keeps the result of the last attempt. Ignores a second press while one is under way: checking a passphrase is slow by design. */
export function useVaultCall<C extends VaultCall>(name: C) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (input: InputOf<C>): Promise<OutputOf<C> | null> => {
    if (busy) return null;
    setBusy(true);
    const result = await client.call(name, input).catch((): Result<OutputOf<C>> => ({ ok: false, refusal: lost }));
    // Before the form may be pressed again: the answer may take it away.
    await reads.invalidateQueries({ queryKey: ['vault.read'] });
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.value : null;
  };
  return { run, refusal, busy };
}

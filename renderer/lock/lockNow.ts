import type { Result } from '../../shared/domain/result.ts';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import type { PushEvent } from '../../shared/api/contract.ts';
import { client, onLocked } from '../api.ts';
import { forgetKept, keepEverything } from '../parts/keepers.ts';
import { reads } from '../parts/reads.ts';

const vaultKey = ['vault.read', {}];

/** Locks the desk, after everything that is typed was kept. */
export async function lockNow(): Promise<void> {
  await keepEverything();
  await client.call('vault.lock', {}).catch(() => null);
}

/** Closes the screens when the core says it is locked, and opens them again when it is unlocked. Returns an unsubscribe function. */
export function followLock(): () => void {
  const stopEvents = client.onEvent((event: PushEvent) => {
    if (event.name === 'vault') follow(event.data.state);
  });
  const stopAnswers = onLocked(() => follow('locked'));
  return () => {
    stopEvents();
    stopAnswers();
  };
}

function follow(state: 'locked' | 'restoring' | 'open'): void {
  if (state !== 'open') {
    const known = reads.getQueryData<Result<VaultView>>(vaultKey);
    if (known?.ok === true && known.value.state === 'open') {
      const shut: Result<VaultView> = { ok: true, value: { ...known.value, state } };
      reads.setQueryData(vaultKey, shut);
      forgetKept();
      // Once the screens are gone nobody asks for it any more.
      setTimeout(() => reads.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'vault.read' }));
    }
  }
  void reads.invalidateQueries({ queryKey: vaultKey });
}

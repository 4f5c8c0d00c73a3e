import { type ReactNode, useState } from 'react';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useLasting } from '../parts/useLasting.ts';
import { LockPage } from './LockPage.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { useVaultCall } from './useVaultCall.ts';

/** The lock: the passphrase, or the recovery key where it was forgotten. */
export function LockScreen({ vault }: { vault: VaultView }): ReactNode {
  const unlock = useVaultCall('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const [forgotten, setForgotten] = useState(false);
  // A keychain that answers at once says so by opening the desk.
  const waiting = useLasting(vault.keychain.waiting);
  const submit = async () => {
    if ((await unlock.run({ passphrase })) === null) setPassphrase('');
  };
  return (
    <LockPage title="Locked">
      <h1>MDT Desk is locked</h1>
      <div role="status">
        {waiting ? <p className="notice">Waiting for this computer’s keychain. If the system asks whether MDT Desk may use it, allow that. You can also enter the passphrase.</p> : null}
        {vault.keychain.trouble === null ? null : <p className="notice">{vault.keychain.trouble}</p>}
      </div>
      {forgotten ? (
        <RecoverForm hasKey={vault.recoveryKey} onBack={() => setForgotten(false)} />
      ) : (
        <>
          <p>What was recorded is safe on the disk; what was typed and not yet recorded is kept as well.</p>
          <Form title="Unlock" level={2} submit={unlock.busy ? 'Opening…' : 'Unlock'} refusal={unlock.refusal} busy={unlock.busy} onSubmit={() => void submit()}>
            <TextField label="Passphrase" type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </Form>
          <Button kind="quiet" onClick={() => setForgotten(true)}>
            The passphrase was forgotten
          </Button>
        </>
      )}
      <p className="folder">Data folder: {vault.folder}</p>
    </LockPage>
  );
}

import { type ReactNode, useState } from 'react';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { LockPage } from './LockPage.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { useVaultCall } from './useVaultCall.ts';

/** The lock: the passphrase, or the recovery key where it was forgotten. */
export function LockScreen({ vault }: { vault: VaultView }): ReactNode {
  const unlock = useVaultCall('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const submit = async () => {
    if ((await unlock.run({ passphrase })) === null) setPassphrase('');
  };
  return (
    <LockPage title="Locked">
      <h1>MDT Desk is locked</h1>
      {vault.keychain.lost === null ? null : <p className="notice">{vault.keychain.lost}</p>}
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

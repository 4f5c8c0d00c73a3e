import { type ReactNode, useState } from 'react';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import { Button } from '../parts/Button.tsx';
import { TextField, TickField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useVaultCall } from './useVaultCall.ts';

type Props = {
  vault: VaultView;
  isOpen: boolean;
  onOpen: () => void;
  onDone: (sentence: string) => void;
  onCancel: () => void;
};

/** Whether this computer's keychain opens the data folder at the start. The keychain is asked only when somebody wants it to keep the key. */
export function KeychainPanel({ vault, isOpen, onOpen, onDone, onCancel }: Props): ReactNode {
  const { offered, keeps, trouble } = vault.keychain;
  const [keep, setKeep] = useState(true);
  const choose = (wanted: boolean) => {
    setKeep(wanted);
    onOpen();
  };
  return (
    <section className="panel">
      <h2>This computer’s keychain</h2>
      <p>{keychainWords(vault)}</p>
      {!offered ? null : isOpen ? (
        <KeepForm keep={keep} onDone={onDone} onCancel={onCancel} />
      ) : (
        <div className="form-buttons">
          {keeps !== 'no' && trouble === null ? null : <Button onClick={() => choose(true)}>{keeps === 'no' ? 'Let the keychain open it' : 'Let the keychain keep the key again'}</Button>}
          {keeps === 'no' ? null : <Button onClick={() => choose(false)}>Stop using the keychain</Button>}
        </div>
      )}
    </section>
  );
}

function keychainWords({ keychain: { offered, keeps, trouble } }: VaultView): string {
  if (!offered) return 'Not available in a browser. You enter the passphrase at every start.';
  if (keeps === 'no') return 'Not in use. You enter the passphrase at every start.';
  if (trouble !== null) return 'It keeps the key, but did not open the data folder at this start.';
  const opens = 'Opens the data folder at the start for whoever is signed in to this computer, but not after the desk was locked.';
  return keeps === 'strong' ? opens : `${opens} This computer does not protect the key: anybody who has its disk can open the data folder.`;
}

function KeepForm({ keep, onDone, onCancel }: { keep: boolean; onDone: (sentence: string) => void; onCancel: () => void }): ReactNode {
  const { run, refusal, busy } = useVaultCall('vault.keepInKeychain');
  const [passphrase, setPassphrase] = useState('');
  const [agreed, setAgreed] = useState(false);
  const mustAgree = agreed || refusal?.field === 'agreed';
  const submit = async () => {
    if ((await run({ passphrase, keep, agreed })) !== null) onDone(keep ? 'From the next start, this computer’s keychain opens the data folder.' : 'The keychain no longer keeps the key. You enter the passphrase at every start.');
  };
  const label = keep ? (busy ? 'Waiting for the keychain…' : 'Keep the key in the keychain') : 'Take the key out of the keychain';
  return (
    <Form title={keep ? 'Let the keychain open it' : 'Stop using the keychain'} submit={label} refusal={refusal} busy={busy} onSubmit={() => void submit()} {...(busy ? {} : { onCancel })}>
      <TextField label="Passphrase" type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      {mustAgree ? <TickField label="I agree that anybody who has the disk could open the data folder" name="agreed" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} /> : null}
    </Form>
  );
}

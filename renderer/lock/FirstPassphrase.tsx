import { type ReactNode, useState } from 'react';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Form } from '../parts/Form.tsx';
import { LockPage } from './LockPage.tsx';
import { nothingTyped, PassphrasePair, unlike } from './PassphrasePair.tsx';
import { useVaultCall } from './useVaultCall.ts';

/** The first passphrase of a data folder; what lies in it already is encrypted with that. */
export function FirstPassphrase({ vault, onChosen }: { vault: VaultView; onChosen: (passphrase: string | null) => void }): ReactNode {
  const create = useVaultCall('vault.create');
  const [typed, setTyped] = useState(nothingTyped);
  const [fault, setFault] = useState<Refusal | null>(null);
  const submit = async () => {
    const message = unlike(typed);
    setFault(message === null ? null : { code: 'invalidInput', message, clauses: [], field: 'again' });
    if (message !== null) return;
    // Before the answer: the desk tells of its opening by itself, and the recovery key comes first.
    onChosen(typed.passphrase);
    if ((await create.run({ passphrase: typed.passphrase })) === null) onChosen(null);
  };
  return (
    <LockPage title="Choose a passphrase">
      <h1>Choose a passphrase</h1>
      <p>Everything MDT Desk records about patients is encrypted on this machine. The passphrase opens it; nobody else has a copy of it.</p>
      {vault.plain ? (
        <p className="notice">
          <strong>There are records here from before encryption.</strong> They are encrypted now, all of them or none, and checked before the old files are removed.
        </p>
      ) : null}
      <Form title="A passphrase for this data folder" level={2} submit={create.busy ? 'Encrypting…' : 'Go on'} refusal={fault ?? create.refusal} busy={create.busy} onSubmit={() => void submit()}>
        <PassphrasePair label="Passphrase" typed={typed} onType={setTyped} />
      </Form>
      <p className="folder">Data folder: {vault.folder}</p>
    </LockPage>
  );
}

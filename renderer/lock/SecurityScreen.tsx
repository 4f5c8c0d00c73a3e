import { type ReactNode, useState } from 'react';
import type { VaultView } from '../../shared/api/vaultViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import { leaving, type PlaceOf, typedAt, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { useWrite } from '../parts/writes.ts';
import { KeychainPanel } from './KeychainPanel.tsx';
import { nothingTyped, PassphrasePair, unlike } from './PassphrasePair.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';
import { useVaultCall } from './useVaultCall.ts';

type Part = 'passphrase' | 'recovery' | 'keychain' | 'minutes' | null;

/** The lock of this desk: passphrase, recovery key, this computer's keychain, and when it locks by itself. */
export function SecurityScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Lock and passphrase');
  const vault = useRead('vault.read', {});
  return <Reading of={vault}>{(view) => <Lock vault={view} workspace={workspace} />}</Reading>;
}

function Lock({ vault, workspace }: { vault: VaultView; workspace: Workspace }): ReactNode {
  const [part, setPart] = useState<Part>(() => (typedAt(minutesPlace) === null ? null : 'minutes'));
  const [said, setSaid] = useState('');
  const done = (sentence: string) => {
    setPart(null);
    setSaid(sentence);
  };
  const open = (which: Part) => {
    setPart(which);
    setSaid('');
  };
  const leave = () => setPart(null);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Lock and passphrase</h1>
          <p>Everything in the data folder is encrypted. These are the ways to open it, and when it locks by itself.</p>
        </div>
      </div>
      <p role="status">{said}</p>
      <section className="panel">
        <h2>Passphrase</h2>
        <p>Opens the data folder on every computer it is moved to. After three wrong ones each attempt waits longer.</p>
        {part === 'passphrase' ? <ChangePassphrase onDone={() => done('The passphrase was changed. The one before opens nothing any more; backups made before still open with it.')} onCancel={leave} /> : <Button onClick={() => open('passphrase')}>Change the passphrase</Button>}
      </section>
      <section className="panel">
        <h2>Recovery key</h2>
        <p>{vault.recoveryKey ? 'There is a recovery key on paper. A new one takes its place.' : 'There is none. If the passphrase is forgotten, nobody can open the data folder.'}</p>
        {part === 'recovery' ? <NewRecoveryKey onDone={() => done('The new recovery key is in force. Destroy the paper of the one before.')} onCancel={leave} /> : <Button onClick={() => open('recovery')}>{vault.recoveryKey ? 'Make a new recovery key' : 'Make a recovery key'}</Button>}
      </section>
      <KeychainPanel vault={vault} isOpen={part === 'keychain'} onOpen={() => open('keychain')} onDone={done} onCancel={leave} />
      <section className="panel">
        <h2>Locks by itself</h2>
        <p>After {workspace.lockAfterMinutes} {workspace.lockAfterMinutes === 1 ? 'minute' : 'minutes'} without anybody at the keyboard (in a meeting room after 60, if that is longer), and when the machine sleeps; the desktop window also when the screen is locked. F9 locks at once.</p>
        {part === 'minutes' ? <LockAfter minutes={workspace.lockAfterMinutes} onDone={() => done('Saved.')} onCancel={leave} /> : <Button onClick={() => open('minutes')}>Change the minutes</Button>}
      </section>
    </div>
  );
}

type Leaving = { onCancel: () => void };

function ChangePassphrase({ onDone, onCancel }: Leaving & { onDone: () => void }): ReactNode {
  const change = useVaultCall('vault.changePassphrase');
  const [before, setBefore] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const [fault, setFault] = useState<Refusal | null>(null);
  const submit = async () => {
    const message = unlike(typed);
    setFault(message === null ? null : { code: 'invalidInput', message, clauses: [], field: 'again' });
    if (message === null && (await change.run({ before, after: typed.passphrase })) !== null) onDone();
  };
  return (
    <Form title="Another passphrase" submit="Change it" refusal={fault ?? change.refusal} busy={change.busy} onSubmit={() => void submit()} onCancel={onCancel}>
      <TextField label="The passphrase until now" type="password" name="before" autoComplete="current-password" value={before} onChange={(event) => setBefore(event.target.value)} />
      <PassphrasePair label="New passphrase" typed={typed} onType={setTyped} />
    </Form>
  );
}

function NewRecoveryKey({ onDone, onCancel }: Leaving & { onDone: () => void }): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [given, setGiven] = useState(false);
  if (given) return <RecoveryKey passphrase={passphrase} onDone={onDone} onLater={onCancel} />;
  return (
    <Form title="First the passphrase" submit="Show a new recovery key" onSubmit={() => setGiven(true)} onCancel={onCancel}>
      <TextField label="Passphrase" type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
    </Form>
  );
}

const minutesPlace: PlaceOf<'lockAfter'> = { form: 'lockAfter' };

function LockAfter({ minutes, onDone, onCancel }: Leaving & { minutes: number; onDone: () => void }): ReactNode {
  const save = useWrite('workspace.lockAfter');
  const [typed, setTyped] = useDraft(minutesPlace, 'minutes', String(minutes));
  const submit = async () => {
    if ((await save.run({ minutes: Number(typed) })) !== null) leaving(minutesPlace, onDone)();
  };
  return (
    <Form title="When it locks by itself" submit="Save" refusal={save.refusal} busy={save.busy} onSubmit={() => void submit()} onCancel={leaving(minutesPlace, onCancel)} place={minutesPlace}>
      <TextField label="Minutes" hint="1 to 240" name="minutes" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Form>
  );
}

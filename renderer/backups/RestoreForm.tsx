import { type ReactNode, useState } from 'react';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { lastRead } from '../parts/reads.ts';
import { useVaultCall } from '../lock/useVaultCall.ts';
import { holdsWords } from './backupWords.ts';
import { sayRestored } from './restored.ts';

/** Restores a backup after its dry run was read, for who knows the passphrase. */
export function RestoreForm({ name, onCancel }: { name: string; onCancel: () => void }): ReactNode {
  const restore = useVaultCall('vault.restore');
  const [passphrase, setPassphrase] = useState('');
  const submit = async () => {
    const by = lastRead('workspace.read', {})?.actor ?? null;
    if (by === null) return;
    sayRestored('');
    const done = await restore.run({ by, name, passphrase });
    if (done === null) sayRestored('The backup was not restored. Nothing was lost: what is shown is what is in the data folder.');
    else sayRestored(`Restored: ${holdsWords(done)}. The data from before lies in ${done.keptAs ?? 'no folder: there was none'}; remove it by hand once it is not needed.`);
  };
  return (
    <Form title="Restore it" submit={restore.busy ? 'Restoring…' : 'Restore this backup'} refusal={restore.refusal} busy={restore.busy} onSubmit={() => void submit()} onCancel={onCancel}>
      <TextField label="Passphrase" hint="Everybody else must have closed MDT Desk. The screens close for the moment." type="password" name="passphrase" autoComplete="current-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
    </Form>
  );
}

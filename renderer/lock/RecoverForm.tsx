import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../shared/domain/result.ts';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { nothingTyped, PassphrasePair, unlike } from './PassphrasePair.tsx';
import { useVaultCall } from './useVaultCall.ts';

/** Opens by the words on paper, and sets a new passphrase. */
export function RecoverForm({ hasKey, onBack }: { hasKey: boolean; onBack: () => void }): ReactNode {
  const recover = useVaultCall('vault.recover');
  const [words, setWords] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const [fault, setFault] = useState<Refusal | null>(null);
  if (!hasKey) {
    return (
      <>
        <p>No recovery key was made for this data folder, so only the passphrase opens it. Nobody can open it without: that is what protects it when the machine is lost.</p>
        <p>If a colleague knows the passphrase, ask them. A backup opens with the passphrase it was made under.</p>
        <Button onClick={onBack}>Back</Button>
      </>
    );
  }
  const submit = async () => {
    const message = unlike(typed);
    setFault(message === null ? null : { code: 'invalidInput', message, clauses: [], field: 'again' });
    if (message === null) await recover.run({ words, passphrase: typed.passphrase });
  };
  return (
    <Form title="Open with the recovery key" level={2} submit={recover.busy ? 'Opening…' : 'Open and set the passphrase'} refusal={fault ?? recover.refusal} busy={recover.busy} onSubmit={() => void submit()} onCancel={onBack}>
      <TextArea label="The 13 words of the recovery key" hint="In order; numbers, capitals and line ends do not matter." name="words" rows={3} spellCheck={false} autoCapitalize="none" value={words} onChange={(event) => setWords(event.target.value)} />
      <PassphrasePair label="New passphrase" typed={typed} onType={setTyped} />
    </Form>
  );
}

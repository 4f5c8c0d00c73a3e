import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ShownRecoveryKey } from '../../shared/api/vaultViews.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useVaultCall } from './useVaultCall.ts';

type Props = {
  passphrase: string;
  onDone: () => void;
  /** Leaves it for another day. */
  onLater: () => void;
};

/** A new recovery key: shown once, printed or written down, and proved by some of its words. */
export function RecoveryKey({ passphrase, onDone, onLater }: Props): ReactNode {
  const { run: draw, refusal } = useVaultCall('vault.newRecoveryKey');
  const [key, setKey] = useState<ShownRecoveryKey | null>(null);
  const [proving, setProving] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    // Once: each draw forgets the one before.
    if (asked.current) return;
    asked.current = true;
    void draw({ passphrase }).then(setKey);
  }, [draw, passphrase]);

  if (key === null) return <Refused refusal={refusal} />;
  if (proving) return <Proof shown={key} onDone={onDone} onBack={() => setProving(false)} />;
  return (
    <>
      <h1>Recovery key</h1>
      <p>If the passphrase is forgotten, these 13 words open the data folder; nothing else does. They are shown this once. Print them or write them down, and keep the paper where the department keeps what must not be lost: not with this machine.</p>
      <ol className="recovery-words">
        {key.words.map((word, at) => (
          // The place is part of the key: words may be alike.
          <li key={`${at} ${word}`}>{word}</li>
        ))}
      </ol>
      <p className="print-only">Recovery key of the data folder of MDT Desk. Whoever has these words and the folder can read it.</p>
      <div className="form-buttons">
        <Button kind="primary" onClick={() => setProving(true)}>
          I have them on paper
        </Button>
        <Button onClick={() => window.print()}>Print</Button>
        <Button kind="quiet" onClick={onLater}>
          Later
        </Button>
      </div>
      <p className="field-hint">Until it is proved, no recovery key is in force; one that was made before goes on to open.</p>
    </>
  );
}

function Proof({ shown, onDone, onBack }: { shown: ShownRecoveryKey; onDone: () => void; onBack: () => void }): ReactNode {
  const prove = useVaultCall('vault.proveRecoveryKey');
  const [words, setWords] = useState<readonly string[]>(() => shown.ask.map(() => ''));
  const submit = async () => {
    if ((await prove.run({ words: [...words] })) !== null) onDone();
  };
  return (
    <>
      <h1>Recovery key: the proof</h1>
      <p>Type these words from the paper. From then on the recovery key is in force.</p>
      <Form title="Three of the words" level={2} submit="This is what the paper says" refusal={prove.refusal} busy={prove.busy} onSubmit={() => void submit()} onCancel={onBack}>
        {shown.ask.map((place, at) => (
          <TextField key={place} label={`Word ${place}`} name={String(at)} spellCheck={false} autoCapitalize="none" value={words[at] ?? ''} onChange={(event) => setWords(words.with(at, event.target.value))} />
        ))}
      </Form>
    </>
  );
}

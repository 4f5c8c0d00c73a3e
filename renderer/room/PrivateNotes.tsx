import { type ReactNode, useEffect, useRef, useState } from 'react';
import { client } from '../api.ts';
import { TextArea } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { addKeeper } from '../parts/keepers.ts';
import { Waiting } from '../parts/Reading.tsx';
import { lastRead } from '../parts/reads.ts';

const keepAfterMilliseconds = 300;

/** What whoever is at the keyboard notes for themselves on a case. It is kept as it is typed, and asked for only when this is opened. */
export function PrivateNotes({ caseId, onDone }: { caseId: string; onDone: () => void }): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const waiting = useRef<{ timer: number; text: string } | null>(null);
  const actor = lastRead('workspace.read', {})?.actor ?? null;

  useEffect(() => {
    let gone = false;
    if (actor === null) return;
    const ask = async () => {
      const result = await client.call('privateNote.read', { of: actor, caseId }).catch(() => null);
      if (gone) return;
      if (result?.ok === true) setText(result.value.text);
      else setSaid(result === null ? 'MDT Desk did not answer.' : result.refusal.message);
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [actor, caseId]);

  const keep = async () => {
    const typed = waiting.current;
    if (typed === null || actor === null) return;
    clearTimeout(typed.timer);
    waiting.current = null;
    const result = await client.call('privateNote.save', { by: actor, caseId, text: typed.text }).catch(() => null);
    setSaid(result === null ? 'MDT Desk did not answer: the note is not kept.' : result.ok ? 'Kept.' : result.refusal.message);
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => void latest.current(), []);
  // Whatever is kept of a note is all there is to do with it.
  useEffect(() => addKeeper({ keep: () => latest.current(), forget: () => undefined, holds: () => 'nothing' }), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(waiting.current?.timer);
    waiting.current = { text: next, timer: window.setTimeout(() => void latest.current(), keepAfterMilliseconds) };
  };
  if (text === null) return said === '' ? <Waiting opens word="Your notes are being read." /> : <p className="small">{said}</p>;
  return (
    <Form title="Your private notes" submit="Close the notes" onSubmit={onDone} onCancel={onDone} keeps>
      <TextArea
        label="Notes"
        hint="Kept under your name in this data folder as you type. They are in no record, minutes or export, and never on the shared display; whoever looks at this screen sees them while they are open."
        rows={6}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <p className="small" role="status">
        {said}
      </p>
    </Form>
  );
}

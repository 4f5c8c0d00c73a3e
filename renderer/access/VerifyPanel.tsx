import { type ReactNode, useState } from 'react';
import type { VerifiedView } from '../../shared/api/accessViews.ts';
import { momentWords } from '../parts/days.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useProgress } from '../parts/progress.ts';
import { plainCount } from '../parts/words.ts';
import { useAsk } from '../parts/writes.ts';

/** Reads every byte of the data folder, and says in words what is not as it was left. */
export function VerifyPanel(): ReactNode {
  const verify = useAsk('access.verify');
  const [digest, setDigest] = useState('');
  const [run, setRun] = useState('');
  const [found, setFound] = useState<VerifiedView | null>(null);
  const start = async () => {
    const name = crypto.randomUUID();
    setRun(name);
    setFound(null);
    setFound(await verify.run({ run: name, digest }));
  };
  return (
    <section className="panel" aria-label="Verify">
      <p>Every record, document, seal and month of the access log is read whole and compared with how MDT Desk left it. Nothing is changed. The same is done by itself after each opening.</p>
      <Form title="Verify everything" level={2} submit="Verify everything now" refusal={verify.refusal} busy={verify.busy} onSubmit={() => void start()}>
        <TextField label="Digest printed on minutes" hint="Not needed. With one, it shows as well whether the whole folder was put back to an earlier day." name="digest" spellCheck={false} className="nhsuk-input digest" value={digest} onChange={(event) => setDigest(event.target.value)} />
      </Form>
      {verify.busy ? <Progress run={run} /> : null}
      {found === null ? null : <Found found={found} />}
    </section>
  );
}

function Progress({ run }: { run: string }): ReactNode {
  const step = useProgress(run);
  return (
    <div className="progress">
      <progress aria-label="Records read" max={step?.total} value={step?.done} />
      <span role="status">{step === null ? 'Reading the documents…' : `Read: ${plainCount(step.done)} of ${plainCount(step.total)} records`}</span>
    </div>
  );
}

function Found({ found: { at, records, events, documents, accessEntries, seals, digestFound, findings } }: { found: VerifiedView }): ReactNode {
  return (
    <div role="status">
      <h2>{findings.length === 0 ? 'Everything is as it was left' : `${findings.length} ${findings.length === 1 ? 'thing is' : 'things are'} not as left`}</h2>
      <p>
        {momentWords(at)}: {plainCount(records)} records with {plainCount(events)} events, {plainCount(documents)} documents, {plainCount(accessEntries)} entries of the access log. {plainCount(seals)} {seals === 1 ? 'seal' : 'seals'} of closed meetings {seals === 1 ? 'holds' : 'hold'}.
      </p>
      {digestFound === true ? <p>The digest is that of a closed meeting in this folder.</p> : null}
      {digestFound === null && findings.length === 0 ? <p className="small">That the whole folder was put back to an earlier day shows only against a printed digest.</p> : null}
      {findings.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">What is wrong</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ of, name, what }) => (
              <tr key={`${of} ${what}`}>
                <th scope="row">{name}</th>
                <td>{what}</td>
                <td className="digest small">{of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

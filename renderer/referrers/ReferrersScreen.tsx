import { type ReactNode, useState } from 'react';
import type { InputOf } from '../../shared/api/contract.ts';
import type { Workspace } from '../../shared/api/views.ts';
import type { Guidance } from '../../shared/pathway/guidance.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { useKeys } from '../parts/keys.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { GuidanceEnd } from './GuidanceEnd.tsx';
import { GuidanceQuestion } from './GuidanceQuestion.tsx';

type Told = InputOf<'guidance.answer'>;
const nothing: Told = { facts: {}, notKnown: [] };

/** The document's guidance for referrers: a few questions, then where to refer and whom to ring. Nothing of it is recorded. */
export function ReferrersScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Guidance for referrers');
  // What was told before each answer, so that "Back" takes back the last one.
  const [steps, setSteps] = useState<readonly Told[]>([nothing]);
  const told = steps.at(-1) ?? nothing;
  const guidance = useRead('guidance.answer', told);
  const back = () => setSteps(steps.length > 1 ? steps.slice(0, -1) : steps);
  const again = () => setSteps([nothing]);
  useKeys({ b: back, r: again }, 'Referrers');
  const { document } = workspace.pathway;

  return (
    <div className="page referrers">
      <div className="page-head">
        <div>
          <h1>Guidance for referrers</h1>
          <p>
            For a patient with a suspected or confirmed tumour of the spine, the sacrum, or paraspinal tissue with spine contact <Clauses ids={['D2', 'I1', 'P2']} />. Nothing you answer here is recorded.
          </p>
        </div>
        <div className="row toolbar">
          <Button keyCap="B" onClick={back} aria-disabled={steps.length === 1}>
            Back
          </Button>
          <Button keyCap="R" onClick={again} aria-disabled={steps.length === 1}>
            Start again
          </Button>
          <Button onClick={() => window.print()}>Print this sheet</Button>
        </div>
      </div>
      <div className="guidance">
        <div>
          <Reading of={guidance}>{(value) => <Step key={steps.length} guidance={value} started={steps.length > 1} onAnswer={(next) => setSteps([...steps, next])} />}</Reading>
        </div>
        <Reading of={guidance}>{(value) => <Asked guidance={value} />}</Reading>
      </div>
      <p className="small">
        {document.title}, version {document.version}, issued by {document.issuedBy}, approved {dayWords(document.approvedOn)}, review due {document.reviewDue}
        {workspace.pathway.reviewOverdue ? ' (overdue)' : ''}. <strong>A reconstruction:</strong> {document.reconstruction} It helps to refer; it does not decide on treatment.
      </p>
    </div>
  );
}

function Step({ guidance, started, onAnswer }: { guidance: Guidance; started: boolean; onAnswer: (told: Told) => void }): ReactNode {
  if (guidance.end !== null) return <GuidanceEnd end={guidance.end} />;
  return guidance.next === null ? null : <GuidanceQuestion next={guidance.next} focus={started} onAnswer={onAnswer} />;
}

/** What was asked so far, in order. */
function Asked({ guidance }: { guidance: Guidance }): ReactNode {
  return (
    <section className="panel" aria-labelledby="asked">
      <h2 id="asked">Your answers</h2>
      {guidance.asked.length === 0 ? <p className="small">None yet. There are seven questions at most.</p> : null}
      <ol className="asked">
        {guidance.asked.map(({ fact, question, answer, clauses }) => (
          <li key={fact}>
            {question} <strong>{answer}</strong> <Clauses ids={clauses} />
          </li>
        ))}
      </ol>
    </section>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { TypedFields } from '../../shared/api/typedForms.ts';
import { Button } from '../parts/Button.tsx';
import { dropDraft, formOf, useDraft } from '../parts/drafts.ts';
import { Refused } from '../parts/Refused.tsx';
import { useCaseRecord } from '../parts/writes.ts';
import { ConsultationForm } from './ConsultationForm.tsx';
import { AddendumForm, FollowUpForm, RelistForm, TreatmentCompletedForm, TreatmentStartedForm } from './DeliveryForms.tsx';
import { PathologyForm, TriageForm, UrgentForm } from './StepForms.tsx';
import { SurgeonReplacedForm } from './SurgeonReplacedForm.tsx';

/** What every form of a step is given. */
export type StepFormProps = { view: CaseView; today: string; onDone: () => void };

type FormStep = NonNullable<TypedFields<'case'>['step']>;
type Step = { readonly type: FormStep | 'resultsReady'; readonly name: string; readonly whyNot: string; readonly form: ((props: StepFormProps) => ReactNode) | null };

const steps: readonly Step[] = [
  { type: 'triaged', name: 'Triage', whyNot: 'only before the discussion, or after an exit', form: TriageForm },
  { type: 'resultsReady', name: 'Results are ready', whyNot: 'only during the work-up', form: null },
  { type: 'pathologyReviewed', name: 'Record the pathology review', whyNot: 'only while pathology is awaited', form: PathologyForm },
  { type: 'urgentTreatmentDeclared', name: 'Declare urgent treatment', whyNot: 'only before the discussion', form: UrgentForm },
  { type: 'consultationRecorded', name: 'Record the consultation', whyNot: 'only for urgent treatment', form: ConsultationForm },
  { type: 'surgeonReplaced', name: 'Replace a surgeon', whyNot: 'only after the plan is agreed', form: SurgeonReplacedForm },
  { type: 'treatmentStarted', name: 'Treatment started', whyNot: 'only after the plan is agreed', form: TreatmentStartedForm },
  { type: 'treatmentCompleted', name: 'Treatment completed', whyNot: 'only after treatment has started', form: TreatmentCompletedForm },
  { type: 'followedUp', name: 'Follow-up: was the plan followed?', whyNot: 'only after treatment', form: FollowUpForm },
  { type: 'relisted', name: 'List again', whyNot: 'only after a decision', form: RelistForm },
  { type: 'addendum', name: 'Add an addendum', whyNot: 'only after a decision', form: AddendumForm },
];

/** What may be recorded on the page of a case now, by name. */
export function possibleSteps({ next }: Pick<CaseView, 'next'>): string[] {
  return steps.filter(({ type }) => next.includes(type)).map(({ name }) => name);
}

/** What may be recorded next; what may not is shown with the reason. */
export function CaseActions({ view, today }: { view: CaseView; today: string }): ReactNode {
  const [open, setOpen] = useDraft(formOf(view.summary.id, 'case'), 'step', null);
  const record = useCaseRecord(view.summary.id);
  const possible = steps.filter((step) => view.next.includes(step.type));
  const impossible = steps.filter((step) => !view.next.includes(step.type));
  const OpenForm = possible.find((step) => step.type === open)?.form ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = OpenForm !== null;
  const wasShown = useRef(shown);
  useEffect(() => {
    // The form took the focus with it; the next Tab goes on among the next steps and not from the top of the page.
    if (wasShown.current && !shown && document.activeElement === document.body) heading.current?.focus();
    wasShown.current = shown;
  }, [shown]);
  const done = () => {
    if (open !== null) dropDraft(formOf(view.summary.id, open === 'consultationRecorded' ? 'consultation' : open));
    setOpen(null);
  };
  const press = (step: Step) => {
    if (step.type === 'resultsReady') void record.run({ type: 'resultsReady' });
    else setOpen(step.type);
  };
  return (
    <section className="panel" aria-labelledby="next-steps">
      <h2 ref={heading} tabIndex={-1} id="next-steps">
        Next steps
      </h2>
      {possible.length === 0 ? <p className="small">Nothing can be recorded outside the meeting now.</p> : null}
      <div className="row">
        {possible.map((step) => (
          <Button key={step.type} onClick={() => press(step)} aria-expanded={step.form === null ? undefined : open === step.type}>
            {step.name}
          </Button>
        ))}
      </div>
      <Refused refusal={record.refusal} />
      {OpenForm === null ? null : <OpenForm key={open} view={view} today={today} onDone={done} />}
      {impossible.length === 0 ? null : (
        <details className="not-now">
          <summary>Not now ({impossible.length})</summary>
          <ul>
            {impossible.map((step) => (
              <li key={step.type}>
                {step.name}: {step.whyNot}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

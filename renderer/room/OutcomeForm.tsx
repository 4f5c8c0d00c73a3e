import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { ConsultationForm } from '../case/ConsultationForm.tsx';
import { ActionForm } from '../case/ActionForm.tsx';
import { AgreeForm } from './AgreeForm.tsx';
import { DeferForm } from './DeferForm.tsx';
import { DissentForm } from './DissentForm.tsx';
import { PrivateNotes } from './PrivateNotes.tsx';
import { NoTreatmentForm, ReasonForm } from './ReasonForms.tsx';
import type { OpenForm } from './planned.ts';

/** The form that adds to the decision, ends or re-opens the discussion, where one is open. */
export function OutcomeForm({ view, meeting, open, onOpen }: { view: CaseView; meeting: MeetingView; open: OpenForm | null; onOpen: (form: OpenForm | null) => void }): ReactNode {
  const props = { view, meeting, onDone: () => onOpen(null) };
  switch (open) {
    case 'dissent':
      return <DissentForm view={view} onDone={props.onDone} />;
    case 'action':
      return <ActionForm caseId={view.summary.id} usualDue={addDays(meeting.details.date, 7)} onDone={props.onDone} />;
    case 'private':
      return <PrivateNotes caseId={view.summary.id} onDone={props.onDone} />;
    case 'agree':
      return <AgreeForm {...props} />;
    case 'defer':
      return <DeferForm {...props} />;
    case 'notDiscussed':
      return <ReasonForm {...props} type="notDiscussed" title="Listed, not discussed" submit="Record as not discussed" />;
    case 'reopen':
      return <ReasonForm {...props} type="reopened" title="Re-open the decision" submit="Re-open" />;
    case 'noActiveTreatment':
      return <NoTreatmentForm {...props} />;
    case 'consultation':
      return <ConsultationForm view={view} today={meeting.details.date} onDone={props.onDone} />;
    default:
      return null;
  }
}

import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { possibleSteps } from '../case/CaseActions.tsx';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { Refused } from '../parts/Refused.tsx';
import { agendaWords } from '../parts/words.ts';
import { Gaps, GapsBesideForm } from './Gaps.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import { PlanRows } from './PlanRows.tsx';
import type { OpenForm } from './planned.ts';
import { useKeptInRoom } from './roomForms.ts';

type Props = {
  view: CaseView;
  meeting: MeetingView;
  workspace: Workspace;
  open: OpenForm | null;
  onOpen: (form: OpenForm | null) => void;
  onDiscuss: () => void;
  onGap: () => void;
  /** Opens the agreement, or goes to the first gap where one is left. */
  onAgree: () => void;
  /** What was taken back or put back last, in a sentence. */
  toast: string;
  onTakeBack: () => void;
  onPutBack: () => void;
  refusal: Refusal | null;
  busy: boolean;
};

/** A longer sentence may have to be scrolled in its place, and is then a stop of Tab: the arrow keys read on from there. */
const wholeLength = 300;

/** The decision on the case: what is planned, what stands in the way, the read-back, and the ways to end the discussion. */
export function DecisionPanel({ view, meeting, workspace, open, onOpen, onDiscuss, onGap, onAgree, toast, onTakeBack, onPutBack, refusal, busy }: Props): ReactNode {
  const outcome = meeting.agenda.find((line) => line.entry.caseId === view.summary.id)?.outcome;
  const running = meeting.state === 'inProgress';
  const may = (type: string) => running && view.next.includes(type);
  const kept = useKeptInRoom(view.summary.id);
  const planning = may('modalityPlanned');
  const status = outcome?.status ?? 'waiting';

  const panel = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // After a form opened by its key the focus would be lost; the panel takes it, so that the next Tab goes on from here.
    if (wasOpen.current && open === null && document.activeElement === document.body) panel.current?.focus();
    wasOpen.current = open !== null;
  }, [open]);

  return (
    <aside ref={panel} tabIndex={-1} className={`decision${open === null ? '' : ` decision-open decision-open-${open}`}`} aria-label="Decision">
      <header className="decision-head">
        <h2>Decision</h2>
        {kept === null ? null : <span className="small">{'at' in kept ? 'Typed text is kept' : `Not kept: ${kept.fault}`}</span>}
        <span className={`status status-${status}`}>
          {agendaWords[status].glyph} {agendaWords[status].word}
          {outcome?.provisional === true ? `, provisional${kept === null ? ': no quorum' : ''}` : ''}
        </span>
      </header>
      <div className="decision-body">
        {!running ? <NotRunning meeting={meeting} /> : null}
        {may('discussionStarted') ? (
          <div className="decision-start">
            <p>
              {view.summary.stateName} <Clauses ids={view.stateClauses} />
            </p>
            <Button kind="primary" keyCap="D" onClick={onDiscuss} aria-disabled={busy}>
              Start discussion
            </Button>
          </div>
        ) : null}
        {running && !may('discussionStarted') && !planning && (status === 'waiting' || status === 'settled') ? <NotForThisMeeting view={view} settled={status === 'settled'} /> : null}
        {outcome !== undefined && !['waiting', 'inDiscussion'].includes(status) ? <p className="outcome">{outcome.text}</p> : null}
        <Refused refusal={refusal} />
        <p className="small" role="status">
          {toast}
        </p>
        {planning && open !== null && open !== 'agree' ? <GapsBesideForm view={view} /> : null}
        <PlanRows view={view} meeting={meeting} workspace={workspace} open={open} onOpen={onOpen} may={planning} />
        <OutcomeForm view={view} meeting={meeting} open={open} onOpen={onOpen} />
        {planning && open === null ? <Gaps view={view} onGap={onGap} onOpen={onOpen} /> : null}
      </div>
      {/* While the plan is written its old sentence would take the room of the form. */}
      <div aria-live="polite" className="read-back-space">
        {view.readBack === '' || !planning || (open !== null && open !== 'agree') ? null : (
          <blockquote className="read-back" {...(view.readBack.length > wholeLength ? { tabIndex: 0 } : {})}>
            <span className="label">Read back</span> {view.readBack}
          </blockquote>
        )}
      </div>
      {running && open === null ? (
        <div className="row decision-more" role="group" aria-label="Beside the plan">
          {may('actionAdded') ? (
            <Button kind="quiet" keyCap="2" onClick={() => onOpen('action')}>
              Action
            </Button>
          ) : null}
          {may('planNoted') ? (
            <>
              <Button kind="quiet" keyCap="3" onClick={() => onOpen('dissent')}>
                Dissent
              </Button>
              <Button kind="quiet" keyCap="Ctrl+Z" onClick={onTakeBack}>
                Take back
              </Button>
              {view.mayPutBack ? (
                <Button kind="quiet" keyCap="Ctrl+Y" onClick={onPutBack}>
                  Put back
                </Button>
              ) : null}
            </>
          ) : null}
          <Button kind="quiet" keyCap="4" onClick={() => onOpen('private')}>
            Private notes
          </Button>
        </div>
      ) : null}
      <div className="decision-foot" role="group" aria-label="End the discussion">
        {may('agreed') ? (
          <Button kind="primary" keyCap="A" onClick={onAgree} aria-disabled={view.agreementBlocks.length > 0}>
            Agree
          </Button>
        ) : null}
        {may('deferred') ? (
          <Button keyCap="F" onClick={() => onOpen('defer')}>
            Defer
          </Button>
        ) : null}
        {may('notDiscussed') ? (
          <Button keyCap="X" onClick={() => onOpen('notDiscussed')}>
            Not discussed
          </Button>
        ) : null}
        {may('noActiveTreatment') ? (
          <Button keyCap="Z" onClick={() => onOpen('noActiveTreatment')}>
            No active treatment
          </Button>
        ) : null}
        {may('reopened') && status !== 'settled' ? (
          <Button keyCap="O" onClick={() => onOpen('reopen')}>
            Re-open
          </Button>
        ) : null}
      </div>
    </aside>
  );
}

/** A case that cannot be discussed as it stands, with what can be recorded of it on its own page. */
function NotForThisMeeting({ view, settled }: { view: CaseView; settled: boolean }): ReactNode {
  const steps = possibleSteps(view);
  return (
    <p className="small">
      {settled ? 'There is nothing for this meeting to decide.' : `Not ready to be discussed: ${view.summary.stateName.toLowerCase()}.`}{' '}
      {steps.length === 0 ? null : (
        <>
          <a href={`#/cases/${view.summary.id}`}>On its own page</a>: {steps.join(', ').toLowerCase()}.
        </>
      )}
    </p>
  );
}

function NotRunning({ meeting }: { meeting: MeetingView }): ReactNode {
  if (meeting.state === 'closed') return <p className="small">The meeting is closed. What was decided stands; an addendum can be added to the case or the minutes.</p>;
  if (meeting.cancelled !== null) return <p className="small">The meeting is cancelled: {meeting.cancelled.reason} Nothing can be decided in it.</p>;
  return (
    <p className="small">
      The meeting has not been started, so nothing can be decided yet. <a href={`#/meetings/${meeting.id}/prepare`}>Start it from “Prepare”</a>.
    </p>
  );
}

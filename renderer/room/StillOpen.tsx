import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { HoldsClose, WayToClose } from '../../shared/api/closingViews.ts';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { client } from '../api.ts';
import { ConsultationForm } from '../case/ConsultationForm.tsx';
import { TriageForm } from '../case/StepForms.tsx';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dropDraft, formOf } from '../parts/drafts.ts';
import { Reading } from '../parts/Reading.tsx';
import { readOf, reads, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { halfTakenOff, TakeOffForm } from '../parts/TakeOffForm.tsx';
import { useCaseRecord, useMeetingRecord } from '../parts/writes.ts';
import { DeferForm } from './DeferForm.tsx';
import { NoTreatmentForm, ReasonForm } from './ReasonForms.tsx';

const wayWords: Record<WayToClose, string> = {
  discuss: 'Discuss it',
  endDiscussion: 'Go to its discussion',
  defer: 'Defer',
  notDiscussed: 'Not discussed',
  noActiveTreatment: 'No active treatment',
  triage: 'Triage',
  consultation: 'Consultation note',
  takeOff: 'Take off the agenda',
};

/** The ways that are a form, which opens in place. */
type FormWay = Exclude<WayToClose, 'discuss' | 'endDiscussion'>;

/** What holds the close back, a line for each case, with what its state allows now: each a button that does it. */
export function StillOpen({ meeting }: { meeting: MeetingView }): ReactNode {
  const holding = useRead('meeting.holdsClose', { meetingId: meeting.id });
  const [open, setOpen] = useState<{ readonly caseId: string; readonly way: FormWay } | null>(() => {
    const half = halfTakenOff(meeting);
    return half === null ? null : { caseId: half, way: 'takeOff' };
  });
  return (
    <>
      <h2>Still open</h2>
      <Reading of={holding}>
        {(cases) => (
          <ul className="looked-after">
            {cases.map((one) => (
              <OpenCaseLine key={one.caseId} one={one} meeting={meeting} open={open?.caseId === one.caseId ? open.way : null} onOpen={(way) => setOpen(way === null ? null : { caseId: one.caseId, way })} />
            ))}
          </ul>
        )}
      </Reading>
    </>
  );
}

function OpenCaseLine({ one, meeting, open, onOpen }: { one: HoldsClose; meeting: MeetingView; open: FormWay | null; onOpen: (way: FormWay | null) => void }): ReactNode {
  const { caseId, name, why, clauses, ways } = one;
  const call = useMeetingRecord(meeting.id);
  const start = useCaseRecord(caseId);
  const [, go] = useLocation();
  const toRoom = async () => {
    // The room opens with the case it was left on.
    await client.call('room.show', { meetingId: meeting.id, caseId }).catch(() => null);
    go(`/meetings/${meeting.id}`);
  };
  const discuss = async () => {
    await reads.fetchQuery(readOf('case.read', { caseId }));
    if (meeting.currentCaseId !== caseId && (await call.run({ type: 'caseCalled', caseId })) === null) return;
    if ((await start.run({ type: 'discussionStarted', meetingId: meeting.id })) !== null) await toRoom();
  };
  const take = (way: WayToClose) => {
    if (way === 'discuss') void discuss();
    else if (way === 'endDiscussion') void toRoom();
    else onOpen(open === way ? null : way);
  };
  return (
    <li>
      <p>
        <Link href={`/cases/${caseId}`}>{name}</Link>: {why} <Clauses ids={clauses} />
      </p>
      <div className="row ways-on" role="group" aria-label={`What can be done about ${name}`}>
        {ways.map((way) => (
          <Button key={way} kind="quiet" aria-label={way === 'takeOff' ? `Take ${name} off the agenda` : `${wayWords[way]}: ${name}`} aria-expanded={way === 'discuss' || way === 'endDiscussion' ? undefined : open === way} onClick={() => take(way)}>
            {wayWords[way]}
          </Button>
        ))}
      </div>
      <Refused refusal={call.refusal ?? start.refusal} />
      {open === null || !ways.includes(open) ? null : open === 'takeOff' ? <TakeOffForm meeting={meeting} caseId={caseId} onDone={() => onOpen(null)} /> : <WayForm way={open} caseId={caseId} meeting={meeting} onDone={() => onOpen(null)} />}
    </li>
  );
}

/** Reads the case first: what is recorded of it is recorded against the version last seen. */
function WayForm({ way, caseId, meeting, onDone }: { way: Exclude<FormWay, 'takeOff'>; caseId: string; meeting: MeetingView; onDone: () => void }): ReactNode {
  const view = useRead('case.read', { caseId });
  const done = () => {
    dropDraft(formOf(caseId, way === 'triage' ? 'triaged' : way));
    onDone();
  };
  return <Reading of={view}>{(value) => <Shown way={way} view={value} meeting={meeting} onDone={done} />}</Reading>;
}

function Shown({ way, ...props }: { way: Exclude<FormWay, 'takeOff'>; view: CaseView; meeting: MeetingView; onDone: () => void }): ReactNode {
  const today = props.meeting.details.date;
  switch (way) {
    case 'defer':
      return <DeferForm {...props} />;
    case 'notDiscussed':
      return <ReasonForm {...props} type="notDiscussed" title="Listed, not discussed" submit="Record as not discussed" />;
    case 'noActiveTreatment':
      return <NoTreatmentForm {...props} />;
    case 'triage':
      return <TriageForm view={props.view} today={today} onDone={props.onDone} />;
    case 'consultation':
      return <ConsultationForm view={props.view} today={today} onDone={props.onDone} />;
  }
}

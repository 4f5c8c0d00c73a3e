import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseView } from '../../shared/api/views.ts';
import { FactsGrid } from '../case/FactsGrid.tsx';
import { PathwayStrip } from '../case/PathwayStrip.tsx';
import { Spine } from '../case/Spine.tsx';
import { UrgentBanner } from '../case/UrgentBanner.tsx';
import { WorkUp } from '../case/WorkUp.tsx';
import { Clock } from '../parts/Clock.tsx';
import { Flags } from '../parts/Flags.tsx';
import { LookAlikes } from '../parts/LookAlikes.tsx';
import { PatientIdentity } from '../parts/PatientIdentity.tsx';
import { CaseMore } from './CaseMore.tsx';
import { EarlierDiscussions } from './EarlierDiscussions.tsx';
import { Milestones } from './Milestones.tsx';

/** The case as the room looks at it: question first, then facts, work-up, wishes, what the pathway says, and how it came here. */
export function CaseColumn({ view, number, meetingId, meetingDay, onConsultation }: { view: CaseView; number: number; meetingId: string; meetingDay: string; onConsultation: () => void }): ReactNode {
  const { summary, details } = view;
  const running = view.discussions.at(-1);
  return (
    <article className="case-column" aria-label={`Case ${number}`}>
      <header className="case-head">
        <h2>
          <span className="case-number">{number}</span> {summary.name}
        </h2>
        <p>
          <strong>{[summary.levels, summary.diagnosis].join(' ').trim()}</strong>
          {summary.deferrals > 0 ? ` · deferred ${summary.deferrals}×` : ''}
          {summary.retrospective ? ' · retrospective' : ''}
        </p>
        {running !== undefined && running.endedAt === null ? <Clock since={running.startedAt} of="case" /> : null}
        <Link className="small" href={`/cases/${summary.id}`}>
          Whole case
        </Link>
        <PatientIdentity patient={details.patient} age={summary.age} />
        <LookAlikes alike={summary.alike} />
      </header>
      <p className="question">
        <span className="label">Question</span> {details.question === '' ? <em className="gap">no question was given</em> : details.question}
      </p>
      <Flags flags={summary.flags} />
      <UrgentBanner view={view} onConsultation={onConsultation} />
      <div className="case-body">
        <Spine levels={details.tumour.levels} />
        <div className="case-facts">
          <FactsGrid view={view} />
          <WorkUp view={view} />
          <dl className="pairs people">
            <dt>Wishes</dt>
            <dd>{details.wishes === '' ? <span className="gap">not asked for yet</span> : details.wishes}</dd>
            <dt>Presenter</dt>
            <dd>
              {details.presenter === '' ? <span className="gap">nobody named</span> : details.presenter} · key worker {details.keyWorker === '' ? <span className="gap">nobody named</span> : details.keyWorker}
            </dd>
          </dl>
          <Milestones view={view} meetingDay={meetingDay} />
          <EarlierDiscussions view={view} meetingId={meetingId} />
          <CaseMore view={view} />
        </div>
      </div>
      <PathwayStrip steps={view.strip} />
    </article>
  );
}

import { type ReactNode, useState } from 'react';
import type { DraftPlace } from '../../shared/api/draftViews.ts';
import type { CaseView, Workspace } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses, ClausesUnder } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { Flags } from '../parts/Flags.tsx';
import { LookAlikes } from '../parts/LookAlikes.tsx';
import { PatientIdentity } from '../parts/PatientIdentity.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { modalityWords, sexWords } from '../parts/words.ts';
import { EditCase } from '../entry/EditCase.tsx';
import { continueDraft, isOpen } from '../entry/useEntry.ts';
import { KnownCode } from '../entry/KnownCode.tsx';
import { KeptDraftNotice, useKeptDraft } from '../entry/KeptDraftNotice.tsx';
import { ArrangementList } from '../operating/ArrangementList.tsx';
import { PlanSummary } from '../room/PlanSummary.tsx';
import { NotesSummary } from '../room/NotesSummary.tsx';
import { CaseActions } from './CaseActions.tsx';
import { Discussions } from './Discussions.tsx';
import { FactsGrid } from './FactsGrid.tsx';
import { History } from './History.tsx';
import { OpenItems } from './OpenItems.tsx';
import { PathwayStrip } from './PathwayStrip.tsx';
import { Spine } from './Spine.tsx';
import { UrgentBanner } from './UrgentBanner.tsx';
import { WhatPathwaySays } from './WhatPathwaySays.tsx';
import { WorkUp } from './WorkUp.tsx';

/** A case on one page: everything recorded, what the pathway says, what may happen next, and the history. */
export function CaseScreen({ caseId, workspace }: { caseId: string; workspace: Workspace }): ReactNode {
  const view = useRead('case.read', { caseId });
  return (
    <Reading of={view}>
      {(value) => (
        <ClausesUnder version={value.rules.pathwayVersion}>
          <Page key={value.summary.id} view={value} workspace={workspace} />
        </ClausesUnder>
      )}
    </Reading>
  );
}

/** The version the case runs under, as people say it. */
function versionWords(id: string, { pathway: { document } }: Workspace): string {
  return id === document.id ? `pathway version ${document.version}` : 'an earlier version of the pathway';
}

function Page({ view, workspace }: { view: CaseView; workspace: Workspace }): ReactNode {
  useTitle('Case');
  const { summary, details } = view;
  const form: DraftPlace = { form: 'editCase', caseId: summary.id };
  // A form that was begun on this page goes on; after a lock or a kill its draft is offered.
  const [editing, setEditing] = useState(() => isOpen(form));
  const { kept, forget } = useKeptDraft(form);
  const edit = () => {
    if (kept !== null && kept !== 'asking') continueDraft(kept);
    forget();
    setEditing(true);
  };
  const { patient, referral, diagnosis } = details;
  return (
    <div className="page page-wide">
      <div className="page-head">
        <div>
          <h1>{summary.name}</h1>
          <p>
            <PatientIdentity patient={patient} age={summary.age} /> · {sexWords[patient.sex]}
          </p>
          <LookAlikes alike={summary.alike} />
        </div>
        <div className="row">
          {summary.listedFor === null ? null : (
            <a className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`#/meetings/${summary.listedFor}`}>
              Its meeting
            </a>
          )}
          <a className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`#/cases/${summary.id}/map`}>
            Pathway map
          </a>
          <Button aria-expanded={editing} onClick={() => (editing ? setEditing(false) : edit())}>
            Edit the details
          </Button>
        </div>
      </div>
      <PathwayStrip steps={view.strip} every />
      <p className="where">
        Where it is: <strong>{summary.stateName}</strong>
        {view.stateClauses.length === 0 ? '' : ', because of '}
        <Clauses ids={view.stateClauses} /> <span className="small">{versionWords(view.rules.pathwayVersion, workspace)}</span>
      </p>
      <Flags flags={summary.flags} />
      <UrgentBanner view={view} />
      {editing ? <EditCase view={view} onDone={() => setEditing(false)} /> : null}
      {!editing && kept !== null && kept !== 'asking' ? <KeptDraftNotice kept={kept} what="a change" onContinue={edit} onThrown={forget} /> : null}
      <div className="case-page">
        <div>
          <section className="panel" aria-label="The case">
            <p className="question">
              <span className="label">Question</span> {details.question === '' ? <em className="gap">no question was given</em> : details.question}
            </p>
            <div className="case-body">
              <Spine levels={details.tumour.levels} />
              <div className="case-facts">
                <FactsGrid view={view} />
                <WorkUp view={view} />
                <dl className="pairs">
                  <dt>Diagnosis</dt>
                  <dd>
                    {diagnosis.text} <KnownCode system="icd10" code={diagnosis.icd10} edition={null} />{' '}
                    {diagnosis.morphology === null ? null : <KnownCode system="morphology" code={diagnosis.morphology.code} edition={diagnosis.morphology.edition} />}
                  </dd>
                  <dt>Referred</dt>
                  <dd>
                    {referral.from} {dayWords(referral.on)} {referral.reason}
                  </dd>
                  <dt>Wishes</dt>
                  <dd>{details.wishes === '' ? <span className="gap">not asked for yet</span> : details.wishes}</dd>
                  <dt>Presenter</dt>
                  <dd>{details.presenter === '' ? '–' : details.presenter}</dd>
                  <dt>Key worker</dt>
                  <dd>{details.keyWorker === '' ? '–' : details.keyWorker}</dd>
                </dl>
              </div>
            </div>
          </section>
          <section className="panel" aria-labelledby="plan">
            <h2 id="plan">Plan</h2>
            {view.plan.modalities.length === 0 ? <p className="small">Nothing is planned yet.</p> : null}
            {view.plan.modalities.map((plan) => (
              <div key={plan.modality}>
                <h3>{modalityWords[plan.modality]}</h3>
                <PlanSummary view={view} plan={plan} />
              </div>
            ))}
            <NotesSummary notes={view.plan.notes} />
            {view.readBack === '' ? null : <blockquote className="read-back">{view.readBack}</blockquote>}
          </section>
          <ArrangementList view={view} today={workspace.today} />
          <Discussions view={view} />
        </div>
        <div>
          <CaseActions view={view} today={workspace.today} />
          <OpenItems view={view} today={workspace.today} />
          <section className="panel">
            <WhatPathwaySays rules={view.rules} />
          </section>
          <section className="panel">
            <History lines={view.history} title="History" />
          </section>
        </div>
      </div>
    </div>
  );
}

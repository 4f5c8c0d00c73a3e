import type { ReactNode } from 'react';
import type { CaseView, MeetingView, Workspace } from '../../shared/api/views.ts';
import type { PlannedModality } from '../../shared/domain/plan.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { Hold } from '../parts/Hold.tsx';
import { Refused } from '../parts/Refused.tsx';
import { modalityWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { NotesForm } from './NotesForm.tsx';
import { NotesSummary } from './NotesSummary.tsx';
import { PlanSummary } from './PlanSummary.tsx';
import { RadiotherapyForm } from './RadiotherapyForm.tsx';
import { SupportingForm } from './SupportingForm.tsx';
import { SurgeryForm } from './SurgeryForm.tsx';
import { SystemicForm } from './SystemicForm.tsx';
import { type OpenForm, plannedFor, proposalFor } from './planned.ts';

type Props = { view: CaseView; meeting: MeetingView; workspace: Workspace; open: OpenForm | null; onOpen: (form: OpenForm | null) => void; may: boolean };

const treatments = [
  ['surgery', 'S'],
  ['radiotherapy', 'R'],
  ['systemic', 'Y'],
] as const;
const supports = [
  ['surveillance', 'V'],
  ['palliative', 'P'],
  ['furtherInvestigation', 'I'],
  ['referralElsewhere', '1'],
] as const;

/** Every modality with what is planned or proposed; its form opens in place. */
export function PlanRows(props: Props): ReactNode {
  const { view, open, onOpen, may } = props;
  const unplanned = supports.filter(([modality]) => plannedFor(view, modality) === undefined && open !== modality);
  return (
    <div className="plan">
      {treatments.map(([modality, key]) => (
        <PlanRow key={modality} modality={modality} keyCap={key} {...props} />
      ))}
      {supports
        .filter(([modality]) => !unplanned.some(([one]) => one === modality))
        .map(([modality, key]) => (
          <PlanRow key={modality} modality={modality} keyCap={key} {...props} />
        ))}
      {may && unplanned.length > 0 ? (
        <div className="row plan-more" role="group" aria-label="Other plans">
          {unplanned.map(([modality, key]) => (
            <Button key={modality} kind="quiet" keyCap={key} onClick={() => onOpen(modality)}>
              {modalityWords[modality]}
            </Button>
          ))}
        </div>
      ) : null}
      {open === 'notes' ? (
        <NotesForm view={view} onDone={() => onOpen(null)} />
      ) : (
        <div className="plan-row">
          <div className="plan-what">
            <h3>Conditions and notes</h3>
            <NotesSummary notes={view.plan.notes} />
          </div>
          {view.next.includes('planNoted') && may ? (
            <Button kind="quiet" keyCap="C" onClick={() => onOpen('notes')}>
              Notes
              <span className="nhsuk-u-visually-hidden"> and conditions</span>
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function PlanRow({ modality, keyCap, view, meeting, workspace, open, onOpen, may }: Props & { modality: PlannedModality; keyCap: string }): ReactNode {
  const withdraw = useCaseRecord(view.summary.id);
  const planned = plannedFor(view, modality);
  const proposal = proposalFor(view, modality);
  const form = { view, meeting, workspace, onDone: () => onOpen(null) };
  if (open === modality && may) {
    switch (modality) {
      case 'surgery':
        return <SurgeryForm {...form} />;
      case 'radiotherapy':
        return <RadiotherapyForm {...form} />;
      case 'systemic':
        return <SystemicForm {...form} />;
      default:
        return <SupportingForm {...form} modality={modality} />;
    }
  }
  return (
    <div className={planned === undefined ? 'plan-row' : 'plan-row plan-row-set'}>
      <div className="plan-what">
        <h3>{modalityWords[modality]}</h3>
        {planned !== undefined ? (
          <PlanSummary view={view} plan={planned} />
        ) : proposal !== undefined ? (
          <p className="proposal">
            {proposal.site} proposed <Clauses ids={proposal.clauses} /> <Hold as={proposal.holds} />
            {proposal.provisional ? <span className="small"> provisional</span> : null}
          </p>
        ) : (
          <p className="small">not planned</p>
        )}
        <Refused refusal={withdraw.refusal} />
      </div>
      {may ? (
        <div className="plan-buttons">
          <Button kind="quiet" keyCap={keyCap} onClick={() => onOpen(modality)}>
            {planned === undefined ? 'Plan' : 'Change'}
            <span className="nhsuk-u-visually-hidden"> {modalityWords[modality].toLowerCase()}</span>
          </Button>
          {planned !== undefined && view.next.includes('modalityWithdrawn') ? (
            <Button kind="quiet" onClick={() => void withdraw.run({ type: 'modalityWithdrawn', modality })}>
              Withdraw<span className="nhsuk-u-visually-hidden"> {modalityWords[modality].toLowerCase()}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

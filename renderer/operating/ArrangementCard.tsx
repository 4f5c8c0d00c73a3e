import { type ReactNode, useState } from 'react';
import type { Arrangement } from '../../shared/domain/arrangement.ts';
import { Button } from '../parts/Button.tsx';
import { dayWords } from '../parts/days.ts';
import { leaving, typedAt } from '../parts/drafts.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { arrangementWords } from '../../shared/domain/arrangementWords.ts';
import { AcceptForm, CancelForm, CounterForm, DeclineForm, ReofferForm } from './ArrangementForms.tsx';
import { HostForm } from './HostForm.tsx';

/** What each form of an arrangement is given. */
export type ArrangementFormProps = { caseId: string; arrangement: Arrangement; today: string; onDone: () => void };

const steps = [
  { type: 'arrangementAccepted', name: 'Accept', Form: AcceptForm },
  { type: 'arrangementCounterProposed', name: 'Propose other days', Form: CounterForm },
  { type: 'arrangementDeclined', name: 'Decline', Form: DeclineForm },
  { type: 'arrangementReoffered', name: 'Offer days again', Form: ReofferForm },
  { type: 'hostConfirmed', name: 'Confirm for the host site', Form: HostForm },
  { type: 'arrangementCancelled', name: 'Cancel the arrangement', Form: CancelForm },
] as const;

/** Which steps a status leaves open; the core has the last word. */
const openSteps: Record<Arrangement['status'], readonly (typeof steps)[number]['type'][]> = {
  requested: ['arrangementAccepted', 'arrangementCounterProposed', 'arrangementDeclined', 'hostConfirmed', 'arrangementCancelled'],
  counterProposed: ['arrangementReoffered', 'arrangementCounterProposed', 'arrangementDeclined', 'arrangementCancelled'],
  surgeonAccepted: ['hostConfirmed', 'arrangementCounterProposed', 'arrangementReoffered', 'arrangementDeclined', 'arrangementCancelled'],
  hostConfirmed: ['arrangementAccepted', 'arrangementCounterProposed', 'arrangementDeclined', 'arrangementCancelled'],
  arranged: ['arrangementReoffered', 'arrangementDeclined', 'arrangementCancelled'],
  declined: [],
  done: [],
  cancelled: [],
};

/** One cross-site arrangement: how far both sides are, and what each may answer. It is arranged only when both have confirmed. */
export function ArrangementCard({ caseId, arrangement, today }: { caseId: string; arrangement: Arrangement; today: string }): ReactNode {
  // The version a write needs comes with the case.
  const view = useRead('case.read', { caseId });
  const placeOf = (form: (typeof steps)[number]['type']) => ({ form, caseId, item: arrangement.request.arrangementId });
  const [open, setOpen] = useState<string | null>(() => steps.find(({ type }) => typedAt(placeOf(type)) !== null)?.type ?? null);
  const { request, status, acceptedDate, host, note } = arrangement;
  return (
    <div className="arrangement">
      <p>
        <strong>
          ⇄ {request.surgeonName}, {request.homeSite} → {request.hostSite}
        </strong>{' '}
        <span className={`chip arrangement-${status}`}>{arrangementWords[status]}</span>
      </p>
      <dl className="pairs">
        <dt>Days offered</dt>
        <dd>{request.dateOptions.length === 0 ? 'none yet' : request.dateOptions.map(dayWords).join(', ')}</dd>
        <dt>Surgeon</dt>
        <dd>{acceptedDate === null ? 'not accepted yet' : `✓ accepted for ${dayWords(acceptedDate)}`}</dd>
        <dt>Host</dt>
        <dd>
          {host === null
            ? 'not confirmed yet'
            : `✓ ${dayWords(host.on)}, theatre ${host.theatre}, ${host.hostConsultant}; honorary paper ${host.honoraryPaperSeen ? `seen, until ${dayWords(host.honoraryPaperUntil)}` : 'not seen'}; kit ${host.kit || '–'}; bed ${host.bed || '–'}`}
        </dd>
        {note === '' ? null : (
          <>
            <dt>Note</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      <Reading of={view}>
        {(value) => {
          const possible = steps.filter((step) => openSteps[status].includes(step.type) && value.next.includes(step.type));
          const chosen = possible.find((step) => step.type === open);
          return (
            <>
              <div className="row">
                {possible.map((step) => (
                  <Button key={step.type} kind={step.type === 'arrangementAccepted' ? 'primary' : 'secondary'} aria-expanded={open === step.type} onClick={() => setOpen(step.type)}>
                    {step.name}
                  </Button>
                ))}
              </div>
              {possible.length === 0 && !['done', 'cancelled', 'arranged'].includes(status) ? <p className="small">Nothing to answer now: the case is {value.summary.stateName.toLowerCase()}.</p> : null}
              {chosen === undefined ? null : <chosen.Form key={open} caseId={caseId} arrangement={arrangement} today={today} onDone={leaving(placeOf(chosen.type), () => setOpen(null))} />}
            </>
          );
        }}
      </Reading>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { ModalityPlan } from '../../shared/domain/plan.ts';
import { offDefaultClauses } from '../../shared/pathway/rules/offDefault.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { arrangementWords } from '../../shared/domain/arrangementWords.ts';
import { beamWords, marginWords, offDefaultReasonWords, roleWords } from '../parts/words.ts';
import { agreementFor, proposalFor } from './planned.ts';

/** What is planned for one modality, in a few lines. */
export function PlanSummary({ view, plan }: { view: CaseView; plan: ModalityPlan }): ReactNode {
  const site = plan.site;
  const proposal = proposalFor(view, plan.modality);
  const treatment = 'practitioners' in plan ? plan : null;
  const agreement = treatment === null || site === null ? undefined : agreementFor(view, treatment.modality, site.id);
  // What needs no practitioner needs no place either: it is named only where it is known.
  const place = site === null ? (treatment === null ? '' : 'place not chosen') : site.id === 'other' ? site.name : site.id;
  const detail = detailWords(plan);
  return (
    <div className="plan-summary">
      <p>
        {place === '' ? null : <strong>{place}</strong>}
        {proposal !== undefined && site !== null && proposal.site !== site.id ? ` instead of ${proposal.site}` : ''}
        {place === '' || detail === '' ? detail : ` · ${detail}`}
      </p>
      {treatment !== null && treatment.practitioners.length > 0 ? (
        <p>
          {treatment.practitioners.map(({ name, part, homeSite }) => `${name}${part === 'lead' ? ' (lead)' : ''}${homeSite !== null && homeSite !== site?.id ? ` ⇄ from ${homeSite}` : ''}`).join(', ')}
        </p>
      ) : null}
      {agreement === undefined ? null : (
        <p className="small">
          Agreed off-default: {offDefaultReasonWords[agreement.reason].toLowerCase()} – {agreement.words}. Agreed by {agreement.agreedBy.map((role) => roleWords[role].toLowerCase()).join(', ')}
          {agreement.dissentedBy.length === 0 ? '' : `; dissent: ${agreement.dissentedBy.map((role) => roleWords[role].toLowerCase()).join(', ')}`}. <Clauses ids={offDefaultClauses(agreement.modality)} />
        </p>
      )}
      {plan.modality === 'surgery'
        ? view.arrangements
            .filter((arrangement) => arrangement.status !== 'cancelled')
            .map((arrangement) => (
              <p key={arrangement.request.arrangementId} className="small">
                ⇄ {arrangement.request.surgeonName} to {arrangement.request.hostSite}: {arrangementWords[arrangement.status]} <Clauses ids={['K5']} />
              </p>
            ))
        : null}
    </div>
  );
}

function detailWords(plan: ModalityPlan): string {
  const parts = (() => {
    switch (plan.modality) {
      case 'surgery':
        return [
          plan.procedure,
          plan.plannedMargin === null ? '' : `${marginWords[plan.plannedMargin].toLowerCase()} margin`,
          plan.operatingDate !== null ? dayWords(plan.operatingDate) : plan.operatingWindow === null ? '' : `${dayWords(plan.operatingWindow.from)} to ${dayWords(plan.operatingWindow.to)}`,
          plan.timing,
        ];
      case 'radiotherapy':
        return [plan.beam === 'undecided' ? '' : beamWords[plan.beam].toLowerCase(), plan.timing];
      case 'systemic':
        return [plan.regimen, plan.timing];
      default:
        return [plan.detail];
    }
  })();
  return parts.filter((part) => part !== '').join(' · ');
}

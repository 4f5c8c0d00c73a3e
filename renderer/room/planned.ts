import type { CaseView } from '../../shared/api/views.ts';
import type { ModalityPlan, OffDefaultAgreement, PlannedModality, PlannedPractitioner } from '../../shared/domain/plan.ts';
import type { Modality } from '../../shared/domain/site.ts';
import type { Proposal, Topic } from '../../shared/pathway/statement.ts';
import type { NamedPractitioner } from '../../shared/api/commands.ts';

/** The forms the decision panel can open, one at a time. */
export type OpenForm = PlannedModality | 'notes' | 'dissent' | 'action' | 'private' | 'agree' | 'defer' | 'notDiscussed' | 'noActiveTreatment' | 'reopen' | 'consultation';

/** The plan for one modality as far as it is recorded. */
export function plannedFor<M extends PlannedModality>(view: CaseView, modality: M): Extract<ModalityPlan, { modality: M }> | undefined {
  return view.plan.modalities.find((plan): plan is Extract<ModalityPlan, { modality: M }> => plan.modality === modality);
}

/** The off-default agreement recorded for a modality and a site. */
export function agreementFor(view: CaseView, modality: Modality, site: string): OffDefaultAgreement | undefined {
  return view.plan.offDefault.findLast((agreement) => agreement.modality === modality && agreement.site.id === site);
}

const siteTopics: Partial<Record<PlannedModality, Topic>> = { surgery: 'surgerySite', radiotherapy: 'radiotherapySite' };

/** The site the pathway proposes for a modality, where it proposes one. */
export function proposalFor(view: CaseView, modality: PlannedModality): Proposal | undefined {
  const topic = siteTopics[modality];
  return topic === undefined ? undefined : view.rules.proposals.find((proposal) => proposal.topic === topic);
}

/** The form in which a gap of that topic is mended; null where it is a fact of the case. */
export function formFor(topic: Topic, view: CaseView): OpenForm | null {
  switch (topic) {
    case 'surgerySite':
    case 'surgeons':
    case 'crossSite':
      return 'surgery';
    case 'plan':
      return formForPlan(view);
    case 'radiotherapySite':
    case 'radiotherapyPractitioners':
      return 'radiotherapy';
    case 'systemicPractitioners':
      return 'systemic';
    case 'pathologyReview':
      return 'notes';
    case 'urgent':
      return 'consultation';
    default:
      return null;
  }
}

/** Where a gap of the plan as a whole is mended: nothing planned, no intent, or a plan without words. */
function formForPlan({ plan }: CaseView): OpenForm {
  if (plan.modalities.length === 0) return 'surgery';
  if (plan.notes.intent === null) return 'notes';
  return plan.modalities.find((one) => 'detail' in one && one.detail === '')?.modality ?? 'notes';
}

/** Recorded practitioners as a form holds them. */
export function named(practitioners: readonly PlannedPractitioner[]): NamedPractitioner[] {
  return practitioners.map(({ practitionerId, part }) => ({ practitionerId, part }));
}

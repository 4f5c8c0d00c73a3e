import type { DisplayCase } from '../../../shared/api/displayViews.ts';
import type { CaseView } from '../../../shared/api/views.ts';
import { patientName } from '../../../shared/domain/case.ts';
import { initialsOf, withoutIdentity } from '../../../shared/domain/initials.ts';
import { workUpOf } from '../../../shared/domain/readinessWords.ts';
import type { ModalityPlan } from '../../../shared/domain/plan.ts';

/** A case as the wall shows it: by name, or in initials mode without a name, a number or a birth date anywhere in it. */
export function displayedCase(view: CaseView, initials: boolean): Omit<DisplayCase, 'kind' | 'date' | 'quorum' | 'number'> {
  const { details, summary, rules, plan } = view;
  const { patient } = details;
  const text = initials ? withoutIdentity(patient) : (words: string) => words;
  return {
    name: initials ? initialsOf(patient) : patientName(patient),
    initials,
    age: summary.age,
    nhsNumber: initials ? null : patient.nhsNumber,
    dateOfBirth: initials ? null : patient.dateOfBirth,
    alike: summary.alike[0]?.by ?? null,
    diagnosis: text(summary.diagnosis),
    question: text(details.question),
    presenter: text(details.presenter),
    urgent: details.urgent,
    performanceStatus: details.performanceStatus,
    tumour: details.tumour,
    pathologyReview: view.pathologyReview?.result ?? null,
    workUp: workUpOf(view.readiness).map(({ item, state, on }) => ({ item, state, on })),
    proposals: rules.proposals.map(({ text: sentence, site, clauses, holds, provisional }) => ({ text: sentence, site, clauses, holds, provisional })),
    plan: plan.modalities.map((entry) => ({
      modality: entry.modality,
      place: entry.site && text(entry.site.id === 'other' ? entry.site.name : entry.site.id),
      replaces: plan.offDefault.findLast(({ modality, site }) => modality === entry.modality && site.id === entry.site?.id)?.replaces ?? null,
      what: text(whatOf(entry)),
      people: 'practitioners' in entry ? entry.practitioners.map(({ name, part }) => (part === 'lead' ? `${name} (lead)` : name)) : [],
    })),
    readBack: text(view.readBack),
  };
}

/** What is to be done, as it was entered; days and margins stand in the read-back. */
function whatOf(entry: ModalityPlan): string {
  switch (entry.modality) {
    case 'surgery':
      return entry.procedure;
    case 'radiotherapy':
      return entry.beam === 'undecided' ? '' : `${entry.beam} beam`;
    case 'systemic':
      return entry.regimen;
    default:
      return entry.detail;
  }
}

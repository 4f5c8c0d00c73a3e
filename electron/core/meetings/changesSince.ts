import type { CaseView } from '../../../shared/api/views.ts';
import { arrangementWords } from '../../../shared/domain/arrangementWords.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { type ModalityPlan, modalityName, planFor } from '../../../shared/domain/plan.ts';
import { acceptedDays } from '../../../shared/pathway/rules/treatmentDays.ts';

/** What stands otherwise in a case now than it did then, each change said as what it is: the plan, the day of the operation, visiting surgeons. */
export function changesSince(then: CaseView, now: CaseView): string[] {
  return [...operationDayChange(then, now), ...planChanges(then, now), ...visitChanges(then, now)];
}

/** The day that holds for the operation: accepted by the visiting surgeons before the plan's own day or window. Empty while none is set. */
function operationDay({ plan, arrangements }: CaseView): string {
  const surgery = planFor(plan, 'surgery');
  if (surgery === undefined) return '';
  const accepted = acceptedDays(surgery, arrangements);
  if (accepted.length > 0) return accepted.map(plainDay).join(' and ');
  if (surgery.operatingDate !== null) return plainDay(surgery.operatingDate);
  return surgery.operatingWindow === null ? '' : `${plainDay(surgery.operatingWindow.from)} to ${plainDay(surgery.operatingWindow.to)}`;
}

function operationDayChange(then: CaseView, now: CaseView): string[] {
  const [from, to] = [operationDay(then), operationDay(now)];
  if (from === to || planFor(now.plan, 'surgery') === undefined) return [];
  if (from === '') return [`Operation set for ${to}`];
  return [to === '' ? `Operation no longer has a day; it was ${from}` : `Operation moved from ${from} to ${to}`];
}

function planChanges(then: CaseView, now: CaseView): string[] {
  const before = new Map(then.plan.modalities.map((entry) => [entry.modality, entry]));
  const gone = then.plan.modalities.filter(({ modality }) => planFor(now.plan, modality) === undefined).map(({ modality }) => `${capital(modalityName(modality))} taken out of the plan`);
  const others = now.plan.modalities.flatMap((entry) => {
    const name = capital(modalityName(entry.modality));
    const earlier = before.get(entry.modality);
    if (earlier === undefined) return [`${name} added to the plan`];
    return aspects.flatMap(({ label, words }) => {
      const [was, is] = [words(earlier), words(entry)];
      return was === is ? [] : [`${name}: ${label} ${is === '' ? 'no longer recorded' : is}${was === '' ? '' : ` (was ${was})`}`];
    });
  });
  return [...gone, ...others];
}

/** What a plan for one modality says, besides its day. */
const aspects: readonly { readonly label: string; readonly words: (entry: ModalityPlan) => string }[] = [
  { label: 'site', words: ({ site }) => site?.name ?? '' },
  { label: 'treatment', words: whatWords },
  { label: 'practitioners', words: (entry) => ('practitioners' in entry ? entry.practitioners.map(({ name, part }) => (part === 'lead' ? `${name} (lead)` : name)).join(', ') : '') },
  { label: 'timing', words: (entry) => ('timing' in entry ? entry.timing : '') },
];

function whatWords(entry: ModalityPlan): string {
  switch (entry.modality) {
    case 'surgery':
      return [entry.procedure, entry.plannedMargin === null ? '' : `${entry.plannedMargin} margin`].filter((part) => part !== '').join(', ');
    case 'radiotherapy':
      return entry.beam;
    case 'systemic':
      return entry.regimen;
    default:
      return entry.detail;
  }
}

function visitChanges(then: CaseView, now: CaseView): string[] {
  const before = new Map(then.arrangements.map(({ request, status }) => [request.arrangementId, status]));
  return now.arrangements.flatMap(({ request, status }) => {
    const was = before.get(request.arrangementId);
    return was === status ? [] : [`Visit of ${request.surgeonName} to ${request.hostSite}: ${arrangementWords[status]}${was === undefined ? '' : ` (was ${arrangementWords[was]})`}`];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

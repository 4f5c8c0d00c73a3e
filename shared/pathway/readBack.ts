import { type CaseRecord, currentArrangements, lastDiscussion } from '../domain/caseRecord.ts';
import { plainDay } from '../domain/dates.ts';
import { type ModalityPlan, modalityName, type OffDefaultAgreement, type PlannedPractitioner, type SurgeryPlan } from '../domain/plan.ts';
import { arrangementOf, hostOf, visitingSurgeons } from './rules/crossSite.ts';
import { acceptedDays } from './rules/treatmentDays.ts';

const intents = { curative: 'with curative intent', nonCurative: 'with non-curative intent', diagnostic: 'for diagnosis', notKnown: 'intent not known' } as const;

/**
 * The whole decision in plain English, as the chair reads it back and as minutes, letters and exports say it. Empty while nothing
 * is planned. Says what is not decided yet instead of leaving it out.
 */
export function readBack(record: CaseRecord): string {
  const { plan } = record;
  const arrangements = currentArrangements(record);
  if (plan.modalities.length === 0) return '';
  const { intent, conditions, dissent, dissentBy } = plan.notes;
  const parts = plan.modalities.map((entry) => partSentence(entry, plan.offDefault, arrangements));
  const conditional = conditions.map(({ words, owner, due }) => `on condition that ${words} (${owner}${due === null ? '' : `, by ${plainDay(due)}`})`);
  return [
    `${capital(parts.join('; '))}${intent === null ? '' : `; ${intents[intent]}`}.`,
    ...(conditional.length > 0 ? [`${capital(conditional.join('; '))}.`] : []),
    ...(dissent === '' ? [] : [`Dissent${dissentBy === '' ? '' : ` (${dissentBy})`}: ${closed(dissent)}`]),
    ...actionsAgreed(record),
    ...informing(record),
  ].join(' ');
}

/** What was taken on in the discussion that is going on, or was the last: older actions stand on the agenda, not in this decision. */
function actionsAgreed(record: CaseRecord): string[] {
  const since = lastDiscussion(record)?.startedAt ?? '';
  const taken = record.actions.filter(({ addedAt, closed: ended }) => ended === null && addedAt >= since).map((action) => `${open(action.words)} (${action.owner}, by ${plainDay(action.due)})`);
  return taken.length === 0 ? [] : [`Actions: ${taken.join('; ')}.`];
}

/** Who tells the patient, and whom the patient can turn to. */
function informing({ plan, details }: CaseRecord): string[] {
  const { toldBy, toldOn } = plan.notes;
  const by = toldOn === null ? '' : ` by ${plainDay(toldOn)}`;
  return [
    ...(toldBy !== '' ? [`${toldBy} tells the patient${by}.`] : toldOn === null ? [] : [`The patient is to be told${by}; by whom is not settled yet.`]),
    ...(details.keyWorker === '' ? [] : [`Key worker: ${closed(details.keyWorker)}`]),
  ];
}

function partSentence(entry: ModalityPlan, agreements: readonly OffDefaultAgreement[], arrangements: CaseRecord['arrangements']): string {
  const { modality } = entry;
  const at = entry.site === null ? (modality === 'surgery' || modality === 'radiotherapy' ? ' at a site not chosen yet' : '') : ` at ${entry.site.name}`;
  switch (modality) {
    case 'surgery':
      return [`surgery${words(entry.procedure)}${at}${instead(entry, agreements)}`, ...surgeons(entry, arrangements), ...operatingDays(entry, arrangements), ...margin(entry)].join(', ');
    case 'radiotherapy':
      return [`radiotherapy${entry.beam === 'undecided' ? '' : ` (${entry.beam})`}${at}${instead(entry, agreements)}`, ...people(entry.practitioners), ...timing(entry.timing)].join(', ');
    case 'systemic':
      return [`systemic therapy${words(entry.regimen)}${at}`, ...people(entry.practitioners), ...timing(entry.timing)].join(', ');
    case 'referralElsewhere':
      return `referral elsewhere${words(entry.detail)}${entry.site === null ? '' : ` to ${entry.site.name}`}`;
    default:
      return `${modalityName(modality)}${words(entry.detail)}${at}`;
  }
}

function instead({ modality, site }: ModalityPlan, agreements: readonly OffDefaultAgreement[]): string {
  const agreement = agreements.find((each) => each.modality === modality && each.site.id === site?.id && each.site.name === site.name);
  return agreement ? `, agreed in place of ${agreement.replaces} because ${open(agreement.words)}` : '';
}

function surgeons(plan: SurgeryPlan, arrangements: CaseRecord['arrangements']): string[] {
  const visiting = new Set(visitingSurgeons(plan).map(({ practitionerId }) => practitionerId));
  const described = plan.practitioners.map((each) => {
    if (!visiting.has(each.practitionerId)) return person(each);
    const status = arrangementOf(arrangements, each.practitionerId, hostOf(plan))?.status;
    return `${person(each)} visiting from ${each.homeSite}, ${status === 'arranged' || status === 'done' ? 'arranged' : 'to be confirmed'}`;
  });
  return described.length === 0 ? ['surgeon not named yet'] : described;
}

function people(practitioners: readonly PlannedPractitioner[]): string[] {
  return practitioners.map(person);
}

function person({ part, name, designations }: PlannedPractitioner): string {
  const standing = designations.find(({ status }) => status !== 'contact')?.status;
  return `${part === 'lead' ? 'lead' : 'with'} ${name}${standing === undefined ? '' : ` (${standing})`}`;
}

/** A day the visiting surgeon has accepted is the day, whatever the plan said before (K5). */
function operatingDays(plan: SurgeryPlan, arrangements: CaseRecord['arrangements']): string[] {
  const { operatingDate, operatingWindow } = plan;
  const accepted = acceptedDays(plan, arrangements);
  if (accepted.length > 0) return [`on ${accepted.map(plainDay).join(' and ')}`];
  if (operatingDate !== null) return [`on ${plainDay(operatingDate)}`];
  return operatingWindow === null ? [] : [`between ${plainDay(operatingWindow.from)} and ${plainDay(operatingWindow.to)}`];
}

function margin({ plannedMargin }: SurgeryPlan): string[] {
  return plannedMargin === null || plannedMargin === 'notApplicable' ? [] : [`${plannedMargin} margin planned`];
}

function timing(text: string): string[] {
  return text === '' ? [] : [text];
}

function words(text: string): string {
  return text === '' ? '' : ` (${open(text)})`;
}

function open(text: string): string {
  return text.replace(/[.\s]+$/, '');
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

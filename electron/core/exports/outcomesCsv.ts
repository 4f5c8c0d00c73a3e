import { stringify } from 'csv-stringify/sync';
import { roleName } from '../../../shared/domain/actor.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { planFor } from '../../../shared/domain/plan.ts';
import { readinessItems, readinessLine } from '../../../shared/domain/readinessWords.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';
import { agreementWords, deferralNames, intentNames, noTreatmentNames, owedWords, pauseWords, putAsideWords, reviewWords, statusNames, takenOffWords, whenWords } from './outcomeWords.ts';
import { momentOf } from './moment.ts';
import type { CaseOutcome, MeetingOutcomes, TakenOffCase } from './outcomes.ts';

/**
 * One line for each case of the agenda, and behind them one for each that was taken off it, for a spreadsheet: UTF-8 with a byte order mark, CRLF, and an apostrophe before any cell
 * that a spreadsheet would run as a formula.
 */
export function outcomesCsv(outcomes: MeetingOutcomes): Buffer {
  const lines = [...outcomes.cases.map((each) => lineOf(each, outcomes)), ...outcomes.takenOff.map((each) => takenOffLine(each, outcomes))];
  return Buffer.from(stringify(lines, { header: true, columns: [...headings], bom: true, record_delimiter: '\r\n', escape_formulas: true }));
}

const headings = [
  'Meeting date', 'Order', 'Surname', 'Forename', 'NHS number', 'NHS number status', 'Hospital number', 'Date of birth', 'Diagnosis', 'ICD-10', 'Levels', 'Question', 'Work-up',
  'Outcome', 'Decision', 'Intent', 'Surgery site', 'Surgery procedure', 'Operating date', 'Surgeons', 'Cross-site status', 'Radiotherapy site', 'Radiotherapy beam',
  'Radiotherapy practitioners', 'Systemic therapy', 'Systemic practitioners', 'Off-default agreement', 'Conditions', 'Dissent', 'Dissent of', 'Referral elsewhere', 'Actions', 'Patient told by', 'Patient told on', 'Key worker', 'Roles present', 'Provisional',
  'Retrospective', 'Clauses', 'Pathway version', 'Pathway review', 'Meeting digest',
  'Addenda', 'Addenda of the meeting', 'Now, where it differs', 'Added since the seal', 'Put aside', 'Listed without', 'Meeting started', 'Meeting ended', 'Breaks',
] as const;
type Line = Record<(typeof headings)[number], string>;

function lineOf(each: CaseOutcome, { meeting, pathway, sinceSeal }: MeetingOutcomes): Line {
  const { patient, diagnosis, decision } = each;
  const since = sinceSeal?.cases.find(({ caseId }) => caseId === each.caseId);
  const plan = decision?.kind === 'agreed' ? decision.plan : null;
  const surgery = plan && planFor(plan, 'surgery');
  const radiotherapy = plan && planFor(plan, 'radiotherapy');
  const systemic = plan && planFor(plan, 'systemic');
  const elsewhere = plan?.modalities.find((entry) => entry.modality === 'referralElsewhere');
  return {
    'Meeting date': meeting.date,
    Order: String(each.order),
    Surname: patient?.familyName ?? '',
    Forename: patient?.givenName ?? '',
    'NHS number': patient?.nhsNumber ?? '',
    'NHS number status': patient?.nhsNumberStatus ?? '',
    'Hospital number': patient?.hospitalNumber ?? '',
    'Date of birth': patient?.dateOfBirth ?? '',
    Diagnosis: diagnosis?.text ?? '',
    'ICD-10': diagnosis?.icd10 ?? '',
    Levels: plainLevels(each.levels),
    Question: each.question,
    'Work-up': each.workUp.map(readinessLine).join('; '),
    Outcome: statusNames[each.status],
    Decision: decision?.kind === 'agreed' ? decision.readBack : outcomeWords(each),
    Intent: plan?.notes.intent ? intentNames[plan.notes.intent] : '',
    'Surgery site': surgery?.site?.name ?? '',
    'Surgery procedure': surgery?.procedure ?? '',
    'Operating date': surgery ? whenWords(surgery) : '',
    Surgeons: practitionersOf(each, 'surgery'),
    'Cross-site status': each.crossSite.map(({ surgeon, homeSite, hostSite, statusText }) => `${surgeon} (${homeSite} at ${hostSite}): ${statusText}`).join('; '),
    'Radiotherapy site': radiotherapy?.site?.name ?? '',
    'Radiotherapy beam': radiotherapy?.beam ?? '',
    'Radiotherapy practitioners': practitionersOf(each, 'radiotherapy'),
    'Systemic therapy': systemic ? [systemic.regimen, systemic.site?.name ?? ''].filter((part) => part !== '').join(' at ') : '',
    'Systemic practitioners': practitionersOf(each, 'systemic'),
    'Off-default agreement': plan?.offDefault.map(agreementWords).join('; ') ?? '',
    Conditions: plan?.notes.conditions.map(owedWords).join('; ') ?? '',
    Dissent: plan?.notes.dissent ?? '',
    'Dissent of': plan?.notes.dissentBy ?? '',
    'Referral elsewhere': elsewhere && 'detail' in elsewhere ? [elsewhere.detail, elsewhere.site?.name ?? ''].filter((part) => part !== '').join(' to ') : '',
    Actions: each.actions.map(owedWords).join('; '),
    'Patient told by': plan?.notes.toldBy ?? '',
    'Patient told on': plan?.notes.toldOn ?? '',
    'Key worker': each.keyWorker,
    'Roles present': each.discussion?.rolesPresent.map(roleName).join('; ') ?? '',
    Provisional: each.provisional ? 'yes: not quorate' : 'no',
    Retrospective: each.retrospective ? 'yes' : 'no',
    Clauses: each.clauses.join(' '),
    'Pathway version': each.pathwayVersion ?? '',
    'Pathway review': reviewWords(pathway),
    'Meeting digest': meeting.seal.digest,
    Addenda: addendaWords(meeting.addenda.filter(({ caseId }) => caseId === each.caseId)),
    'Addenda of the meeting': addendaWords(meeting.addenda.filter(({ caseId }) => caseId === null)),
    'Now, where it differs': since?.present ?? '',
    'Added since the seal': since?.added.map(({ at, by, text }) => `${momentOf(at)}, ${by}: ${text}`).join('; ') ?? '',
    'Put aside': putAsideWords(each),
    'Listed without': each.listedWithout.map((item) => readinessItems[item].inSentence).join(', '),
    ...timesOf(meeting),
  };
}

/** A case that was taken off the agenda: who it is and why; it has no outcome and no place. */
function takenOffLine(each: TakenOffCase, { meeting, pathway }: MeetingOutcomes): Line {
  const { patient, diagnosis } = each;
  // Object.fromEntries forgets the names it is given.
  const blank = Object.fromEntries(headings.map((heading) => [heading, ''])) as Line;
  return {
    ...blank,
    'Meeting date': meeting.date,
    Surname: patient?.familyName ?? '',
    Forename: patient?.givenName ?? '',
    'NHS number': patient?.nhsNumber ?? '',
    'NHS number status': patient?.nhsNumberStatus ?? '',
    'Hospital number': patient?.hospitalNumber ?? '',
    'Date of birth': patient?.dateOfBirth ?? '',
    Diagnosis: diagnosis,
    Outcome: 'Taken off the agenda',
    Decision: takenOffWords(each),
    'Pathway review': reviewWords(pathway),
    'Meeting digest': meeting.seal.digest,
    ...timesOf(meeting),
  };
}

function timesOf({ startedAt, seal, pauses }: MeetingOutcomes['meeting']): Pick<Line, 'Meeting started' | 'Meeting ended' | 'Breaks'> {
  return { 'Meeting started': startedAt === null ? '' : momentOf(startedAt), 'Meeting ended': momentOf(seal.at), Breaks: pauses.map(pauseWords).join('; ') };
}

function addendaWords(addenda: MeetingOutcomes['meeting']['addenda']): string {
  return addenda.map(({ at, by, text, because }) => `${momentOf(at)}, ${by}: ${text}${because === '' ? '' : ` Why: ${because}`}`).join('; ');
}

/** An outcome other than a plan, in a sentence. */
export function outcomeWords({ decision, text }: CaseOutcome): string {
  switch (decision?.kind) {
    case 'deferred':
      return `Deferred (${deferralNames[decision.cause]}): ${decision.detail === '' ? '' : `${decision.detail}; `}${decision.owner}, by ${plainDay(decision.due)}.`;
    case 'notDiscussed':
      return `Listed, not discussed: ${decision.reason}`;
    case 'noActiveTreatment':
      return `No active treatment (${decision.code} ${noTreatmentNames[decision.code]}): ${decision.reason}`;
    default:
      return text;
  }
}

function practitionersOf({ practitioners }: CaseOutcome, modality: CaseOutcome['practitioners'][number]['modality']): string {
  return practitioners
    .filter((each) => each.modality === modality)
    .map(({ name, part, homeSite, standing }) => `${name} (${[part === 'lead' ? 'lead' : '', homeSite ?? '', standing].filter((word) => word !== '').join(', ')})`)
    .join('; ');
}

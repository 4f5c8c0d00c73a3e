import type { Content } from 'pdfmake';
import { roleName } from '../../../shared/domain/actor.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { type ModalityPlan, modalityName, type Plan } from '../../../shared/domain/plan.ts';
import { readinessItems, readinessLine } from '../../../shared/domain/readinessWords.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';
import { offDefaultClauses } from '../../../shared/pathway/rules/offDefault.ts';
import { boxed, colours, labelled, ruled } from './minutesLook.ts';
import { agreementWords, intentNames, owedWords, putAsideWords, statusNames, toldWords, whenWords } from './outcomeWords.ts';
import type { CaseOutcome } from './outcomes.ts';
import { outcomeWords } from './outcomesCsv.ts';

/** One case of the minutes: who, the question, the decision as it was read back, the plan, and what was said beside it. */
export function caseSection(outcome: CaseOutcome): Content {
  const plan = outcome.decision?.kind === 'agreed' ? outcome.decision.plan : null;
  const head: Content = { stack: [title(outcome), ...identity(outcome), decisionBox(outcome)], unbreakable: fitsOnePage(outcome) };
  return { stack: [head, ...(plan === null ? [] : [planTable(plan, outcome)]), { ...beside(outcome, plan), margin: [0, 4, 0, 0] }], margin: [0, 14, 0, 0] };
}

/** A head that is kept together but longer than a page would run off its end. */
function fitsOnePage({ question, decision, text, urgentTreatment }: CaseOutcome): boolean {
  const words = [question, decision?.kind === 'agreed' ? decision.readBack : JSON.stringify(decision), text, urgentTreatment?.treatment ?? ''].join('\n');
  return words.length < 2500 && words.split('\n').length < 25;
}

function title({ order, patient, status, provisional, retrospective }: CaseOutcome): Content {
  const name = patient === null ? 'Record not readable' : `${patient.familyName}${patient.givenName === '' ? '' : `, ${patient.givenName}`}`;
  const marks = [statusNames[status], ...(provisional ? ['provisional'] : []), ...(retrospective ? ['retrospective'] : [])].join(' · ');
  return {
    table: {
      widths: [320, 159],
      body: [
        [
          { text: `${order}. ${name}`, bold: true, fontSize: 11.5, color: '#ffffff', fillColor: colours.blue },
          { text: marks, bold: true, color: '#ffffff', fillColor: colours.blue, alignment: 'right' },
        ],
      ],
    },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 8, paddingRight: () => 8, paddingTop: () => 4, paddingBottom: () => 3 },
    margin: [0, 0, 0, 4],
  };
}

function identity({ patient, diagnosis, levels, question, workUp, presenter, keyWorker, urgentTreatment }: CaseOutcome): Content[] {
  if (patient === null) return [];
  const numbers = [
    patient.nhsNumber === null ? `no NHS number (status ${patient.nhsNumberStatus})` : `NHS ${plainNhsNumber(patient.nhsNumber)}`,
    patient.hospitalNumber === '' ? '' : `hospital no. ${patient.hospitalNumber}`,
    patient.dateOfBirth === null ? 'date of birth not known' : `born ${plainDay(patient.dateOfBirth)}`,
  ];
  const consulted = urgentTreatment?.consulted.map(({ name, role, on }) => `${name} (${roleName(role)}, ${plainDay(on)})`).join('; ') ?? '';
  const notPossible = urgentTreatment?.notPossibleBecause ? `not possible: ${urgentTreatment.notPossibleBecause}` : '';
  return [
    labelled([
      ['Patient', joined(numbers, ' · ')],
      ['Diagnosis', joined([diagnosis?.text ?? '', plainLevels(levels), diagnosis?.icd10 ? `ICD-10 ${diagnosis.icd10}` : '', morphologyOf(diagnosis)], ' · ')],
      ['Question', question],
      ['Work-up', workUp.map(readinessLine).join('; ')],
      ['Presented by', joined([presenter, keyWorker === '' ? '' : `key worker ${keyWorker}`], ' · ')],
      ['Urgent treatment', urgentTreatment === null ? '' : joined([urgentTreatment.treatment, joined(['consulted', consulted === '' ? notPossible : consulted], ' ')], ' · ')],
    ]),
  ];
}

function morphologyOf(diagnosis: CaseOutcome['diagnosis']): string {
  if (!diagnosis?.morphology) return '';
  const { code, edition } = diagnosis.morphology;
  return `${code} (${edition === 'unknown' ? 'ICD-O edition unknown' : edition})`;
}

function decisionBox(outcome: CaseOutcome): Content {
  const { decision, provisional, discussion } = outcome;
  const words = decision?.kind === 'agreed' ? decision.readBack : outcomeWords(outcome);
  const warning: Content[] = provisional ? [{ text: 'Provisional: decided without a quorum.', bold: true, color: colours.warning, margin: [0, 3, 0, 0] }] : [];
  const signed = decision?.kind === 'agreed' ? `Chair ${decision.chair}, read-back checked by ${decision.verifier === '' ? `nobody${decision.aloneBecause === undefined ? '' : ` (${decision.aloneBecause})`}` : decision.verifier}` : '';
  const present = discussion === null ? '' : `Present: ${discussion.rolesPresent.map(roleName).join(', ')}`;
  const small: Content[] = [joined([signed, present], '. ')].filter((line) => line !== '').map((text) => ({ text, fontSize: 8, color: colours.quiet, margin: [0, 3, 0, 0] }));
  return { stack: [boxed({ stack: [{ text: words, bold: true }, ...warning, ...small] })], margin: [0, 4, 0, 4] };
}

function planTable(plan: Plan, outcome: CaseOutcome): Content {
  const head = ['Plan', 'Site', 'Practitioners and standing', 'What and when'].map((text) => ({ text, style: 'columnHead' }));
  const rows = plan.modalities.map((entry): Content[] => [
    { text: capital(modalityName(entry.modality)), bold: true },
    entry.site?.name ?? '–',
    practitionersOf(entry, outcome),
    joined([whatWords(entry), whenWords(entry)], '\n'),
  ]);
  // A first row that is kept with the headings but longer than a page would be lost.
  const isShort = plan.modalities.every((entry) => whatWords(entry).length + whenWords(entry).length < 800);
  return { table: { headerRows: 1, keepWithHeaderRows: isShort ? 1 : 0, widths: [74, 120, 159, 130], body: [head, ...rows] }, layout: ruled };
}

function practitionersOf(entry: ModalityPlan, { practitioners }: CaseOutcome): string {
  if (!('practitioners' in entry)) return '–';
  const named = practitioners.filter(({ modality }) => modality === entry.modality);
  if (named.length === 0) return 'nobody named yet';
  return named.map(({ name, part, homeSite, standing }) => `${name} (${joined([part === 'lead' ? 'lead' : '', homeSite ?? '', standing], ', ')})`).join('\n');
}

function whatWords(entry: ModalityPlan): string {
  switch (entry.modality) {
    case 'surgery':
      return joined([entry.procedure, entry.plannedMargin === null || entry.plannedMargin === 'notApplicable' ? '' : `${entry.plannedMargin} margin`], ', ');
    case 'radiotherapy':
      return entry.beam === 'undecided' ? 'photon or proton undecided' : entry.beam;
    case 'systemic':
      return entry.regimen;
    default:
      return entry.detail;
  }
}

function beside(outcome: CaseOutcome, plan: Plan | null): Exclude<Content, string> {
  const { crossSite, actions, warnings, clauses, pathwayVersion, listedWithout } = outcome;
  const notes = plan?.notes;
  return labelled([
    ['Intent', notes?.intent ? intentNames[notes.intent] : ''],
    ['Rationale', notes?.rationale ?? ''],
    ['Alternatives', notes?.alternatives ?? ''],
    ...(plan?.offDefault ?? []).map((agreement): [string, Content] => [
      'Agreed off default',
      `${closed(agreementWords(agreement))} Agreed by ${agreement.agreedBy.map(roleName).join(', ')} on ${plainDay(agreement.on)}${
        agreement.dissentedBy.length === 0 ? '' : `; dissent of ${agreement.dissentedBy.map(roleName).join(', ')}`
      } (${offDefaultClauses(agreement.modality).join(', ')}).`,
    ]),
    ...(notes?.conditions ?? []).map((condition): [string, Content] => ['Condition', { text: owedWords(condition), bold: true }]),
    [notes?.dissentBy ? `Dissent of ${notes.dissentBy}` : 'Dissent', notes?.dissent ?? ''],
    ...actions.map((action): [string, Content] => ['Action', owedWords(action)]),
    ['Patient told', notes === undefined ? '' : toldWords(notes)],
    ...crossSite.map(({ surgeon, homeSite, hostSite, statusText }): [string, Content] => ['Cross-site', `${surgeon} of ${homeSite} at ${hostSite}: ${statusText} (K5)`]),
    ...warnings.map((text): [string, Content] => ['Warned of', text]),
    ['Put aside', putAsideWords(outcome)],
    ['Listed without', listedWithout.map((item) => readinessItems[item].inSentence).join(', ')],
    ['Clauses', clauses.length === 0 ? '' : `${clauses.join(', ')} of ${pathwayVersion ?? ''}`],
  ]);
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

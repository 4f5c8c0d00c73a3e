import type { Content, DocumentDefinition } from 'pdfmake';
import { roleName } from '../../../shared/domain/actor.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { londonTime as clock, plainDay } from '../../../shared/domain/dates.ts';
import { caseSection } from './minutesCase.ts';
import { momentOf } from './moment.ts';
import { sinceSection } from './minutesSince.ts';
import { boxed, colours, labelled, ruled, styles } from './minutesLook.ts';
import { heldWords, pauseWords, reviewWords, statusNames, takenOffWords } from './outcomeWords.ts';
import type { CaseOutcome, MeetingOutcomes } from './outcomes.ts';

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The minutes as a document: who was there, an overview, a section for each case, the seal; the pathway's status on every page. */
export function minutesDocument(outcomes: MeetingOutcomes): DocumentDefinition {
  const { meeting, cases } = outcomes;
  const closedAt = new Date(meeting.seal.at);
  return {
    pageSize: 'A4',
    pageMargins: [42, 56, 42, 64],
    version: '1.7',
    language: 'en-GB',
    displayTitle: true,
    info: { title: `Sarcoma MDT minutes, ${plainDay(meeting.date)}`, creator: 'MDT Desk', producer: 'MDT Desk', creationDate: closedAt, modDate: closedAt },
    styles,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15, color: colours.text },
    header: () => header(meeting),
    footer: (page, pages) => footer(outcomes, page, pages),
    content: [
      { text: 'Sarcoma MDT meeting: minutes', style: 'title' },
      { text: `${longDay.format(new Date(`${meeting.date}T00:00:00Z`))}, ${meeting.startsAt}${meeting.place === '' ? '' : ` · ${meeting.place}`}`, style: 'subtitle' },
      attendance(outcomes),
      { text: 'Cases', style: 'heading' },
      overview(cases),
      ...takenOffSection(outcomes),
      ...cases.map(caseSection),
      sealSection(outcomes),
      ...sinceSection(outcomes),
    ],
  };
}

function header(meeting: MeetingOutcomes['meeting']): Content {
  return {
    margin: [42, 24, 42, 0],
    columns: [
      { text: 'PATIENT CONFIDENTIAL', bold: true, color: colours.warning, fontSize: 9, characterSpacing: 0.6 },
      { text: `Sarcoma MDT, ${plainDay(meeting.date)}`, alignment: 'right', fontSize: 9, color: colours.quiet },
    ],
  };
}

function footer({ pathway, meeting }: MeetingOutcomes, page: number, pages: number): Content {
  return {
    margin: [42, 10, 42, 0],
    columns: [
      {
        width: '*',
        stack: [
          { text: [`${pathway.title}, version ${pathway.version}, `, { text: reviewWords(pathway), bold: pathway.reviewOverdue, color: pathway.reviewOverdue ? colours.warning : colours.quiet }, '.'] },
          { text: pathway.reconstruction },
          { text: `Seal ${meeting.seal.digest}. Later entries of the record are not part of these minutes.` },
        ],
        fontSize: 6.5,
        color: colours.quiet,
      },
      { width: 70, text: `Page ${page} of ${pages}`, alignment: 'right', fontSize: 8, color: colours.quiet },
    ],
  };
}

function attendance({ meeting, cases }: MeetingOutcomes): Content {
  const { attendees, chair, scribe, quorum, comings, pauses } = meeting;
  const people = (presence: readonly string[]): string =>
    attendees
      .filter((attendee) => presence.includes(attendee.presence))
      .map(({ name, role, trust, deputyFor, presence: how }) => `${name} (${roleName(role)}${trust === '' ? '' : `, ${trust}`}${deputyFor === null ? '' : `, deputy for ${deputyFor.name}, ${roleName(deputyFor.role)}`}${how === 'left' ? ', left early' : ''})`)
      .join('; ');
  const missing = quorum.missing.map((oneOf) => oneOf.map(roleName).join(' or ')).join('; ');
  // Attendance changes during a meeting: each decision keeps whether there was a quorum when it was taken.
  const provisional = cases.filter((each) => each.provisional).map(({ order }) => order);
  const atClose = quorum.met ? 'Met at the close' : `Not met at the close: no ${missing}`;
  const decisions = provisional.length === 0 ? 'No decision is provisional.' : `Provisional: ${provisional.length === 1 ? 'case' : 'cases'} ${provisional.join(', ')}.`;
  return labelled([
    ['Held', heldWords(meeting)],
    ['Chair', chair],
    ['Scribe', scribe],
    ['Present', people(['present', 'left'])],
    ['Apologies', people(['apologies'])],
    ...(comings.length === 0 ? [] : [['Came and left', comings.map(({ at, name, presence }) => `${clock(at)} ${name} ${presence === 'present' ? 'came' : 'left'}`).join('; ')] as const]),
    ...(pauses.length === 0 ? [] : [['Breaks', pauses.map(pauseWords).join('; ')] as const]),
    ['Quorum', { text: [{ text: `${atClose}. `, bold: !quorum.met }, { text: decisions, bold: provisional.length > 0, color: provisional.length > 0 ? colours.warning : colours.text }, quorum.unverified ? ' (By a local role list, unverified: the pathway names no quorum.)' : ''] }],
  ]);
}

function overview(cases: readonly CaseOutcome[]): Content {
  if (cases.length === 0) return { text: 'No case was on the agenda.', italics: true };
  const head = ['', 'Patient', 'NHS number', 'Diagnosis', 'Outcome'].map((text) => ({ text, style: 'columnHead' }));
  const rows = cases.map(({ order, patient, diagnosis, status, provisional }) => [
    String(order),
    patient === null ? 'record not readable' : `${patient.familyName}, ${patient.givenName}`,
    patient?.nhsNumber ? { text: plainNhsNumber(patient.nhsNumber), noWrap: true } : '–',
    diagnosis?.text ?? '',
    { text: `${statusNames[status]}${provisional ? ', provisional' : ''}`, bold: true },
  ]);
  return { table: { headerRows: 1, dontBreakRows: true, widths: [14, 150, 76, 139, 96], body: [head, ...rows] }, layout: ruled };
}

/** What was on the agenda when people had it in hand and was not at the close. */
function takenOffSection({ takenOff }: MeetingOutcomes): Content[] {
  if (takenOff.length === 0) return [];
  const head = ['Patient', 'NHS number', 'Diagnosis', 'Why'].map((text) => ({ text, style: 'columnHead' }));
  const rows = takenOff.map((each): Content[] => [
    each.patient === null ? 'record not readable' : `${each.patient.familyName}, ${each.patient.givenName}`,
    each.patient?.nhsNumber ? { text: plainNhsNumber(each.patient.nhsNumber), noWrap: true } : '–',
    each.diagnosis,
    takenOffWords(each),
  ]);
  // A row that is kept together but longer than a page would run off its end.
  const isShort = takenOff.every(({ reason }) => reason.length < 1500);
  return [
    { text: 'Taken off the agenda', style: 'heading' },
    { table: { headerRows: 1, dontBreakRows: isShort, widths: [120, 76, 110, 173], body: [head, ...rows] }, layout: ruled },
  ];
}

function sealSection({ meeting: { seal, addenda }, cases }: MeetingOutcomes): Content {
  const check = seal.verifier === '' ? `None. ${seal.aloneBecause}` : seal.verifier;
  const lines: Content[] = [
    { text: 'Close of the meeting', style: 'heading', margin: [0, 0, 0, 4] },
    labelled([
      ['Closed', `${momentOf(seal.at)} (London)`],
      ['Second check', check],
      ['Seal (SHA-256)', { text: seal.digest, fontSize: 8 }],
    ], 388),
  ];
  const later = addenda.map(({ at, by, text, because, caseId }): Content => ({ text: [{ text: `Addendum${ofCase(caseId, cases)}, ${momentOf(at)}, ${by}: `, bold: true }, text, because === '' ? '' : ` Why: ${because}`], margin: [0, 4, 0, 0] }));
  return { stack: [boxed({ stack: [...lines, ...later] })], margin: [0, 18, 0, 0], unbreakable: later.length === 0 };
}

/** Of which case an addendum speaks. */
function ofCase(caseId: string | null, cases: readonly CaseOutcome[]): string {
  const found = cases.find((each) => each.caseId === caseId);
  return found === undefined ? '' : ` on case ${found.order}${found.patient === null ? '' : ` (${found.patient.familyName}, ${found.patient.givenName})`}`;
}

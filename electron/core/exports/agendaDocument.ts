import type { Content, DocumentDefinition } from 'pdfmake';
import type { CirculatedCase, CirculatedList } from '../../../shared/domain/circulatedList.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { lateWords } from '../../../shared/domain/listDifference.ts';
import { isOverdue, type OpenItem } from '../../../shared/domain/openItem.ts';
import { listFrame } from './listFrame.ts';
import { colours, labelled, ruled } from './minutesLook.ts';

/** A list with what is said of it when it goes out; `circulated` is false for one that is only looked at. */
export type OutgoingList = {
  readonly list: CirculatedList;
  readonly digest: string;
  readonly at: string;
  readonly by: string;
  readonly circulated: boolean;
  readonly recipients: readonly string[];
};

/** The agenda to print: when each case begins, who it is, what is asked, what is missing, what is still open. */
export function agendaDocument(outgoing: OutgoingList): DocumentDefinition {
  const { list, recipients } = outgoing;
  const { details, lines, ends, elsewhere } = list;
  const cases = lines.filter(({ kind }) => kind === 'case').length;
  const cutOff = details.cutOff === null ? 'none' : `${plainDay(details.cutOff)}${details.cutOffTime === '23:59' ? '' : `, ${details.cutOffTime}`}`;
  return listFrame(outgoing, 'agenda', [
    labelled([
      ['Place or link', details.place],
      ['Chair', details.chair],
      ['Scribe', details.scribe],
      ['Cases', `${cases}; expected to end at ${ends}`],
      ['Cut-off', cutOff],
      ['Sent to', recipients.join('; ')],
    ]),
    { table: { headerRows: 1, dontBreakRows: true, widths: [30, 14, 140, 130, 170, 228], body: [head(), ...rows(list)] }, layout: ruled, margin: [0, 8, 0, 0] },
    ...(elsewhere.length === 0
      ? []
      : [
          { text: 'Open conditions and overdue actions of other cases', style: 'heading' } as const,
          ...elsewhere.map((one): Content => ({ text: [{ text: [one.name, one.hospitalNumber].filter(Boolean).join(', ') || 'A case without identifiers', bold: true }, `: ${one.openItems.map((item) => openWords(item, details.date)).join('; ')}`], margin: [0, 2, 0, 0] })),
        ]),
  ]);
}

function head(): Content[] {
  return ['Time', '', 'Patient', 'Diagnosis', 'Question', 'Readiness'].map((text) => ({ text, style: 'columnHead' }));
}

function rows({ lines, identifiers, details }: CirculatedList): Content[][] {
  let place = 0;
  return lines.map((line): Content[] => {
    if (line.kind === 'section') return [{ text: line.name, bold: true, color: colours.blue, colSpan: 6, margin: [0, 4, 0, 0] }, '', '', '', '', ''];
    if (line.kind === 'break') return [line.begins, { text: `Break, ${line.minutes} minutes`, italics: true, colSpan: 5 }, '', '', '', ''];
    place += 1;
    const { case: one } = line;
    return [
      { stack: [line.begins, { text: `${line.minutes} min`, fontSize: 7.5, color: colours.quiet }] },
      String(place),
      patient(one, identifiers),
      { stack: [{ text: one.diagnosis }, { text: one.levels, fontSize: 8.5, color: colours.quiet }] },
      { stack: [{ text: one.question }, ...(one.presenter === '' ? [] : [{ text: `Presents: ${one.presenter}`, fontSize: 8, color: colours.quiet }])] },
      { stack: readiness(one, details.date) },
    ];
  });
}

function patient(one: CirculatedCase, { name, nhsNumber, hospitalNumber, dateOfBirth }: CirculatedList['identifiers']): Content {
  const small = (text: string): Content => ({ text, fontSize: 8, color: colours.quiet });
  const age = one.age === null ? '' : `${one.age} y`;
  return {
    stack: [
      ...(name || one.hash === '' ? [{ text: one.name, bold: true }] : []),
      ...(one.alike === '' ? [] : [{ text: `Caution: ${one.alike}`, fontSize: 8, color: colours.warning }]),
      ...(nhsNumber && one.nhsNumber !== '' ? [small(`NHS ${one.nhsNumber}`)] : []),
      ...(hospitalNumber && one.hospitalNumber !== '' ? [small(one.hospitalNumber)] : []),
      small(dateOfBirth && one.dateOfBirth !== null ? `born ${plainDay(one.dateOfBirth)}${age === '' ? '' : ` (${age})`}` : age),
    ],
  };
}

function readiness(one: CirculatedCase, day: string): Content[] {
  const late = lateWords(one);
  return [
    ...(one.urgent ? [{ text: 'URGENT', bold: true, color: colours.warning }] : []),
    ...(one.retrospective ? [{ text: 'Retrospective (K2b)' }] : []),
    { text: one.notReady.length === 0 ? 'Ready' : `Not ready: ${one.notReady.join(', ')}`, fontSize: 8.5 },
    ...(one.deferred === '' ? [] : [{ text: one.deferred, fontSize: 8.5 }]),
    ...(late === '' ? [] : [{ text: `Late: ${late}`, fontSize: 8.5 }]),
    ...one.openItems.map((item) => ({ text: `Open: ${openWords(item, day)}`, fontSize: 8.5, color: isOverdue(item, day) ? colours.warning : colours.text })),
  ];
}

function openWords(item: OpenItem, day: string): string {
  return `${item.words} (${item.owner}${item.due === null ? '' : `, ${isOverdue(item, day) ? 'was due' : 'due'} ${plainDay(item.due)}`})`;
}

import type { Content, DocumentDefinition } from 'pdfmake';
import { plainDay } from '../../../shared/domain/dates.ts';
import type { OutgoingList } from './agendaDocument.ts';
import { colours, styles } from './minutesLook.ts';
import { momentOf } from './moment.ts';
import { reviewWords } from './outcomeWords.ts';

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The page around everything made of a circulated list: which version it is, under which pathway, and its digest on every page. */
export function listFrame({ list, digest, at, by, circulated }: OutgoingList, what: 'agenda' | 'changes', content: readonly Content[]): DocumentDefinition {
  const { details, pathway, version } = list;
  const made = new Date(at);
  const which = circulated ? `Version ${version}, circulated ${momentOf(at)}${by === '' ? '' : ` by ${by}`}` : `Not circulated: as it stood on ${momentOf(at)}`;
  const review = reviewWords(pathway);
  return {
    pageSize: 'A4',
    // The agenda has six columns; a list of changes is read like a letter.
    pageOrientation: what === 'agenda' ? 'landscape' : 'portrait',
    pageMargins: [42, 50, 42, 48],
    version: '1.7',
    language: 'en-GB',
    displayTitle: true,
    info: { title: `Sarcoma MDT ${what}, ${plainDay(details.date)}, version ${version}`, creator: 'MDT Desk', producer: 'MDT Desk', creationDate: made, modDate: made },
    styles,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.12, color: colours.text },
    header: () => ({
      margin: [42, 24, 42, 0],
      columns: [
        { text: 'PATIENT CONFIDENTIAL', bold: true, color: colours.warning, fontSize: 9, characterSpacing: 0.6 },
        { text: `Sarcoma MDT, ${plainDay(details.date)}, ${circulated ? `list version ${version}` : 'list not circulated'}`, alignment: 'right', fontSize: 9, color: colours.quiet },
      ],
    }),
    footer: (page, pages) => ({
      margin: [42, 10, 42, 0],
      columns: [
        {
          width: '*',
          stack: [{ text: [`${pathway.title}, version ${pathway.version}, `, { text: review, bold: pathway.reviewOverdue, color: pathway.reviewOverdue ? colours.warning : colours.quiet }, '.'] }, { text: `Digest of this list (SHA-256) ${digest}` }],
          fontSize: 6.5,
          color: colours.quiet,
        },
        { width: 70, text: `Page ${page} of ${pages}`, alignment: 'right', fontSize: 8, color: colours.quiet },
      ],
    }),
    content: [
      { text: what === 'agenda' ? 'Sarcoma MDT meeting: agenda' : 'Sarcoma MDT meeting: changes of the list', style: 'title' },
      { text: `${longDay.format(new Date(`${details.date}T00:00:00Z`))}, ${details.startsAt}`, style: 'subtitle', margin: [0, 2, 0, 2] },
      { text: which, bold: true, color: circulated ? colours.text : colours.warning, margin: [0, 0, 0, 8] },
      ...content,
    ],
  };
}

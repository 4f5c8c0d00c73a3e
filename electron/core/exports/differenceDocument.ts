import type { Content, DocumentDefinition } from 'pdfmake';
import { type FieldChange, isSame, type ListDifference } from '../../../shared/domain/listDifference.ts';
import type { OutgoingList } from './agendaDocument.ts';
import { listFrame } from './listFrame.ts';
import { colours } from './minutesLook.ts';

/** What is different from an earlier version, to print and send to whoever holds that one. */
export function differenceDocument(outgoing: OutgoingList, from: number, difference: ListDifference): DocumentDefinition {
  const { meeting, added, removed, moved, changed } = difference;
  return listFrame(outgoing, 'changes', [
    { text: `What is different from version ${from}.`, margin: [0, 0, 0, 4] },
    ...(isSame(difference) ? [{ text: 'Nothing.' }] : []),
    ...part('The meeting', meeting.map((field) => change(field))),
    ...part('Added', added.map(({ name, place, why }) => line(name, `place ${place}${why === '' ? '' : `, late: ${why}`}`))),
    ...part('Taken off', removed.map(({ name, place }) => line(name, `was at place ${place}`))),
    ...part('Moved', moved.map((each) => line(each.name, `from place ${each.from} to ${each.to}`))),
    ...changed.flatMap(({ name, fields }) => part(name, fields.map((field) => change(field)))),
  ]);
}

function part(heading: string, lines: readonly Content[]): Content[] {
  return lines.length === 0 ? [] : [{ text: heading, style: 'heading' }, ...lines];
}

function line(name: string, words: string): Content {
  return { text: [{ text: name, bold: true }, `: ${words}`], margin: [0, 1, 0, 1] };
}

function change({ field, from, to }: FieldChange): Content {
  return { text: [{ text: `${field}: `, bold: true }, 'was ', { text: from === '' ? 'empty' : `“${from}”`, color: colours.warning }, ', now ', { text: to === '' ? 'empty' : `“${to}”` }], margin: [0, 1, 0, 1] };
}

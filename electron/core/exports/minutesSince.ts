import type { Content } from 'pdfmake';
import { momentOf } from './moment.ts';
import { colours, ruled } from './minutesLook.ts';
import type { CaseOutcome, MeetingOutcomes } from './outcomes.ts';

/** What was added to the cases after the seal: what stood then, what stands now, and each entry with its author. Nothing where nothing was. */
export function sinceSection({ sinceSeal, cases }: MeetingOutcomes): Content[] {
  if (sinceSeal === null) return [];
  const head = ['Case', 'At the seal', 'Now', 'Added since'].map((text) => ({ text, style: 'columnHead' }));
  const rows = sinceSeal.cases.map(({ caseId, name, sealed, present, added }): Content[] => [nameOf(caseId, name, cases), sealed, present, { stack: linesOf(added) }]);
  // A row that is kept together but longer than a page would run off its end.
  const isShort = sinceSeal.cases.every((each) => JSON.stringify(each).length < 4000);
  return [
    { text: 'Since the seal', style: 'heading', margin: [0, 18, 0, 2] },
    { text: [sinceSeal.digestStands ? 'Not part of the sealed minutes, which stand as they were: their integrity check passed.' : { text: 'The record is no longer the one that was sealed: its integrity check failed.', bold: true, color: colours.warning }], margin: [0, 0, 0, 4] },
    ...(rows.length === 0 ? [] : [{ table: { headerRows: 1, keepWithHeaderRows: isShort ? 1 : 0, dontBreakRows: isShort, widths: [88, 142, 102, 147], body: [head, ...rows] }, layout: ruled, fontSize: 8.5 }]),
  ];
}

function nameOf(caseId: string, name: string, cases: readonly CaseOutcome[]): string {
  const order = cases.find((each) => each.caseId === caseId)?.order;
  return order === undefined ? name : `${order}. ${name}`;
}

function linesOf(added: NonNullable<MeetingOutcomes['sinceSeal']>['cases'][number]['added']): Content[] {
  return added.map(({ at, by, text }): Content => ({ text: [{ text: `${momentOf(at)}, ${by}: `, color: colours.quiet }, text], margin: [0, 0, 0, 2] }));
}

import type { Content, DocumentDefinition, TableLayout } from 'pdfmake';

/** Colours of the NHS identity; the text colours keep a contrast of at least 4.5 to 1 on their grounds. */
export const colours = { text: '#212b32', quiet: '#4c6272', blue: '#005eb8', ground: '#f0f4f5', line: '#d8dde0', warning: '#a2260f', decision: '#e8edee' } as const;

export const styles: DocumentDefinition['styles'] = {
  title: { fontSize: 18, bold: true, color: colours.blue },
  subtitle: { fontSize: 11, margin: [0, 2, 0, 10] },
  heading: { fontSize: 12, bold: true, color: colours.blue, margin: [0, 12, 0, 4] },
  label: { bold: true, color: colours.quiet, fontSize: 8.5 },
  columnHead: { bold: true, fontSize: 8.5, color: colours.quiet },
};

// Widths are given in points all over: a column as wide as what is left would grow beyond the page with a long word.

/** Table rows separated by thin lines. */
export const ruled: TableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => colours.line,
  paddingLeft: (column) => (column === 0 ? 0 : 4),
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

const open: TableLayout = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 8, paddingTop: () => 1.5, paddingBottom: () => 1.5 };

const box: TableLayout = { hLineWidth: () => 0, vLineWidth: (line) => (line === 0 ? 3 : 0), vLineColor: () => colours.blue, paddingLeft: () => 9, paddingRight: () => 9, paddingTop: () => 6, paddingBottom: () => 6 };

/** Lines of a label and its text; a line without text is left out. `width` is that of the text, in points. */
export function labelled(lines: readonly (readonly [string, Content])[], width = 409): Exclude<Content, string> {
  const body = lines.filter(([, text]) => text !== '').map(([label, text]): Content[] => [{ text: label, style: 'label' }, typeof text === 'string' ? { text } : text]);
  return body.length === 0 ? { stack: [] } : { table: { widths: [86, width], body, dontBreakRows: lines.every(([, text]) => isShort(text)) }, layout: open };
}

/** A row that is kept together but longer than a page would run off its end. */
function isShort(text: Content): boolean {
  return typeof text !== 'string' || (text.length < 1500 && text.split('\n').length < 20);
}

/** A shaded box with a blue bar at its left. */
export function boxed(content: Content): Content {
  const cell: Content = typeof content === 'string' ? { text: content, fillColor: colours.ground } : { ...content, fillColor: colours.ground };
  return { table: { widths: [490], body: [[cell]] }, layout: box };
}

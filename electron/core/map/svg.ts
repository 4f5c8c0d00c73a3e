import type { MapEdgeView, MapLine, MapStateView, MapView } from '../../../shared/api/mapView.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { signWidth, sizes } from './layout.ts';
import { wrapped } from './text.ts';

const ink = '#212b32';
const grey = '#4c6272';
const faint = '#768692';
const blue = '#005eb8';
const green = '#007f3b';
const red = '#a21f14';
const margin = 28;
const listWidth = 640;

/**
 * The map as one SVG file that needs nothing else: head, drawing, key, and below it the list that says the same. What a line or a
 * frame means is told by its stroke and its sign as well as by its colour. `patient` is null where the file shall name nobody.
 */
export function mapSvg(view: MapView, patient: string | null): string {
  const head = headLines(view, patient);
  const top = margin + head.length * 20 + 44;
  const list = listText(view);
  const width = Math.max(view.width + listWidth + 3 * margin, 1200);
  const height = top + Math.max(view.height, list.height) + margin;
  const title = view.caseId === null ? 'Map of the pathway' : 'Map of the pathway with the way of one case';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="Arial, Helvetica, 'Liberation Sans', sans-serif" fill="${ink}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description(view))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...head.map((line, index) => text(margin, margin + 14 + index * 20, line, index === 0 ? 20 : 13, index === 0)),
    key(view, top - 30),
    `<g transform="translate(${margin} ${top})">`,
    ...view.states.filter(({ kind }) => kind !== 'step').map(stateSvg),
    ...view.edges.map(edgeSvg),
    ...view.states.filter(({ kind }) => kind === 'step').map(stateSvg),
    ...view.edges.map(labelSvg),
    '</g>',
    `<g transform="translate(${view.width + 2 * margin} ${top})">${list.svg}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

function headLines({ document, reviewOverdue, today, caseId }: MapView, patient: string | null): string[] {
  const [year = '', month = ''] = document.reviewDue.split('-');
  return [
    `${document.title}: ${caseId === null ? 'the pathway as a map' : 'the way of one case'}`,
    ...(patient === null ? [] : [patient]),
    `Pathway version ${document.version}, ${document.issuedBy}. Review due ${month}/${year}${reviewOverdue ? ': OVERDUE' : ''}. Drawn on ${plainDay(today)} from the machine MDT Desk runs.`,
    ...wrapped(`A reconstruction. ${document.reconstruction}`, 13, 1120),
  ];
}

function description({ list, leftOut }: MapView): string {
  return [...list.flatMap(({ heading, none, lines }) => [`${heading}.`, ...(lines.length === 0 ? [none] : lines.flatMap((line) => readLine(line)))]), ...leftOut].join(' ');
}

function readLine({ text, on, details }: MapLine): string[] {
  return [`${on === null ? '' : `${plainDay(on)}: `}${text}.`, ...details.map((detail) => `${detail.text}.`)];
}

function stateSvg({ kind, x, y, width, height, lines, clauses, stays, position, mark }: MapStateView): string {
  const stroke = { here: blue, visited: green, ahead: faint }[position ?? 'ahead'];
  const weight = { here: 4, visited: 2, ahead: 1 }[position ?? 'ahead'];
  const fill = kind !== 'step' ? '#f4f7f8' : position === 'here' ? '#e8f1fa' : '#fff';
  const left = x + sizes.margin;
  const base = y + sizes.margin + sizes.name;
  const clausesAt = base + (lines.length - 1) * sizes.name * sizes.line + sizes.note * sizes.line + 1;
  const foot = clausesAt + sizes.note * sizes.line;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5" fill="${fill}" stroke="${stroke}" stroke-width="${kind === 'step' ? weight : Math.min(weight, 2.5)}"/>`,
    ...lines.map((line, index) => text(left, base + index * sizes.name * sizes.line, line, sizes.name, true)),
    ...(clauses.length === 0 ? [] : [text(left, clausesAt, clauses.join(' '), sizes.note, false, blue)]),
    ...(stays.length === 0 ? [] : [text(left, foot, `↻ ${stays.length}`, sizes.note, false, grey)]),
    ...(mark === '' ? [] : [text(x + width - sizes.margin, foot, mark, sizes.note, true, position === 'here' ? blue : green, 'end')]),
  ].join('');
}

function edgeSvg({ path, arrow, automatic, taken, now }: MapEdgeView): string {
  const colour = edgeColour({ taken, now });
  const weight = now === 'open' ? 3 : taken || now === 'blocked' ? 2 : 1.2;
  const dashes = now === 'blocked' ? ' stroke-dasharray="8 5"' : automatic ? ' stroke-dasharray="2 4" stroke-linecap="round"' : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${weight}"${dashes}/><polygon points="${arrow}" fill="${colour}"/>`;
}

function edgeColour({ taken, now }: Pick<MapEdgeView, 'taken' | 'now'>): string {
  return now === 'open' ? blue : now === 'blocked' ? red : taken ? green : grey;
}

/** The sign before a label: open, blocked, or gone. */
function signOf({ taken, now }: Pick<MapEdgeView, 'taken' | 'now'>): string {
  return now === 'open' ? '▶' : now === 'blocked' ? '✕' : taken ? '✓' : '';
}

function labelSvg({ label, taken, now }: MapEdgeView): string {
  const colour = edgeColour({ taken, now });
  const sign = signOf({ taken, now });
  return label.lines
    .map((line, index) => {
      const y = label.y + 2 + sizes.label + index * sizes.label * sizes.line;
      const halo = ' paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"';
      return `${index === 0 && sign !== '' ? text(label.x + 2, y, sign, sizes.label, true, colour, 'start', halo) : ''}${text(label.x + signWidth, y, line, sizes.label, now !== null, colour, 'start', halo)}`;
    })
    .join('');
}

function key({ caseId }: MapView, y: number): string {
  const clauses = 'K4 = clause the step rests on · ↻ 3 = kinds of entry that may be made without leaving · dotted line = moves on by itself as soon as this holds';
  const entry = caseId === null ? clauses : `● thick frame: here · ✓ green: the way so far · ▶ thick line: open now · ✕ dashed line: blocked · ${clauses}`;
  return text(margin, y, entry, 12, false, grey);
}

/** The list beside the drawing. */
function listText({ list, leftOut }: MapView): { svg: string; height: number } {
  const parts: string[] = [];
  let y = 0;
  const write = (words: string, indent: number, size: number, bold: boolean, colour = ink): void => {
    for (const line of wrapped(words, size, listWidth - indent, bold)) {
      y += size * 1.4;
      parts.push(text(indent, y, line, size, bold, colour));
    }
  };
  for (const { heading, none, lines } of list) {
    y += 12;
    write(heading, 0, 16, true);
    if (lines.length === 0) write(none, 0, 13, false, grey);
    lines.forEach(({ text: words, on, clauses, details }, index) => {
      write(`${index + 1}. ${on === null ? '' : `${plainDay(on)}  `}${cited(words, clauses)}`, 0, 13, false);
      for (const detail of details) write(`– ${cited(detail.text, detail.clauses)}`, 20, 12, false, grey);
    });
  }
  y += 12;
  for (const line of leftOut) write(line, 0, 12, false, grey);
  return { svg: parts.join(''), height: y };
}

function cited(words: string, clauses: readonly string[]): string {
  return clauses.length === 0 ? words : `${words} [${clauses.join(' ')}]`;
}

function text(x: number, y: number, words: string, size: number, bold: boolean, colour = ink, anchor: 'start' | 'end' = 'start', more = ''): string {
  const end = anchor === 'end' ? ' text-anchor="end"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${colour}"${end}${more}>${escaped(words)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The text as XML takes it: its five signs escaped, and what XML 1.0 cannot hold left out. */
function escaped(words: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}

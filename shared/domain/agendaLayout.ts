import type { AgendaEntry, ArrangedLine } from './meeting.ts';

/** The lines of the agenda, in their order. */
export type Layout = readonly ArrangedLine[];

/** Minutes set aside for a case until somebody says otherwise; MDT meetings were measured at a mean of 3.2 minutes a patient (BMJ 2017;356:j114). */
export const usualMinutes = 3;

/** Cases put at the end of the agenda. */
export function withCases(lines: Layout, entries: readonly AgendaEntry[]): ArrangedLine[] {
  return [...lines, ...entries.map(({ caseId, estimatedMinutes }): ArrangedLine => ({ kind: 'case', caseId, minutes: estimatedMinutes }))];
}

export function withoutCase(lines: Layout, caseId: string): ArrangedLine[] {
  return lines.filter((line) => line.kind !== 'case' || line.caseId !== caseId);
}

/** The cases in another order; headings and breaks stay at their places. */
export function withCaseOrder(lines: Layout, caseIds: readonly string[]): ArrangedLine[] {
  const cases = caseIds.flatMap((id) => lines.filter((line) => line.kind === 'case' && line.caseId === id));
  return lines.flatMap((line) => (line.kind === 'case' ? cases.splice(0, 1) : [line]));
}

/** A section with its cases moved to where another line is: before the section of that line when it goes up, behind it when it goes down. */
export function withSectionAt(lines: Layout, heading: number, to: number): Layout {
  const by = to < heading ? -1 : 1;
  const first = by === -1 ? (headingsOf(lines)[to] ?? 0) : heading + 1;
  const passed = lines.filter((line, index) => line.kind === 'section' && index >= first && (by === -1 ? index < heading : index <= to)).length;
  const section = lines[heading];
  if (section === undefined) return lines;
  // Above the first section there is none to pass: its heading alone goes there and takes the cases in.
  if (passed === 0) return withLineMoved(lines, heading, to);
  let moved = lines;
  for (let count = 0; count < passed; count += 1) moved = withSectionMoved(moved, moved.indexOf(section), by);
  return moved;
}

/** An earlier arrangement of an agenda whose cases have changed since: without those that are gone, the new ones at the end. */
export function fittedTo(lines: Layout, now: Layout): ArrangedLine[] {
  const [had, has] = [new Set(caseIdsOf(lines)), new Set(caseIdsOf(now))];
  return [...lines.filter((line) => line.kind !== 'case' || has.has(line.caseId)), ...now.filter((line) => line.kind === 'case' && !had.has(line.caseId))];
}

/** The ids of the cases in the order of the lines. */
export function caseIdsOf(lines: Layout): string[] {
  return lines.flatMap((line) => (line.kind === 'case' ? [line.caseId] : []));
}

/** One line moved to the place of another; the same lines where it cannot go there. */
export function withLineMoved(lines: Layout, from: number, to: number): Layout {
  const moved = lines[from];
  if (moved === undefined || to < 0 || to >= lines.length || from === to) return lines;
  const others = lines.filter((_line, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** A section with its cases moved before the section above it, or behind the one below. */
export function withSectionMoved(lines: Layout, heading: number, by: -1 | 1): Layout {
  const starts = lines.flatMap((line, index) => (line.kind === 'section' ? [index] : []));
  const at = starts.indexOf(heading);
  const [first, second] = by === -1 ? [starts[at - 1], heading] : [heading, starts[at + 1]];
  if (at === -1 || first === undefined || second === undefined) return lines;
  const end = starts[starts.indexOf(second) + 1] ?? lines.length;
  return [...lines.slice(0, first), ...lines.slice(second, end), ...lines.slice(first, second), ...lines.slice(end)];
}

/** The heading each line stands under, by its index in the lines; -1 above the first. */
export function headingsOf(lines: Layout): number[] {
  let heading = -1;
  return lines.map((line, index) => {
    if (line.kind === 'section') heading = index;
    return heading;
  });
}

/** A line moved to the end of the section that begins at a heading. */
export function withLineInSection(lines: Layout, from: number, heading: number): Layout {
  const end = headingsOf(lines).lastIndexOf(heading);
  return withLineMoved(lines, from, from > end ? end + 1 : end);
}

/** When each line begins and the last ends, on the clock of the meeting's day; a meeting past midnight goes on at 00:00. */
export function clockOf(startsAt: string, lines: Layout): { readonly begins: readonly string[]; readonly ends: string } {
  const [hours = 0, minutes = 0] = startsAt.split(':').map(Number);
  let now = hours * 60 + minutes;
  const begins = lines.map((line) => {
    const begin = clockWords(now);
    now += line.kind === 'section' ? 0 : line.minutes;
    return begin;
  });
  return { begins, ends: clockWords(now) };
}

function clockWords(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

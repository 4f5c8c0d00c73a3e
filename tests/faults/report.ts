import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figures } from './figures.ts';

const columns: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['fault', ({ fault }) => fault],
  ['rounds', ({ rounds }) => number(rounds)],
  ['acknowledged', ({ acknowledged }) => number(acknowledged)],
  ['told in words', ({ told }) => number(told)],
  ['uncertain, yet there', ({ yetFound }) => number(yetFound)],
  ['lost', ({ lost }) => number(lost)],
  ['not verified', ({ notVerified }) => number(notVerified)],
  ['not told', ({ notTold }) => number(notTold)],
];

/** The figures as lines of text under each other. */
export function asLines(all: readonly Figures[]): string {
  const rows = [columns.map(([name]) => name), ...all.map((figures) => columns.map(([, cell]) => cell(figures)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

const begin = '<!-- figures: written by npm run test:faults -->';
const end = '<!-- end of the figures -->';

/** Writes the figures of a whole campaign into docs/reliability.md. */
export async function writeReport(all: readonly Figures[], run: { readonly date: string; readonly minutes: number; readonly seed: number }): Promise<void> {
  const path = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
  const text = await readFile(path, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('docs/reliability.md has no place for the figures');
  const table = [
    `| ${columns.map(([name]) => name).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length - 1)}`,
    ...all.map((figures) => `| ${columns.map(([, cell]) => cell(figures)).join(' | ')} |`),
  ].join('\n');
  const where = `Run on ${run.date} in ${run.minutes} min with Node ${process.versions.node} on ${system()}, ${cpus().length} processors shared with other work; seed ${run.seed}.`;
  await writeFile(path, `${before}${begin}\n${where}\n\n${table}\n${end}${after}`);
}

function system(): string {
  return { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? process.platform;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

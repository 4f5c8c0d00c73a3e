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

/** Writes figures into docs/reliability.md, each in the place of those of the same fault from an earlier run. */
export async function writeReport(all: readonly Figures[], run: { readonly date: string; readonly seed: number }): Promise<void> {
  const path = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
  const text = await readFile(path, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('docs/reliability.md has no place for the figures');
  const rows = new Map(rest?.split(end)[0]?.split('\n').flatMap((line) => (/^\| (?!fault \||---)/.test(line) ? [[line.split(' | ')[0], line]] : [])));
  const where = `${run.date}, seed ${run.seed}, Node ${process.versions.node}, ${system()}, ${cpus().length} processors`;
  for (const figures of all) rows.set(`| ${figures.fault}`, `| ${columns.map(([, cell]) => cell(figures)).join(' | ')} | ${where} |`);
  const table = [`| ${columns.map(([name]) => name).join(' | ')} | run |`, `| --- |${' ---: |'.repeat(columns.length - 1)} --- |`, ...rows.values()].join('\n');
  await writeFile(path, `${before}${begin}\n${table}\n${end}${after}`);
}

function system(): string {
  return { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? process.platform;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

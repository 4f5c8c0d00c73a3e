import { z } from 'zod';

const count = (letter: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** From the top down: the skull base, C1–C7, T1–T12, L1–L5, S1–S5, the coccyx. */
export const vertebralLevels: readonly string[] = ['skullBase', ...count('C', 7), ...count('T', 12), ...count('L', 5), ...count('S', 5), 'coccyx'];

/** One level of the spine, such as "T8", "skullBase" or "coccyx". */
export const VertebralLevel = z.string().refine((level) => vertebralLevels.includes(level), 'is not a level of the spine');
export type VertebralLevel = z.infer<typeof VertebralLevel>;

/** Levels from text such as "T11-L1", "S2-S4", "C1, C2" or "coccyx", in order from the top; null where a part is not a level. */
export function readLevels(text: string): VertebralLevel[] | null {
  const found = new Set<string>();
  for (const part of text.split(/[,;/&+]|\band\b/i)) {
    if (part.trim() === '') continue;
    const [first, last, ...rest] = part.split(/[-–—]|\bto\b/i).map(readLevel);
    if (first === undefined || first === null || last === null || rest.length > 0) return null;
    const [from, to] = [vertebralLevels.indexOf(first), vertebralLevels.indexOf(last ?? first)];
    for (const level of vertebralLevels.slice(Math.min(from, to), Math.max(from, to) + 1)) found.add(level);
  }
  return vertebralLevels.filter((level) => found.has(level));
}

function readLevel(text: string): VertebralLevel | null {
  const plain = text.replace(/\s/g, '').toUpperCase();
  if (['SKULLBASE', 'CLIVUS', 'OCCIPUT', 'C0'].includes(plain)) return 'skullBase';
  if (['COCCYX', 'CO'].includes(plain)) return 'coccyx';
  const level = plain.replace(/^(TH|D)(?=\d)/, 'T');
  return vertebralLevels.includes(level) ? level : null;
}

/** Levels as people write them: neighbours joined, "T11–L1, S3". */
export function plainLevels(levels: readonly VertebralLevel[]): string {
  const ranges: [number, number][] = [];
  for (const position of levels.map((level) => vertebralLevels.indexOf(level)).sort((one, other) => one - other)) {
    const open = ranges.at(-1);
    if (open && open[1] + 1 === position) open[1] = position;
    else ranges.push([position, position]);
  }
  return ranges.map(([from, to]) => (from === to ? levelName(from) : `${levelName(from)}–${levelName(to)}`)).join(', ');
}

function levelName(position: number): string {
  const level = vertebralLevels[position] ?? '';
  return level === 'skullBase' ? 'skull base' : level;
}

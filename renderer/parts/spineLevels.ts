const count = (letter: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** The levels of the spine from the top down, named as the record names them. */
export const spineLevels: readonly string[] = ['skullBase', ...count('C', 7), ...count('T', 12), ...count('L', 5), ...count('S', 5), 'coccyx'];

/** One level as people write it. */
function levelWords(level: string): string {
  return level === 'skullBase' ? 'skull base' : level;
}

/** Levels as people write them: neighbours joined, "T11–L1, S3". */
export function levelsWords(levels: readonly string[]): string {
  const ranges: [number, number][] = [];
  for (const position of levels.map((level) => spineLevels.indexOf(level)).sort((one, other) => one - other)) {
    const open = ranges.at(-1);
    if (open && open[1] + 1 === position) open[1] = position;
    else ranges.push([position, position]);
  }
  const name = (position: number) => levelWords(spineLevels[position] ?? '');
  return ranges.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(', ');
}

/** Levels from text such as "T11-L1" or "C1, C2"; null where a part is not a level. */
export function levelsFrom(text: string): string[] | null {
  const found = new Set<string>();
  for (const part of text.split(/[,;/&+]/).filter((piece) => piece.trim() !== '')) {
    const ends = part.split(/[-–]/).map((end) => spineLevels.findIndex((level) => plain(levelWords(level)) === plain(end)));
    const [from = -1, to = from] = ends;
    if (from < 0 || to < 0 || ends.length > 2) return null;
    for (const level of spineLevels.slice(Math.min(from, to), Math.max(from, to) + 1)) found.add(level);
  }
  return spineLevels.filter((level) => found.has(level));
}

function plain(text: string): string {
  return text.replace(/\s/g, '').toLowerCase();
}

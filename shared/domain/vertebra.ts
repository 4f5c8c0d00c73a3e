const count = (letter: string, last: number): string[] => Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);

/** From the top down: the skull base, C1–C7, T1–T12, L1–L5, S1–S5, the coccyx. */
export const vertebralLevels: readonly string[] = ['skullBase', ...count('C', 7), ...count('T', 12), ...count('L', 5), ...count('S', 5), 'coccyx'];

/** What was understood of typed levels, or what was not, as a sentence. */
type ReadLevels = { readonly levels: string[] } | { readonly fault: string };

/** Levels from text such as "T11-L1", "S2–4", "C1, C2", "L5/S1", "clivus", "sacrum" or "coccyx", in order from the top; null where a part is not a level. */
export function readLevels(text: string): string[] | null {
  const read = understandLevels(text);
  return 'levels' in read ? read.levels : null;
}

/** As `readLevels`, with the sentence that says which part was not understood. */
export function understandLevels(text: string): ReadLevels {
  const found = new Set<number>();
  for (const part of text.split(/[,;/&+]|\band\b/i).flatMap(partsOf)) {
    const range = rangeOf(part);
    if (range === null) return { fault: levelFault(part) };
    for (let position = range[0]; position <= range[1]; position += 1) found.add(position);
  }
  return { levels: vertebralLevels.filter((_, position) => found.has(position)) };
}

/** "C1 C2" is two parts, "skull base" and "T11 - L1" are one. */
function partsOf(part: string): string[] {
  const plain = part.trim().replace(/\s*(?:[-–—]|\bto\b)\s*/gi, '-');
  if (plain === '') return [];
  return rangeOf(plain) === null ? plain.split(/\s+/) : [plain];
}

/** The first and last level of a part, from the top down; null where it is no level. */
function rangeOf(part: string): [number, number] | null {
  const [first = '', last = first, ...rest] = part.split('-').map((end) => end.trim());
  if (rest.length > 0) return null;
  // In "S2-4" the letter is said once.
  const from = positionsOf(first);
  const to = positionsOf(/^\d+$/.test(last) ? `${/^[A-Za-z]+/.exec(first)?.[0] ?? ''}${last}` : last);
  if (from === null || to === null) return null;
  return [Math.min(from[0], to[0]), Math.max(from[1], to[1])];
}

/** Where one name lies: a level, or the sacrum, whose five segments are one bone. */
function positionsOf(text: string): [number, number] | null {
  const plain = text.replace(/\s/g, '').toUpperCase();
  if (['SACRUM', 'SACRAL'].includes(plain)) return [vertebralLevels.indexOf('S1'), vertebralLevels.indexOf('S5')];
  const position = vertebralLevels.indexOf(levelNamed(plain));
  return position < 0 ? null : [position, position];
}

function levelNamed(plain: string): string {
  if (['SKULLBASE', 'BASEOFSKULL', 'CLIVUS', 'OCCIPUT', 'SB', 'C0'].includes(plain)) return 'skullBase';
  if (['COCCYX', 'COCCYGEAL', 'CO'].includes(plain)) return 'coccyx';
  return plain.replace(/^(TH|D)(?=\d)/, 'T');
}

const lastOf = { C: 'cervical spine is C1–C7', T: 'thoracic spine is T1–T12', L: 'lumbar spine is L1–L5', S: 'sacrum is S1–S5' } as const;

function levelFault(part: string): string {
  const letter = /^[CTLS](?=\d)/i.exec(part.trim())?.[0].toUpperCase();
  // The pattern admits only the keys of the table.
  const region = letter === undefined ? '' : `: the ${lastOf[letter as keyof typeof lastOf]}`;
  return `“${part.trim().slice(0, 30)}” is not a level${region === '' ? '. Write T8, T11-L1, S2-4, clivus or sacrum' : region}.`;
}

/** Levels as people write them: neighbours joined, "T11–L1, S3". */
export function plainLevels(levels: readonly string[]): string {
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

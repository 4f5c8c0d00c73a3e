import { vertebralLevels } from '../../shared/domain/vertebra.ts';

/** One level as it is drawn: its outline, its row, and its name for the eye and for a reader. */
export type DrawnLevel = { readonly level: string; readonly name: string; readonly spoken: string; readonly outline: string; readonly top: number; readonly height: number; readonly region: string | null };

/** The drawing, seen from the front: width and height in its own units, and the middle line. */
export const drawingWidth = 168;
const middle = 81;
const gap = 2.4;

type Region = { readonly letter: string; readonly name: string; readonly spoken: string; readonly height: number };
const regions: readonly Region[] = [
  { letter: 'C', name: 'Cervical', spoken: 'cervical', height: 10.5 },
  { letter: 'T', name: 'Thoracic', spoken: 'thoracic', height: 13.2 },
  { letter: 'L', name: 'Lumbar', spoken: 'lumbar', height: 16.5 },
  { letter: 'S', name: 'Sacrum', spoken: 'sacral', height: 12.5 },
];

/** Every level from the skull base to the coccyx. Vertebrae grow downwards, the sacrum is one bone that narrows, the coccyx ends in a point. */
export const drawnLevels: readonly DrawnLevel[] = drawAll();
export const drawingHeight = (drawnLevels.at(-1)?.top ?? 0) + (drawnLevels.at(-1)?.height ?? 0) + 4;

function drawAll(): DrawnLevel[] {
  let top = 3;
  return vertebralLevels.map((level) => {
    const drawn = draw(level, top);
    top += drawn.height + (drawn.level.startsWith('S') ? 0.8 : gap);
    return drawn;
  });
}

function draw(level: string, top: number): DrawnLevel {
  if (level === 'skullBase') return { level, name: 'Skull base', spoken: 'skull base', outline: skullBase(top), top, height: 24, region: null };
  if (level === 'coccyx') return { level, name: 'Coccyx', spoken: 'coccyx', outline: coccyx(top), top, height: 20, region: null };
  const number = Number(level.slice(1));
  const { name, spoken, height } = regions.find(({ letter }) => level.startsWith(letter)) ?? { name: '', spoken: '', height: 12 };
  const outline = level.startsWith('S') ? segment(number, top, height) : vertebra(level, number, top, height);
  return { level, name: level, spoken: `${level}, ${spoken}`, outline, top, height, region: number === 1 ? name : null };
}

/** The body with its waist, and a process on either side. */
function vertebra(level: string, number: number, top: number, height: number): string {
  const half = level.startsWith('C') ? 11 + number * 0.35 : level.startsWith('T') ? 13.5 + number * 0.45 : 19.5 + number * 0.7;
  const wing = level.startsWith('C') ? 6.5 : level.startsWith('T') ? 9.5 - number * 0.25 : 10;
  const at = (x: number, y: number): string => `${(middle + x).toFixed(1)} ${(top + y * height).toFixed(1)}`;
  const side = (sign: 1 | -1): string[] => [`L${at(sign * (half - 1.8), 0.3)}`, `L${at(sign * (half + wing), 0.2)}`, `Q${at(sign * (half + wing + 2.5), 0.4)} ${at(sign * (half + wing), 0.56)}`, `L${at(sign * (half - 1.8), 0.68)}`];
  const right = side(1);
  const left = [`L${at(-(half - 1.8), 0.68)}`, `L${at(-(half + wing), 0.56)}`, `Q${at(-(half + wing + 2.5), 0.4)} ${at(-(half + wing), 0.2)}`, `L${at(-(half - 1.8), 0.3)}`];
  return [`M${at(-half, 0.06)}`, `Q${at(0, -0.06)} ${at(half, 0.06)}`, ...right, `L${at(half, 0.94)}`, `Q${at(0, 1.06)} ${at(-half, 0.94)}`, ...left, 'Z'].join('');
}

/** One segment of the sacrum, broader above than below. */
function segment(number: number, top: number, height: number): string {
  const half = (place: number): number => 33 - place * 4.6 - (place > 1 ? (place - 1) * 0.6 : 0);
  const [above, below] = [half(number - 1), half(number)];
  const at = (x: number, y: number): string => `${(middle + x).toFixed(1)} ${(top + y).toFixed(1)}`;
  return `M${at(-above, 0)}Q${at(0, number === 1 ? -3.5 : -1)} ${at(above, 0)}L${at(below, height)}Q${at(0, height - 1)} ${at(-below, height)}Z`;
}

/** The occiput as a bowl, open below where the cord comes through. */
function skullBase(top: number): string {
  const at = (x: number, y: number): string => `${middle + x} ${top + y}`;
  return `M${at(-36, 0)}Q${at(0, 9)} ${at(36, 0)}Q${at(37, 13)} ${at(20, 17)}L${at(13, 23)}Q${at(9, 18)} ${at(6, 18)}L${at(-6, 18)}Q${at(-9, 18)} ${at(-13, 23)}L${at(-20, 17)}Q${at(-37, 13)} ${at(-36, 0)}Z`;
}

function coccyx(top: number): string {
  const at = (x: number, y: number): string => `${middle + x} ${top + y}`;
  return `M${at(-8, 1)}Q${at(0, -1)} ${at(8, 1)}L${at(5, 7)}L${at(6, 8.5)}L${at(3.5, 14)}Q${at(0, 22)} ${at(-3.5, 14)}L${at(-6, 8.5)}L${at(-5, 7)}Z`;
}

type Point = { readonly x: number; readonly y: number };

const radius = 6;
const arrowLength = 9;
const arrowHalf = 4.5;

/** The data of an SVG path through the corners of a line, each corner rounded. */
export function pathOf(points: readonly Point[]): string {
  const [start] = points;
  if (!start) return '';
  const bends = points.slice(1, -1).map((corner, index) => {
    const before = towards(corner, points[index] ?? corner);
    const after = towards(corner, points[index + 2] ?? corner);
    return `L${pair(before)}Q${pair(corner)} ${pair(after)}`;
  });
  return [`M${pair(start)}`, ...bends, `L${pair(points.at(-1) ?? start)}`].join('');
}

/** The corners of the arrowhead at the end of a line, as the points of an SVG polygon. */
export function arrowOf(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return '';
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const foot = { x: end.x - along.x * arrowLength, y: end.y - along.y * arrowLength };
  const side = { x: -along.y * arrowHalf, y: along.x * arrowHalf };
  return [end, { x: foot.x + side.x, y: foot.y + side.y }, { x: foot.x - side.x, y: foot.y - side.y }].map(pair).join(' ');
}

/** The point where the rounding of a corner begins on the way to another point. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const step = Math.min(radius, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * step, y: corner.y + (other.y - corner.y) * step };
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

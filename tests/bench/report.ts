/** One bar of design §8: what is measured, and the most its ratio may be. */
export type Line = {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  readonly ratio: number;
  readonly bar: number | null;
};

/** Prints the lines as a table; answers whether every bar holds. */
export function print(lines: readonly Line[]): boolean {
  const rows = lines.map(({ what, ours, against, ratio, bar }) => [what, ours, against, `${ratio.toFixed(2)}×`, bar === null ? 'no bar' : `≤ ${bar}×`, bar === null ? '' : ratio <= bar ? 'holds' : 'BROKEN']);
  const table = [['measured', 'ours (median)', 'against (median)', 'ratio', 'bar', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return lines.every(({ ratio, bar }) => bar === null || ratio <= bar);
}

export function milliseconds(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(0)} µs` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

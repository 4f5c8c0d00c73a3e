/** Widths of Arial's letters in thousandths of the size, by groups: enough to set a label without a screen. */
const groups: readonly (readonly [string, number])[] = [
  ["ijl'|", 235],
  ['ft .,:;!/()-·›', 300],
  ['r', 340],
  ['ckxyzsvJ', 510],
  ['wC', 725],
  ['ABDEFHKLNPRSTUVXYZ&', 690],
  ['GOQ', 780],
  ['mMW%↻', 880],
];
const usual = 560;
const widths = new Map(groups.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));

/** About how wide a text is in Arial of this size, in the same unit as the size; a little too wide rather than too narrow. */
export function textWidth(text: string, size: number, bold = false): number {
  const thousandths = [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? usual), 0);
  return Math.ceil((thousandths / 1000) * size * (bold ? 1.08 : 1.02));
}

/** A text in lines of at most this width, broken between words; a longer word keeps its line. */
export function wrapped(text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && textWidth(`${line} ${word}`, size, bold) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// Control characters other than the line break, and marks that are invisible or turn the direction of writing.
const invisible = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]/g;
// All that needs more than a trim; most cells hold none of it.
const unplain = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe]/;

/** The cells of a row without blanks at their ends, with plain line breaks and without invisible characters; and whether there were any. */
export function plainCells(cells: readonly string[]): { readonly cells: readonly string[]; readonly hadInvisible: boolean } {
  let hadInvisible = false;
  const plain = cells.map((cell) => {
    if (!unplain.test(cell)) return cell.trim();
    const text = cell.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').trim();
    const visible = text.replace(invisible, ' ');
    hadInvisible ||= visible !== text;
    return visible.trim();
  });
  return { cells: plain, hadInvisible };
}

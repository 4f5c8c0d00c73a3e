// Marks that are invisible or turn the direction of writing, and control characters other than the line break.
const formatMarks = /\p{Cf}/gu;
const controls = /[^\P{Cc}\n\r]/gu;
// All that needs more than a trim; most cells hold none of it.
const unplain = /[\p{Cc}\p{Cf}\u00a0]/u;

/** The cells of a row without blanks at their ends, with plain line breaks and without invisible characters; and whether there were any. */
export function plainCells(cells: readonly string[]): { readonly cells: readonly string[]; readonly hadInvisible: boolean } {
  let hadInvisible = false;
  const plain = cells.map((cell) => {
    if (!unplain.test(cell)) return cell.trim();
    const text = cell.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').trim();
    const visible = text.replace(formatMarks, '').replace(controls, ' ');
    hadInvisible ||= visible !== text;
    return visible.trim();
  });
  return { cells: plain, hadInvisible };
}

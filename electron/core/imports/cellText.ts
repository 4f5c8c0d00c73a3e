// Marks that are invisible or turn the direction of writing, and control characters other than the line break.
const formatMarks = /\p{Cf}/gu;
const controls = /[^\P{Cc}\n\r]/gu;
// All that needs more than a trim; most cells hold none of it.
const unplain = /[\p{Cc}\p{Cf}\u00a0]/u;
// Printable ASCII holds none of that, and nearly every cell is only that: asked first, since the long question takes ten times as long.
const beyondPrintable = /[^ -~]/;
// Spreadsheets mark text that would be a number or a formula by an apostrophe before it; one before a letter belongs to a name.
const textMark = /^'(?=[=+\-@\d\t\r])/;

/** The cells of a row as plain text, and what was left out of them. */
export type PlainCells = { readonly cells: readonly string[]; readonly hadInvisible: boolean; readonly hadTextMark: boolean };

/** The cells of a row without blanks at their ends, with plain line breaks, without invisible characters and a spreadsheet's mark of text. */
export function plainCells(written: readonly string[]): PlainCells {
  let changed: string[] | null = null;
  let hadInvisible = false;
  let hadTextMark = false;
  for (let place = 0; place < written.length; place += 1) {
    const cell = written[place] ?? '';
    let plain = cell;
    if (cell.startsWith("'") && textMark.test(cell)) {
      hadTextMark = true;
      plain = cell.slice(1);
    }
    if (beyondPrintable.test(plain) && unplain.test(plain)) {
      const text = plain.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').trim();
      plain = text.replace(formatMarks, '').replace(controls, ' ');
      hadInvisible ||= plain !== text;
    }
    plain = plain.trim();
    // Most rows are plain already, and a list has many of them: they keep their cells.
    if (plain !== cell) (changed ??= [...written])[place] = plain;
  }
  return { cells: changed ?? written, hadInvisible, hadTextMark };
}

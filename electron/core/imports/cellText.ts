// Marks that are invisible or turn the direction of writing, and control characters other than the line break.
const formatMarks = /\p{Cf}/gu;
const controls = /[^\P{Cc}\n\r]/gu;
// All that needs more than a trim; most cells hold none of it.
const unplain = /[\p{Cc}\p{Cf}\u00a0]/u;
// Printable ASCII holds none of that, and nearly every cell is only that: asked first, since the long question takes ten times as long.
const beyondPrintable = /[^ -~]/;
// Spreadsheets mark text that would be a number or a formula by an apostrophe before it; one before a letter belongs to a name.
const textMark = /^'(?=[=+\-@\d\t\r])/;

// The other mark of text, ="0012": programs write it so that a spreadsheet keeps the zeros.
const textFormula = /^="([^"]*)"$/;
// What a spreadsheet shows instead of a value it could not work out.
const errorValue = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i;
// Letters that were lost, or read in the wrong way, before the file was written.
const garbledLetters = /\ufffd|\u00c3[\u0080-\u00bf]|\u00e2\u20ac/;

/** The cells of a row as plain text, and what was left out of them. */
export type PlainCells = {
  readonly cells: readonly string[];
  readonly hadInvisible: boolean;
  readonly hadTextMark: boolean;
  /** Places of the cells that hold what a spreadsheet shows of an error, and of those in which a database wrote NULL for nothing. */
  readonly errors: readonly number[];
  readonly nulls: readonly number[];
  /** A cell with letters that were garbled before; null for none. */
  readonly garbled: string | null;
};

const none: readonly number[] = [];

/** The cells of a row without blanks at their ends, with plain line breaks, without invisible characters and a spreadsheet's marks of text. */
export function plainCells(written: readonly string[]): PlainCells {
  let changed: string[] | null = null;
  let hadInvisible = false;
  let hadTextMark = false;
  let errors = none;
  let nulls = none;
  let garbled: string | null = null;
  for (let place = 0; place < written.length; place += 1) {
    const cell = written[place] ?? '';
    let plain = cell;
    if (cell.startsWith("'") && textMark.test(cell)) {
      hadTextMark = true;
      plain = cell.slice(1);
    }
    if (beyondPrintable.test(plain)) {
      if (garbled === null && garbledLetters.test(plain)) garbled = plain.trim();
      if (unplain.test(plain)) {
        const text = plain.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').trim();
        plain = text.replace(formatMarks, '').replace(controls, ' ');
        hadInvisible ||= plain !== text;
      }
    }
    plain = plain.trim();
    if (plain.startsWith('=')) {
      const text = textFormula.exec(plain)?.[1];
      hadTextMark ||= text !== undefined;
      plain = text ?? plain;
    } else if (plain.startsWith('#') && errorValue.test(plain)) errors = [...errors, place];
    else if (plain === 'NULL') nulls = [...nulls, place];
    // Most rows are plain already, and a list has many of them: they keep their cells.
    if (plain !== cell) (changed ??= [...written])[place] = plain;
  }
  return { cells: changed ?? written, hadInvisible, hadTextMark, errors, nulls, garbled };
}

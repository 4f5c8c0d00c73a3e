import type { List } from './useImport.ts';

/**
 * A table from the clipboard as a list: the cells of an HTML table where there is one, since line breaks inside its cells are lost in
 * the plain text; else the text as a spreadsheet copies it, separated by tabs. Null where there is no table.
 */
export function pastedTable(clipboard: DataTransfer): List | null {
  const grid = htmlTable(clipboard.getData('text/html'));
  const text = grid === null ? clipboard.getData('text/plain') : grid.map((line) => line.map(quoted).join('\t')).join('\r\n');
  if (!/\t/.test(text) && !/[\r\n]/.test(text.trim())) return null;
  return { fileName: 'pasted table', base64: base64(new TextEncoder().encode(text)), sheet: null };
}

/** The cells of the largest table of a page, a cell over several columns or rows in the first of them. Nothing of the page is loaded or run. */
function htmlTable(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null;
  const tables = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('table')];
  const [table] = tables.sort((one, other) => other.rows.length - one.rows.length);
  if (table === undefined || table.rows.length < 2) return null;
  const grid: string[][] = [...table.rows].map(() => []);
  for (const [row, { cells }] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.max(1, cell.rowSpan); down += 1) {
        for (let right = 0; right < Math.max(1, cell.colSpan); right += 1) {
          const line = grid[row + down];
          if (line !== undefined) line[column + right] = down === 0 && right === 0 ? textOf(cell) : '';
        }
      }
    }
  }
  return grid.map((line) => Array.from(line, (cell) => cell ?? ''));
}

/** The text of a cell: a page's own line breaks are blanks, those of <br> and of paragraphs are line breaks. */
function textOf(cell: Element): string {
  const parts: string[] = [];
  const gather = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data.replace(/\s+/g, ' '));
    else if (node instanceof Element) {
      if (node.tagName === 'BR' || (/^(P|DIV|LI)$/.test(node.tagName) && parts.length > 0)) parts.push('\n');
      if (!/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) node.childNodes.forEach(gather);
    }
  };
  cell.childNodes.forEach(gather);
  return parts.join('').replace(/ *\n */g, '\n').trim();
}

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

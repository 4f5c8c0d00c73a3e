import { zipFile } from './zipFile.ts';

/** A cell as Excel itself writes it: the XML of a <c> without its reference, with {ref} where that stands. */
type ExcelCell = string;

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** A text kept in the cell itself. */
export const inline = (text: string): ExcelCell => `<c {ref} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
/** A text kept in the table of shared ones, by its place. */
export const shared = (place: number): ExcelCell => `<c {ref} t="s"><v>${place}</v></c>`;
/** A number in one of the formats of the file, by its place. */
export const number = (value: number | string, format = 0): ExcelCell => `<c {ref} s="${format}"><v>${value}</v></c>`;

/**
 * A workbook of one sheet with the parts and attributes Excel writes, put together by hand: what another writer of workbooks makes is
 * not what registers send. `formats` are number formats, the first one (0) being General; `strings` are the shared ones, as XML.
 */
export function excelFile(rows: readonly (readonly ExcelCell[])[], more: { readonly formats?: readonly string[]; readonly strings?: readonly string[]; readonly date1904?: boolean; readonly references?: boolean } = {}): Uint8Array {
  const { formats = [], strings = [], date1904 = false, references = true } = more;
  const cell = (xml: ExcelCell, row: number, column: number): string => xml.replace('{ref} ', references ? `r="${String.fromCharCode(65 + column)}${row + 1}" ` : '');
  const lines = rows.map((cells, row) => `<row${references ? ` r="${row + 1}"` : ''} spans="1:${cells.length}">${cells.map((xml, column) => cell(xml, row, column)).join('')}</row>`);
  return zipFile({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['worksheet" Target="worksheets/sheet1.xml', 'styles" Target="styles.xml', 'sharedStrings" Target="sharedStrings.xml'].map((part, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${part}"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${spreadsheet}"><numFmts>${formats.map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${spreadsheet}">${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${spreadsheet}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  });
}

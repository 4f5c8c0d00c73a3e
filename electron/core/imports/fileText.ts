import { isUtf8 } from 'node:buffer';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

const signatures: readonly { readonly starts: string; readonly is: string }[] = [
  { starts: '%PDF', is: 'a PDF' },
  { starts: '\u0089PNG', is: 'a picture' },
  { starts: '\u00ff\u00d8\u00ff', is: 'a picture' },
  { starts: 'GIF8', is: 'a picture' },
  { starts: '{\\rtf', is: 'a formatted document' },
];

/** The text of a file as UTF-8, and what is to be known of how it was written, one sentence each. */
export type FileText = { readonly utf8: Buffer; readonly notices: readonly string[] };

/**
 * The text of a file: UTF-8 or UTF-16 with or without a mark, else Windows-1252, which older registers write. A file put together
 * of both is read line by line. Refuses what is plainly not text, saying what it looks like.
 */
export function readFileText(bytes: Uint8Array): Result<FileText> {
  if (bytes.length === 0) return notATable('The file is empty.');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const signature = signatures.find(({ starts }) => start.startsWith(starts));
  if (signature) return notATable(`The file is ${signature.is}, not a table. Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.`);
  if (start.startsWith('\u00ff\u00fe\0\0') || start.startsWith('\0\0\u00fe\u00ff')) return notATable('The file is written in UTF-32, which this program does not read. Save the list as CSV in UTF-8 and choose that file.');
  if (start.startsWith('\u00ff\u00fe')) return text(Buffer.from(new TextDecoder('utf-16le').decode(bytes)));
  if (start.startsWith('\u00fe\u00ff')) return text(Buffer.from(new TextDecoder('utf-16be').decode(bytes)));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return text(Buffer.from(unmarked));
  if (bytes.includes(0) && isBinary(bytes)) return notATable('The file holds binary data, not a table. Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.');
  return isUtf8(bytes) ? text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : lineByLine(bytes);
}

/** Refuses a file for a reason said in a sentence. */
export function notATable(sentence: string): Result<never> {
  return refuse('invalidInput', sentence, [], 'base64');
}

/** A list may hold a stray sign that no text has; more than one in a hundred bytes are no list. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
  return controls * 100 > bytes.length;
}

/** UTF-16 without a mark: most letters of a list are Latin ones, whose upper bytes are all zero while hardly any lower one is. Null for anything else. */
function unmarkedUtf16(all: Uint8Array): string | null {
  // Another program may have put a line break of one byte behind the last line.
  const bytes = all.length % 2 !== 0 && all.at(-1) === 10 ? all.subarray(0, -1) : all;
  if (bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.min(even, odd) * 50 > Math.max(even, odd) || Math.max(even, odd) < bytes.length / 4) return null;
  try {
    return new TextDecoder(odd > even ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Each line as UTF-8 where it is that, else as Windows-1252: text of the one is hardly ever valid as the other. */
function lineByLine(bytes: Uint8Array): Result<FileText> {
  const windows = new TextDecoder('windows-1252');
  const lines: Uint8Array[] = [];
  let mixes = false;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    const fits = isUtf8(line);
    mixes ||= fits && line.some((byte) => byte > 127);
    lines.push(fits ? line : Buffer.from(windows.decode(line)));
    from += line.length;
  }
  const mixed = 'The file mixes two ways of writing letters (UTF-8 and Windows-1252): each line is read by its own. Look at names with accents.';
  return text(Buffer.concat(lines), mixes ? [mixed] : []);
}

function text(utf8: Buffer, notices: readonly string[] = []): Result<FileText> {
  const start = utf8.toString('utf8', 0, 400).replace(/^\ufeff/, '').trimStart();
  if (start === '' && utf8.toString().trim() === '') return notATable('The file is empty.');
  if (/^<(!doctype|html|head|body|table|meta|\?xml|!--)/i.test(start)) return notATable('The file is a web page or XML, not a table. Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.');
  if (/^[[{]\s*["{[\]}]/.test(start)) return notATable('The file is JSON, not a table. Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.');
  return ok({ utf8, notices });
}

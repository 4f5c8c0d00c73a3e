import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

const signatures: readonly { readonly starts: string; readonly is: string }[] = [
  { starts: '%PDF', is: 'a PDF' },
  { starts: 'PK\u0003\u0004', is: 'an Excel workbook or another packed file' },
  { starts: '\u00d0\u00cf\u0011\u00e0', is: 'an old Excel or Word file' },
  { starts: '\u0089PNG', is: 'a picture' },
  { starts: '\u00ff\u00d8\u00ff', is: 'a picture' },
  { starts: 'GIF8', is: 'a picture' },
  { starts: '{\\rtf', is: 'a formatted document' },
];

/**
 * The text of a file: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, which older registers write.
 * Refuses what is plainly not text, saying what it looks like.
 */
export function readFileText(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return notATable('The file is empty.');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const signature = signatures.find(({ starts }) => start.startsWith(starts));
  if (signature) return notATable(`The file is ${signature.is}, not a CSV table. Save the list as CSV and choose that file.`);
  if (start.startsWith('\u00ff\u00fe')) return text(new TextDecoder('utf-16le').decode(bytes));
  if (start.startsWith('\u00fe\u00ff')) return text(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.includes(0)) return notATable('The file holds binary data, not a CSV table. Save the list as CSV and choose that file.');
  return text(utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes));
}

/** Refuses a file for a reason said in a sentence. */
export function notATable(sentence: string): Result<never> {
  return refuse('invalidInput', sentence, [], 'base64');
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function text(content: string): Result<string> {
  const start = content.slice(0, 400).trimStart();
  if (start === '' && content.trim() === '') return notATable('The file is empty.');
  if (/^<(!doctype|html|head|body|table|meta|\?xml|!--)/i.test(start)) return notATable('The file is a web page or XML, not a CSV table. Save the list as CSV and choose that file.');
  if (/^[[{]\s*["{[\]}]/.test(start)) return notATable('The file is JSON, not a CSV table. Save the list as CSV and choose that file.');
  return ok(content);
}

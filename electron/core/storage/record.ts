import { hash } from 'node:crypto';
import type { StoredEvent, StreamHead } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';

/*
 * An event file is a list of lines, one event a line:
 *
 *   <64 hex digits> <base64>\n     an event that ends an append
 *   <64 hex digits>+<base64>\n     an event followed by another of the same append
 *
 * The base64 is the event's JSON, sealed. Two chains run through the file, and both begin with sha256(name), the name being
 * "<kind>/<id>" for a stream:
 *
 * - The digits are sha256(digits of the line before + "\n" or "+" + base64). They are made of sealed text alone, so anyone can follow
 *   them without the key, and they tell nothing of the content (a digest of the content would let a guess be tried).
 * - An event's own hash is sha256(hash of the event before + "\n" or "+" + JSON). It is not written down: it comes out of reading. It
 *   is what seals of meetings and printed digests rest on, and it stays the same however often the file is sealed anew.
 *
 * Each event is sealed for its place: the name, its number, its mark and the hash before it. So no line can be changed, removed, moved,
 * given the other mark or taken from another file or another history unnoticed, not even by somebody who mends the digits.
 * Base64 holds no line feed, so a line feed always ends a record. The "+" makes an append of several events all or nothing: without
 * its last line it was never acknowledged.
 */

const hashLength = 64;
const textStart = hashLength + 1;
const lineFeed = 0x0a;
const space = 0x20;
const plus = 0x2b;

/** Where an event file ends: its head, and the digits of its last line. */
export type FileHead = StreamHead & { readonly digits: string };

/** The head of a file that holds nothing yet: both chains begin with its name, so that they fit no other. */
export function emptyHead(name: string): FileHead {
  const start = hash('sha256', name, 'hex');
  return { version: 0, hash: start, digits: start };
}

/** What an event file's bytes hold, or why they cannot be trusted. */
export type ParsedRecords =
  | {
      readonly intact: true;
      readonly events: readonly StoredEvent[];
      /** Where the good records end. */
      readonly head: FileHead;
      /** Length of the good records, in bytes from the start of the file. */
      readonly keptBytes: number;
      /** Length of a torn tail behind them: the beginning of an append that was never acknowledged. */
      readonly tornBytes: number;
      /** The last good record lacks only its line feed, which must be written before the next record. */
      readonly lineFeedMissing: boolean;
    }
  | {
      readonly intact: false;
      /** A sentence that names the event by its number and holds nothing of its content. */
      readonly reason: string;
    };

/** The bytes that one append adds behind `head` to the file of this name, and the head after it. Throws on a value that JSON cannot hold. */
export function encodeRecords(name: string, cipher: Cipher, head: FileHead, events: readonly unknown[]): { readonly bytes: Buffer; readonly head: FileHead } {
  let { version, hash: own, digits } = head;
  const lines = events.map((event, index) => {
    const json: string | undefined = JSON.stringify(event);
    if (json === undefined) throw new TypeError('An event must be a value that JSON can hold');
    const mark = index === events.length - 1 ? space : plus;
    version += 1;
    const text = cipher.seal(Buffer.from(json), place(name, version, mark, own)).toString('base64');
    own = chain(own, mark, json);
    digits = chain(digits, mark, text);
    return `${digits}${String.fromCharCode(mark)}${text}\n`;
  });
  return { bytes: Buffer.from(lines.join('')), head: { version, hash: own, digits } };
}

/**
 * Reads the event file of this name. A last record that is whole but for its line feed counts as kept, since its digits vouch for it; a whole
 * record with another byte where its line feed belongs is damage, and so is a tail that no interrupted append could have left.
 */
export function parseRecords(name: string, cipher: Cipher, bytes: Buffer): ParsedRecords {
  const events: StoredEvent[] = [];
  let head = emptyHead(name);
  let start = 0;
  let kept = { events: 0, bytes: 0, head };

  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    const line = readLine(name, cipher, bytes.subarray(start, end), head);
    if (!line.intact) return line;
    events.push(line.event);
    head = line.head;
    start = end + 1;
    if (line.endsAppend) kept = { events: events.length, bytes: start, head };
  }

  const tail = bytes.subarray(start);
  const number = events.length + 1;
  const lastLine = readLine(name, cipher, tail, head);
  if (lastLine.intact && lastLine.endsAppend) {
    events.push(lastLine.event);
    return { intact: true, events, head: lastLine.head, keptBytes: bytes.length, tornBytes: 0, lineFeedMissing: true };
  }
  if (readLine(name, cipher, tail.subarray(0, -1), head).intact) {
    return { intact: false, reason: `The end of event ${number} was changed after it was saved.` };
  }
  if (!mayBeCutShort(tail)) {
    return { intact: false, reason: `Behind event ${number - 1} lies something that this program did not write.` };
  }
  events.length = kept.events;
  return { intact: true, events, head: kept.head, keptBytes: kept.bytes, tornBytes: bytes.length - kept.bytes, lineFeedMissing: false };
}

type ParsedLine =
  | { readonly intact: true; readonly event: StoredEvent; readonly head: FileHead; readonly endsAppend: boolean }
  | { readonly intact: false; readonly reason: string };

function readLine(name: string, cipher: Cipher, line: Buffer, before: FileHead): ParsedLine {
  const version = before.version + 1;
  const mark = line[hashLength];
  if (mark !== space && mark !== plus) return { intact: false, reason: whatIsWrong(line, version) };
  const sealed = line.toString('latin1', textStart);
  const digits = chain(before.digits, mark, sealed);
  if (line.toString('latin1', 0, hashLength) !== digits) return { intact: false, reason: whatIsWrong(line, version) };
  const json = cipher.open(Buffer.from(sealed, 'base64'), place(name, version, mark, before.hash));
  if (json === null) return { intact: false, reason: `Event ${version} does not open: it was sealed with another key, or for another place than this.` };
  try {
    const text = json.toString('utf8');
    const data: unknown = JSON.parse(text);
    const own = chain(before.hash, mark, text);
    return { intact: true, event: { version, hash: own, data }, head: { version, hash: own, digits }, endsAppend: mark === space };
  } catch {
    return { intact: false, reason: `Event ${version} is not valid JSON.` };
  }
}

/** What an event is sealed for. */
function place(name: string, version: number, mark: number, hashBefore: string): string {
  return `${name}#${version}${String.fromCharCode(mark)}${hashBefore}`;
}

function chain(before: string, mark: number, content: string): string {
  return hash('sha256', `${before}${mark === space ? '\n' : '+'}${content}`, 'hex');
}

function whatIsWrong(line: Buffer, number: number): string {
  if (line.includes(0)) return `Event ${number} is partly filled with empty bytes, as disks leave them after a power cut.`;
  if (line.some((byte) => byte > 0x7e)) return `Event ${number} holds bytes that are not text.`;
  if (line.length <= textStart) return `Event ${number} is not a whole record.`;
  const otherwise = number === 1 ? 'this file belongs to another record' : 'one before it was removed';
  return `Event ${number} does not match its checksum: it was changed after it was saved, or ${otherwise}.`;
}

/** Whether an append that was interrupted can have left these bytes: the beginning of a record, or room on disk never filled in. */
function mayBeCutShort(tail: Buffer): boolean {
  let length = tail.length;
  while (length > 0 && tail[length - 1] === 0) length -= 1;
  const written = tail.toString('latin1', 0, length);
  return /^(?:[0-9a-f]{0,64}|[0-9a-f]{64}[ +][A-Za-z0-9+/]*={0,2})$/.test(written);
}

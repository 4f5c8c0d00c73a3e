import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { StoredEvent, StreamHead, StreamId } from '../ports.ts';

/*
 * An event file is a list of lines, one event a line:
 *
 *   <64 hex digits> <json>\n     an event that ends an append
 *   <64 hex digits>+<json>\n     an event followed by another of the same append
 *
 * The digits are sha256(hash of the line before + "\n" or "+" + json), with sha256("<kind>/<id>") of the stream before the first
 * line, so that no line can be changed, removed, moved or given the other mark unnoticed, and no file be taken for another
 * stream's. JSON holds no raw line feed, so a line feed always ends a record.
 * The "+" makes an append of several events all or nothing: without its last line it was never acknowledged.
 */

const hashLength = 64;
const jsonStart = hashLength + 1;
const lineFeed = 0x0a;
const space = 0x20;
const plus = 0x2b;

/** The head of a stream that holds nothing yet: its hash is the stream's own, so that its chain fits no other. */
export function emptyHead({ kind, id }: StreamId): StreamHead {
  return { version: 0, hash: createHash('sha256').update(`${kind}/${id}`).digest('hex') };
}

/** What an event file's bytes hold, or why they cannot be trusted. */
export type ParsedRecords =
  | {
      readonly intact: true;
      readonly events: readonly StoredEvent[];
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

/** The bytes that one append adds behind `head`, and the head after it. Throws on a value that JSON cannot hold. */
export function encodeRecords(head: StreamHead, events: readonly unknown[]): { readonly bytes: Buffer; readonly head: StreamHead } {
  let { version, hash } = head;
  const lines = events.map((event, index) => {
    const json: string | undefined = JSON.stringify(event);
    if (json === undefined) throw new TypeError('An event must be a value that JSON can hold');
    const mark = index === events.length - 1 ? space : plus;
    version += 1;
    hash = chain(hash, mark, json);
    return `${hash}${String.fromCharCode(mark)}${json}\n`;
  });
  return { bytes: Buffer.from(lines.join('')), head: { version, hash } };
}

/**
 * Reads the event file of a stream. A last record that is whole but for its line feed counts as kept, since its hash vouches for it; a whole
 * record with another byte where its line feed belongs is damage, and so is a tail that no interrupted append could have left.
 */
export function parseRecords(stream: StreamId, bytes: Buffer): ParsedRecords {
  const events: StoredEvent[] = [];
  let { hash } = emptyHead(stream);
  let start = 0;
  let kept = { events: 0, bytes: 0 };

  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    const line = readLine(bytes.subarray(start, end), hash, events.length + 1);
    if (!line.intact) return line;
    events.push(line.event);
    hash = line.event.hash;
    start = end + 1;
    if (line.endsAppend) kept = { events: events.length, bytes: start };
  }

  const tail = bytes.subarray(start);
  const number = events.length + 1;
  const lastLine = readLine(tail, hash, number);
  if (lastLine.intact && lastLine.endsAppend) {
    events.push(lastLine.event);
    return { intact: true, events, keptBytes: bytes.length, tornBytes: 0, lineFeedMissing: true };
  }
  if (readLine(tail.subarray(0, -1), hash, number).intact) {
    return { intact: false, reason: `The end of event ${number} was changed after it was saved.` };
  }
  if (!mayBeCutShort(tail)) {
    return { intact: false, reason: `Behind event ${number - 1} lies something that this program did not write.` };
  }
  events.length = kept.events;
  return { intact: true, events, keptBytes: kept.bytes, tornBytes: bytes.length - kept.bytes, lineFeedMissing: false };
}

type ParsedLine =
  | { readonly intact: true; readonly event: StoredEvent; readonly endsAppend: boolean }
  | { readonly intact: false; readonly reason: string };

function readLine(line: Buffer, hashBefore: string, number: number): ParsedLine {
  const mark = line[hashLength];
  if (mark !== space && mark !== plus) return { intact: false, reason: whatIsWrong(line, number) };
  const json = line.subarray(jsonStart);
  const hash = chain(hashBefore, mark, json);
  if (line.toString('latin1', 0, hashLength) !== hash || !isUtf8(json)) return { intact: false, reason: whatIsWrong(line, number) };
  try {
    const data: unknown = JSON.parse(json.toString('utf8'));
    return { intact: true, event: { version: number, hash, data }, endsAppend: mark === space };
  } catch {
    return { intact: false, reason: `Event ${number} is not valid JSON.` };
  }
}

function chain(hashBefore: string, mark: number, json: Buffer | string): string {
  return createHash('sha256')
    .update(hashBefore)
    .update(mark === space ? '\n' : '+')
    .update(json)
    .digest('hex');
}

function whatIsWrong(line: Buffer, number: number): string {
  if (line.includes(0)) return `Event ${number} is partly filled with empty bytes, as disks leave them after a power cut.`;
  if (!isUtf8(line)) return `Event ${number} holds bytes that are not text.`;
  if (line.length <= jsonStart) return `Event ${number} is not a whole record.`;
  const otherwise = number === 1 ? 'this file belongs to another record' : 'one before it was removed';
  return `Event ${number} does not match its checksum: it was changed after it was saved, or ${otherwise}.`;
}

/** Whether an append that was interrupted can have left these bytes: the beginning of a record, or room on disk never filled in. */
function mayBeCutShort(tail: Buffer): boolean {
  let length = tail.length;
  while (length > 0 && tail[length - 1] === 0) length -= 1;
  const written = tail.toString('latin1', 0, length);
  // JSON escapes every control character, so one behind the hash was not written by an append.
  return /^(?:[0-9a-f]{0,64}|[0-9a-f]{64}[ +][^\u0000-\u001f]*)$/.test(written);
}

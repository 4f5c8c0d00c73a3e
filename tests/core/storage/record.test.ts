import { describe, expect, it } from 'vitest';
import { recordCipher } from '../../fakes/dataKey.ts';
import { streamName } from '../../../electron/core/storage/streamNames.ts';
import type { StreamId } from '../../../electron/core/ports.ts';
import { emptyHead, encodeRecords, type FileHead, type ParsedRecords, parseRecords } from '../../../electron/core/storage/record.ts';

const stream: StreamId = { kind: 'case', id: 'case-one' };
const encode = (head: FileHead, events: readonly unknown[]) => encodeRecords(streamName(stream), recordCipher, head, events);
const parse = (of: StreamId, bytes: Buffer): ParsedRecords => parseRecords(streamName(of), recordCipher, bytes);
const first = encode(emptyHead(streamName(stream)), [{ type: 'opened', note: 'ä – first' }]);
const second = encode(first.head, [{ type: 'listed' }, { type: 'presented', by: 'chair' }]);
const third = encode(second.head, [{ type: 'agreed', site: 'RNOH' }]);
const whole = Buffer.concat([first.bytes, second.bytes, third.bytes]);

function changed(position: number, mask: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes.writeUInt8(bytes.readUInt8(position) ^ mask, position);
  return bytes;
}

describe('an event file', () => {
  it('gives back the events it was given, numbered from one', () => {
    const parsed = parse(stream, whole);
    if (!parsed.intact) throw new Error(parsed.reason);
    expect(parsed.events.map((event) => event.version)).toEqual([1, 2, 3, 4]);
    expect(parsed.events[0]?.data).toEqual({ type: 'opened', note: 'ä – first' });
    expect(parsed.events.at(-1)?.hash).toBe(third.head.hash);
    expect(parsed).toMatchObject({ keptBytes: whole.length, tornBytes: 0, lineFeedMissing: false });
  });

  it('notices every change of a single byte to any other value', () => {
    const unnoticed: string[] = [];
    for (let position = 0; position < whole.length; position += 1) {
      for (let mask = 1; mask < 256; mask += 1) {
        if (parse(stream, changed(position, mask)).intact) unnoticed.push(`${position} ^ ${mask}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  it('notices a removed byte, unless it is the last line feed, without which nothing is lost', () => {
    for (let position = 0; position < whole.length - 1; position += 1) {
      const shorter = Buffer.concat([whole.subarray(0, position), whole.subarray(position + 1)]);
      expect(parse(stream, shorter).intact, `byte ${position}`).toBe(false);
    }
    const parsed = parse(stream, whole.subarray(0, -1));
    expect(parsed).toMatchObject({ intact: true, keptBytes: whole.length - 1, tornBytes: 0, lineFeedMissing: true });
    expect(parsed.intact && parsed.events.length).toBe(4);
  });

  it('names the damaged event by its number and says nothing of its content', () => {
    const parsed = parse(stream, changed(first.bytes.length + 80, 1));
    expect(parsed).toMatchObject({ intact: false, reason: expect.stringContaining('Event 2') });
    expect(JSON.stringify(parsed)).not.toContain('listed');
  });

  it.each([
    ['empty bytes', (bytes: Buffer) => bytes.fill(0, 70, 90), 'empty bytes'],
    ['bytes that are not text', (bytes: Buffer) => bytes.fill(0xff, 70, 71), 'not text'],
    ['a changed letter', (bytes: Buffer) => bytes.fill('x', 70, 71), 'checksum'],
    ['a line feed', (bytes: Buffer) => bytes.fill('\n', 10, 11), 'not a whole record'],
  ])('says what is wrong with a record that holds %s', (_name, change, words) => {
    expect(parse(stream, change(Buffer.from(whole)))).toMatchObject({ intact: false, reason: expect.stringContaining(words) });
  });

  it('notices events that were removed, repeated or put in another order', () => {
    for (const lines of [[second, third], [first, third], [first, second, second], [first, third, second]]) {
      expect(parse(stream, Buffer.concat(lines.map((part) => part.bytes))).intact).toBe(false);
    }
  });

  it('cuts an append that was interrupted at any byte, and keeps what was acknowledged before', () => {
    const start = first.bytes.length;
    for (let cut = 0; cut < second.bytes.length - 1; cut += 1) {
      const parsed = parse(stream, whole.subarray(0, start + cut));
      expect(parsed, `cut at ${cut}`).toMatchObject({ intact: true, keptBytes: start, tornBytes: cut });
      expect(parsed.intact && parsed.events.length).toBe(1);
    }
  });

  it('takes several events of one append all or not at all', () => {
    const firstOfTwo = second.bytes.indexOf('\n') + 1;
    const parsed = parse(stream, whole.subarray(0, first.bytes.length + firstOfTwo));
    expect(parsed).toMatchObject({ intact: true, keptBytes: first.bytes.length, tornBytes: firstOfTwo });
  });

  it('cuts room that a power cut left without content', () => {
    const empty = Buffer.concat([first.bytes, Buffer.alloc(512)]);
    const half = Buffer.concat([first.bytes, second.bytes.subarray(0, 40), Buffer.alloc(200)]);
    expect(parse(stream, empty)).toMatchObject({ intact: true, tornBytes: 512 });
    expect(parse(stream, half)).toMatchObject({ intact: true, tornBytes: 240 });
  });

  it('refuses a tail that no interrupted append could have left', () => {
    for (const tail of ['x', '\r', '{"type":"agreed"}', `${'0'.repeat(65)}`, `${'0'.repeat(64)} {\u0001`, '\0x']) {
      expect(parse(stream, Buffer.concat([whole, Buffer.from(tail)])).intact, JSON.stringify(tail)).toBe(false);
    }
    expect(parse(stream, Buffer.concat([whole, Buffer.from('\n')])).intact).toBe(false);
  });

  it('is refused under the name of another record, also of the same id but another kind', () => {
    for (const other of [{ kind: 'case', id: 'case-two' }, { kind: 'meeting', id: 'case-one' }] as const) {
      expect(parse(other, whole)).toMatchObject({ intact: false, reason: expect.stringContaining('belongs to another record') });
    }
  });

  it('does not take a value that JSON cannot hold', () => {
    expect(() => encode(emptyHead(streamName(stream)), [undefined])).toThrow(TypeError);
  });
});

import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccessFile, StoredEvent } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import { hasCode } from './disk.ts';
import { type FileHead, parseRecords } from './record.ts';
import { readBytes } from './streamFile.ts';

/*
 * The access log is one event file a month, `access/<year>-<month>.events`, sealed under a key of its own. The first entry of each says where the month
 * before it ended, and the list of versions counts the entries of every month. So an entry that was changed, removed or moved is noticed by the chain in the
 * file, a month that was removed or is older than it was by the next month and by the count.
 *
 * A program that only reads cannot write there: two would write at once. It keeps `access/reader-<random>.events` for itself, of the same form. Whoever writes
 * counts the entries of these too, whenever it looks at them; until then nobody else knows of them.
 */
const room = 'access';
const monthFile = /^(\d{4}-\d\d)\.events$/;
const readerFile = /^(reader-[0-9a-f-]{36})\.events$/;

/** The first entry of a month: how the month before ended; null in the first month of all. */
export const Begun = z.strictObject({ kind: z.literal('begun'), after: z.strictObject({ month: z.string(), entries: z.int(), hash: z.string() }).nullable() });
export type Begun = z.infer<typeof Begun>;

/** The folder the months lie in. */
export function accessRoom(folder: string): string {
  return join(folder, room);
}

/** The file of a program that only reads, for itself. */
export function readerFileName(): string {
  return `reader-${randomUUID()}`;
}

/** The name a file of the log is sealed for, and counted under in the list of versions; `file` is a month, or a reading program's. */
export function accessName(file: string): string {
  return `${room}/${file}`;
}

/** The path of a file of the log. */
export function accessPath(folder: string, file: string): string {
  return join(folder, room, `${file}.events`);
}

/** The months that have a file, the earliest first. */
export async function monthsIn(folder: string): Promise<readonly string[]> {
  return (await accessFilesIn(folder)).flatMap(({ month }) => month ?? []);
}

/** Every file of the log, the months first. */
export async function accessFilesIn(folder: string): Promise<readonly AccessFile[]> {
  try {
    const names = (await readdir(accessRoom(folder))).sort();
    const months = names.flatMap((name) => monthFile.exec(name)?.[1] ?? []);
    const readers = names.flatMap((name) => readerFile.exec(name)?.[1] ?? []);
    return [...months.map((month) => ({ name: month, month })), ...readers.map((name) => ({ name, month: null }))];
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** What a file of the log holds, or why it cannot be trusted. */
type ReadAccess = { readonly intact: true; readonly events: readonly StoredEvent[]; readonly head: FileHead; readonly begun: Begun | null } | { readonly intact: false; readonly reason: string };

/** Reads a file of the log; one that does not begin with how the month before ended is none of this program's. */
export async function readAccessFile(folder: string, file: string, cipher: Cipher): Promise<ReadAccess> {
  const parsed = parseRecords(accessName(file), cipher, await readBytes(accessPath(folder, file)));
  if (!parsed.intact) return parsed;
  const { events, head } = parsed;
  if (events.length === 0) return { intact: true, events, head, begun: null };
  const begun = Begun.safeParse(events[0]?.data);
  return begun.success ? { intact: true, events, head, begun: begun.data } : { intact: false, reason: 'It does not begin as a file of the access log does.' };
}

/** One thing of the access log that is not as it was left; `intact` is false where the file itself cannot be trusted. */
type AccessFinding = { readonly of: string; readonly what: string; readonly intact: boolean };

/** What looking through the log gave; `readers` says how many entries each program that only read has noted, by the name it is counted under. */
export type AccessChecked = { readonly findings: readonly AccessFinding[]; readonly entries: number; readonly readers: ReadonlyMap<string, number> };

/** Looks through the whole log: each file's chain, how each month goes on from the one before, and how many entries `known` says a file had. Also answers how many entries there are. */
export async function checkAccess(folder: string, cipher: Cipher, known: ReadonlyMap<string, number>): Promise<AccessChecked> {
  const findings: AccessFinding[] = [];
  const readers = new Map<string, number>();
  let entries = 0;
  let before: { readonly month: string; readonly head: FileHead } | null = null;
  const files = await accessFilesIn(folder);
  const isThere = (name: string): boolean => files.some((file) => file.name === name);
  for (const { name, month } of files) {
    const of = accessName(name);
    const read = await readAccessFile(folder, name, cipher);
    if (!read.intact) {
      findings.push({ of, what: read.reason, intact: false });
      before = null;
      continue;
    }
    entries += read.events.length;
    const expected = known.get(of) ?? 0;
    if (read.events.length < expected) findings.push({ of, what: endMissing(month, expected, read.events.length), intact: true });
    if (month === null) {
      readers.set(of, read.events.length);
      continue;
    }
    const after = read.begun?.after ?? null;
    if (after !== null && !isThere(after.month)) {
      if (!known.has(accessName(after.month))) findings.push({ of: accessName(after.month), what: 'This month of the access log is missing: the month after it goes on from it.', intact: true });
    } else if (after !== null && before?.month === after.month && (before.head.version !== after.entries || before.head.hash !== after.hash)) {
      findings.push({ of: accessName(after.month), what: 'This month of the access log does not end as the month after it says.', intact: true });
    }
    before = { month, head: read.head };
  }
  for (const of of known.keys()) {
    if (!of.startsWith(`${room}/`) || isThere(of.slice(room.length + 1))) continue;
    const what = of.startsWith(`${room}/reader-`) ? 'What a program that only read has noted is missing: it was there when MDT Desk last looked.' : 'This month of the access log is missing: it was there when MDT Desk last wrote in it.';
    findings.push({ of, what, intact: true });
  }
  return { findings, entries, readers };
}

/** The sentence for a file of the log that holds fewer entries than it did. */
export function endMissing(month: string | null, expected: number, there: number): string {
  const what = month === null ? 'what a program that only read has noted' : 'this month of the access log';
  return `The end of ${what} is missing: ${expected} entries were there, ${there} ${there === 1 ? 'is' : 'are'} there now.`;
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoredEvent } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import { hasCode } from './disk.ts';
import { type FileHead, parseRecords } from './record.ts';
import { readBytes } from './streamFile.ts';

/*
 * The access log is one event file a month, `access/<year>-<month>.events`, sealed under a key of its own. The first entry of each says where the month
 * before it ended, and the list of versions counts the entries of every month. So an entry that was changed, removed or moved is noticed by the chain in the
 * file, a month that was removed or is older than it was by the next month and by the count.
 */
const room = 'access';
const fileName = /^(\d{4}-\d\d)\.events$/;

/** The first entry of a month: how the month before ended; null in the first month of all. */
export const Begun = z.strictObject({ kind: z.literal('begun'), after: z.strictObject({ month: z.string(), entries: z.int(), hash: z.string() }).nullable() });
export type Begun = z.infer<typeof Begun>;

/** The folder the months lie in. */
export function accessRoom(folder: string): string {
  return join(folder, room);
}

/** The name a month's file is sealed for, and counted under in the list of versions. */
export function monthName(month: string): string {
  return `${room}/${month}`;
}

/** The file of a month. */
export function monthPath(folder: string, month: string): string {
  return join(folder, room, `${month}.events`);
}

/** The months that have a file, the earliest first. */
export async function monthsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(accessRoom(folder));
    return names.flatMap((name) => fileName.exec(name)?.[1] ?? []).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** A month as its file has it, or why it cannot be trusted. */
export type ReadMonth = { readonly intact: true; readonly events: readonly StoredEvent[]; readonly head: FileHead; readonly begun: Begun | null } | { readonly intact: false; readonly reason: string };

/** Reads a month; a file that does not begin with how the month before ended is none of this program's. */
export async function readMonth(folder: string, month: string, cipher: Cipher): Promise<ReadMonth> {
  const parsed = parseRecords(monthName(month), cipher, await readBytes(monthPath(folder, month)));
  if (!parsed.intact) return parsed;
  const { events, head } = parsed;
  if (events.length === 0) return { intact: true, events, head, begun: null };
  const begun = Begun.safeParse(events[0]?.data);
  return begun.success ? { intact: true, events, head, begun: begun.data } : { intact: false, reason: 'It does not begin as the access log of a month does.' };
}

/** One thing of the access log that is not as it was left; `intact` is false where the file itself cannot be trusted. */
export type AccessFinding = { readonly of: string; readonly what: string; readonly intact: boolean };

/** Looks through every month: its chain, how it goes on from the month before, and how many entries `known` says it had. Also answers how many entries there are. */
export async function checkMonths(folder: string, cipher: Cipher, known: ReadonlyMap<string, number>): Promise<{ readonly findings: readonly AccessFinding[]; readonly entries: number }> {
  const findings: AccessFinding[] = [];
  let entries = 0;
  let before: { readonly month: string; readonly head: FileHead } | null = null;
  const months = await monthsIn(folder);
  for (const month of months) {
    const of = monthName(month);
    const read = await readMonth(folder, month, cipher);
    if (!read.intact) {
      findings.push({ of, what: read.reason, intact: false });
      before = null;
      continue;
    }
    entries += read.events.length;
    const expected = known.get(of) ?? 0;
    if (read.events.length < expected) findings.push({ of, what: `The end of this month of the access log is missing: ${expected} entries were there, ${read.events.length} ${read.events.length === 1 ? 'is' : 'are'} there now.`, intact: true });
    const after = read.begun?.after ?? null;
    if (after !== null && !months.includes(after.month)) {
      if (!known.has(monthName(after.month))) findings.push({ of: monthName(after.month), what: 'This month of the access log is missing: the month after it goes on from it.', intact: true });
    } else if (after !== null && before?.month === after.month && (before.head.version !== after.entries || before.head.hash !== after.hash)) {
      findings.push({ of: monthName(after.month), what: 'This month of the access log does not end as the month after it says.', intact: true });
    }
    before = { month, head: read.head };
  }
  for (const of of known.keys()) {
    if (of.startsWith(`${room}/`) && !months.some((month) => monthName(month) === of)) findings.push({ of, what: 'This month of the access log is missing: it was there when MDT Desk last wrote in it.', intact: true });
  }
  return { findings, entries };
}

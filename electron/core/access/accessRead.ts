import type { AccessFilters, AccessFound, AccessLine } from '../../../shared/api/accessViews.ts';
import { AccessEntry, accessKindNames } from '../../../shared/domain/accessEntry.ts';
import { accessSentence } from '../../../shared/domain/accessWords.ts';
import { roleName } from '../../../shared/domain/actor.ts';
import type { AccessFile, AccessStore } from '../ports.ts';
import type { Names } from './changes.ts';
import { isOf, isWithin, latestFirst } from './narrowed.ts';

const shells: Record<AccessEntry['shell'], string> = { desktop: 'desktop program', loopback: 'browser', cli: 'command line' };

/** The access log of some days, the latest first, with what could not be read. */
export async function readAccess(filters: AccessFilters, limit: number, { store, names }: { readonly store: AccessStore; readonly names: Names }): Promise<AccessFound> {
  const lines: AccessLine[] = [];
  const notRead: string[] = [];
  let unknown = 0;
  for (const file of await store.files()) {
    // A clock that was put back may have left a day in the file of the month after it.
    if (file.month !== null && file.month < filters.from.slice(0, 7)) continue;
    const read = await store.read(file);
    if (!read.ok) {
      notRead.push(read.refusal.message);
      continue;
    }
    for (const stored of read.value) {
      const entry = AccessEntry.safeParse(stored);
      if (!entry.success) unknown += 1;
      else if (isWithin(entry.data.at, filters) && (filters.kind === null || entry.data.kind === filters.kind)) lines.push(lineOf(entry.data, file, names));
    }
  }
  if (unknown > 0) notRead.push(`${unknown} ${unknown === 1 ? 'entry is' : 'entries are'} of a kind this MDT Desk does not know: a newer one wrote in this folder.`);
  // What was noted later stands first where two were in the same moment.
  return { ...latestFirst(lines.filter((line) => isOf(line, filters)).reverse(), filters.person, limit), notRead };
}

function lineOf(entry: AccessEntry, { month }: AccessFile, names: Names): AccessLine {
  const caseId = 'caseId' in entry ? entry.caseId : null;
  const meetingId = 'meetingId' in entry ? entry.meetingId : null;
  return {
    at: entry.at,
    by: entry.by?.name ?? null,
    role: entry.by === null ? '' : roleName(entry.by.role),
    trust: entry.by?.trust ?? '',
    kind: entry.kind,
    kindName: accessKindNames[entry.kind],
    text: accessSentence(entry),
    caseId,
    caseName: caseId === null ? '' : names.caseName(caseId),
    meetingId,
    meetingDay: meetingId === null ? null : names.meetingDay(meetingId),
    shell: month === null ? `${shells[entry.shell]}, reading only` : shells[entry.shell],
  };
}

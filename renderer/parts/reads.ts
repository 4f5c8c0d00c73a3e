import { QueryClient, type UseQueryResult, queryOptions, useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf, PushEvent } from '../../shared/api/contract.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Result } from '../../shared/domain/result.ts';
import { client } from '../api.ts';
import { inBursts } from './bursts.ts';
import { caseStream, meetingStream, written } from './underWay.ts';

/** The calls that only ask. */
export type ReadCall = 'vault.read' | 'workspace.read' | 'meetings.list' | 'meeting.read' | 'meeting.sinceSeal' | 'cases.list' | 'cases.onNoList' | 'meeting.holdsClose' | 'case.read' | 'pathway.map' | 'directory.read' | 'operations.list' | 'pathway.versions' | 'guidance.answer' | 'import.sources' | 'readiness.board' | 'readiness.settings' | 'series.list' | 'list.settings' | 'list.changes' | 'circulation.read' | 'rules.answer' | 'codes.search' | 'case.duplicates' | 'search.find' | 'display.read' | 'display.switches' | 'backup.read' | 'record.read' | 'access.read';

/** What was read and is still shown. Nothing grows old by itself: the core tells what has changed. */
export const reads = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, retry: 1, networkMode: 'always', refetchOnWindowFocus: false } },
});

/** A read by its call and input, for useQuery, prefetching and the cache. */
export function readOf<C extends ReadCall>(name: C, input: InputOf<C>) {
  return queryOptions<Result<OutputOf<C>>>({ queryKey: [name, input], queryFn: () => client.call(name, input) });
}

/** One read, kept up to date. A refusal is a value; only a lost shell is an error. */
export function useRead<C extends ReadCall>(name: C, input: InputOf<C>): UseQueryResult<Result<OutputOf<C>>> {
  return useQuery(readOf(name, input));
}

/** Who is at the keyboard; null while nobody was chosen. */
export function useActor(): Actor | null {
  const workspace = useRead('workspace.read', {});
  return workspace.data?.ok === true ? workspace.data.value.actor : null;
}

/** The value last read without waiting, where there is one. */
export function lastRead<C extends ReadCall>(name: C, input: InputOf<C>): OutputOf<C> | null {
  const result = reads.getQueryData<Result<OutputOf<C>>>([name, input]);
  return result?.ok === true ? result.value : null;
}

/** Shows at once what a write answered; after a refusal asks again, since what is shown may be out of date. */
export async function show<C extends ReadCall>(name: C, input: InputOf<C>, value: OutputOf<C> | null): Promise<void> {
  const queryKey = [name, input];
  if (value === null) return reads.invalidateQueries({ queryKey });
  const result: Result<OutputOf<C>> = { ok: true, value };
  reads.setQueryData(queryKey, result);
}

/**
 * Marks what a push event says has changed, so that whatever shows it asks again: the first at once, a burst of them together. What the
 * room sees is switched at once in any case: a name may have to go from it.
 */
export function refresh(event: PushEvent): void {
  if (event.name === 'changed' && event.data.kind === 'display') void askAgain([event]);
  else gathered(event);
}

const gathered = inBursts(askAgain);

function askAgain(events: readonly PushEvent[]): Promise<unknown> {
  const stale = new Map(events.flatMap(staleAfter).map((one) => [JSON.stringify(one.queryKey), one]));
  return Promise.all([...stale.values()].map(ask));
}

/** A read that may be out of date; where the version of its stream is told, only until that one is shown. */
type Stale = { readonly queryKey: readonly unknown[]; readonly until?: { readonly version: number | undefined; readonly line: string } };

async function ask({ queryKey, until }: Stale): Promise<unknown> {
  if (until !== undefined) {
    // The event overtakes the answer to what this page has recorded, which brings the very same.
    await written(until.line);
    if (isShown(queryKey, until.version)) return;
  }
  return reads.invalidateQueries({ queryKey });
}

function isShown(queryKey: readonly unknown[], version: number | undefined): boolean {
  const state = reads.getQueryState<Result<{ version: number }>>(queryKey);
  // An answer that is still on its way may be older than what is shown.
  return version !== undefined && state?.data?.ok === true && state.data.value.version >= version && state.fetchStatus === 'idle' && !state.isInvalidated;
}

/** The reads, by the beginning of their key, that may be out of date after an event. */
function staleAfter(event: PushEvent): readonly Stale[] {
  if (event.name !== 'changed') return [];
  const { kind, id, version } = event.data;
  switch (kind) {
    case 'case':
      return [{ queryKey: ['case.read', { caseId: id }], until: { version, line: caseStream(id) } }, { queryKey: ['pathway.map', { caseId: id }] }, ...named('cases.list', 'cases.onNoList', 'meeting.read', 'meeting.holdsClose', 'meeting.sinceSeal', 'operations.list', 'readiness.board', 'circulation.read', 'search.find', 'case.duplicates', 'display.read', 'record.read')];
    case 'meeting':
      return [{ queryKey: ['meeting.read', { meetingId: id }], until: { version, line: meetingStream(id) } }, { queryKey: ['meeting.sinceSeal', { meetingId: id }] }, { queryKey: ['display.read', { meetingId: id }] }, ...named('meetings.list', 'cases.onNoList', 'meeting.holdsClose', 'readiness.board', 'series.list', 'circulation.read', 'case.read', 'cases.list', 'search.find', 'record.read')];
    case 'display':
      return named('display.read', 'display.switches');
    case 'directory':
      // A standing that changed flags the plans that name its holder.
      return named('directory.read', 'case.read', 'cases.list', 'meeting.read', 'operations.list');
    case 'backup':
      return named('backup.read', 'workspace.read');
    case 'workspace':
      return [{ queryKey: [] }];
  }
}

function named(...calls: readonly ReadCall[]): Stale[] {
  return calls.map((call) => ({ queryKey: [call] }));
}

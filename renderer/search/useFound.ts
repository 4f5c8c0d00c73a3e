import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundCase, FoundMeeting, SearchFilters, SearchFound } from '../../shared/api/searchViews.ts';
import { readOf } from '../parts/reads.ts';

/** What stands in the list of what was found, in its order. */
export type Hit = { readonly kind: 'case'; readonly id: string; readonly to: string; readonly case: FoundCase } | { readonly kind: 'meeting'; readonly id: string; readonly to: string; readonly meeting: FoundMeeting };

/** Searches as one types; while an answer is under way the one before stays. Null before the first. */
export function useFound(words: string, filters: SearchFilters, limit: number, enabled = true): SearchFound | null {
  const asked = useQuery({ ...readOf('search.find', { words, filters, limit }), placeholderData: keepPreviousData, enabled, gcTime: 10_000 });
  return enabled && asked.data?.ok === true ? asked.data.value : null;
}

/** Cases first, then meetings, each with the screen it leads to. */
export function hitsOf(found: SearchFound): Hit[] {
  return [
    ...found.cases.map((one): Hit => ({ kind: 'case', id: one.caseId, to: `/cases/${one.caseId}`, case: one })),
    ...found.meetings.map((one): Hit => ({ kind: 'meeting', id: one.meetingId, to: `/meetings/${one.meetingId}${['draft', 'circulated'].includes(one.state) ? '/prepare' : ''}`, meeting: one })),
  ];
}

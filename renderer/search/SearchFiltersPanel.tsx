import type { ReactNode } from 'react';
import type { SearchFilters, SearchFound } from '../../shared/api/searchViews.ts';
import { ChoiceField, TickField } from '../parts/Field.tsx';
import { weekdayWords } from '../parts/days.ts';
import { useRead } from '../parts/reads.ts';
import { Button } from '../parts/Button.tsx';
import { noFilters } from './noFilters.ts';

type Facet = SearchFound['facets']['states'];

/** What the search can be narrowed to, with how many cases of each the words alone found. */
export function SearchFiltersPanel({ filters, found, onChange }: { filters: SearchFilters; found: SearchFound | null; onChange: (filters: SearchFilters) => void }): ReactNode {
  const meetings = useRead('meetings.list', {});
  const set = (change: Partial<SearchFilters>) => onChange({ ...filters, ...change });
  const byDate = meetings.data?.ok === true ? meetings.data.value.toReversed() : [];
  const choice = (label: string, facet: Facet, value: string | null, choose: (value: string | null) => void) => (
    <ChoiceField label={label} words={wordsOf(facet, value)} value={value ?? ''} empty="Any" onChoose={(chosen) => choose(chosen === '' ? null : chosen)} />
  );
  return (
    <section className="panel search-filters" aria-label="Narrow the search">
      {choice('State', found?.facets.states ?? [], filters.state, (state) => set({ state }))}
      <ChoiceField
        label="On the agenda of"
        words={Object.fromEntries(byDate.map(({ id, details }) => [id, weekdayWords(details.date)]))}
        value={filters.meetingId ?? ''}
        empty="Any meeting, or none"
        onChoose={(chosen) => set({ meetingId: chosen === '' ? null : chosen })}
      />
      {choice('Site of treatment', found?.facets.sites ?? [], filters.site, (site) => set({ site }))}
      {choice('Surgeon', found?.facets.surgeons ?? [], filters.surgeon, (surgeon) => set({ surgeon }))}
      <TickField label={`Urgent only (${found?.facets.urgent ?? 0})`} checked={filters.urgent} onChange={(event) => set({ urgent: event.target.checked })} />
      <TickField label={`Open, on no list (${found?.facets.onNoList ?? 0})`} checked={filters.onNoList} onChange={(event) => set({ onNoList: event.target.checked })} />
      {JSON.stringify(filters) === JSON.stringify(noFilters) ? null : (
        <Button kind="quiet" onClick={() => onChange(noFilters)}>
          No filters
        </Button>
      )}
    </section>
  );
}

/** The values with their counts; one that is chosen stays even where the words find none of it. */
function wordsOf(facet: Facet, chosen: string | null): Record<string, string> {
  const counted = Object.fromEntries(facet.map(({ value, count }) => [value, `${value} (${count})`]));
  return chosen === null || Object.hasOwn(counted, chosen) ? counted : { ...counted, [chosen]: `${chosen} (0)` };
}

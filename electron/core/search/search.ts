import type { FoundMeeting, SearchFilters, SearchFound } from '../../../shared/api/searchViews.ts';
import type { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import { londonDay, plainDay } from '../../../shared/domain/dates.ts';
import { isOnNoList } from '../../../shared/domain/openOnNoList.ts';
import { type Haystack, haystack, isIn, type Wanted, wantedIn } from '../../../shared/domain/searchWords.ts';
import type { Clock } from '../ports.ts';
import { foundCase, type SearchedCase, searchedCase } from './searchedCase.ts';

type Summaries = { cases(): readonly CaseSummary[]; meetings(): readonly MeetingSummary[] };
type SearchedMeeting = { readonly summary: MeetingSummary; readonly hay: Haystack };

const stateNames: Record<MeetingSummary['state'], string> = { draft: 'draft', circulated: 'circulated', inProgress: 'in progress', closed: 'closed', cancelled: 'cancelled' };

/**
 * Search over the read model. Every text is made ready once and read through from end to end for each search: with 5,000 cases that is
 * faster than an index (MiniSearch 7.2 took seven times as long at the 95th percentile, and finds no part of a number), and a case that
 * changes costs no more than the making of its own text, because its summary is another object then.
 */
export class Search {
  readonly #summaries: Summaries;
  readonly #clock: Clock;
  #cases = new Map<string, SearchedCase>();
  #inOrder: readonly SearchedCase[] = [];
  readonly #meetings = new Map<string, SearchedMeeting>();

  constructor(summaries: Summaries, clock: Clock) {
    this.#summaries = summaries;
    this.#clock = clock;
  }

  /** The cases and meetings that hold every word, in any order, and pass the filters; the likeliest first. */
  find(typed: string, filters: SearchFilters, limit: number): SearchFound {
    const wanted = wantedIn(typed);
    const all = this.#summaries.cases();
    const meetings = this.#summaries.meetings();
    const byWords = this.#ready(all).filter(({ hay }) => isIn(wanted, hay));
    const agenda = filters.meetingId === null ? null : new Set(meetings.find(({ id }) => id === filters.meetingId)?.caseIds);
    const onNoList = isOnNoList(meetings, londonDay(this.#clock().toISOString()));
    const passing = narrowed(filters) ? byWords.filter((one) => passes(one, filters, agenda) && (!filters.onNoList || onNoList(one.summary))) : byWords;
    const found = likeliestFirst(passing, wanted);
    const dates = new Map(meetings.map(({ id, details }) => [id, details.date]));
    const foundMeetings = narrowed(filters) || wanted.length === 0 ? [] : this.#foundMeetings(meetings, wanted);
    return {
      cases: found.slice(0, limit).map((one) => foundCase(one, wanted, dates)),
      caseCount: found.length,
      meetings: foundMeetings.slice(0, limit),
      meetingCount: foundMeetings.length,
      searched: all.length,
      facets: {
        states: counted(byWords.map(({ summary }) => summary.stateName)),
        sites: counted(byWords.flatMap(({ summary }) => summary.treatmentSites)),
        surgeons: counted(byWords.flatMap(({ summary }) => summary.surgeonNames)),
        urgent: byWords.filter(({ summary }) => summary.urgent).length,
        onNoList: byWords.filter(({ summary }) => onNoList(summary)).length,
      },
    };
  }

  /** Every case with its text in the order of names, that of a changed one made anew. */
  #ready(all: readonly CaseSummary[]): readonly SearchedCase[] {
    let changed = all.length !== this.#cases.size;
    const ready = all.map((summary) => {
      const known = this.#cases.get(summary.id);
      if (known?.summary === summary) return known;
      changed = true;
      return searchedCase(summary);
    });
    if (!changed) return this.#inOrder;
    // A map of what there is now: a case that was lost is not kept either.
    this.#cases = new Map(ready.map((one) => [one.summary.id, one]));
    this.#inOrder = ready.sort((one, other) => (one.order < other.order ? -1 : 1));
    return this.#inOrder;
  }

  #foundMeetings(meetings: readonly MeetingSummary[], wanted: Wanted): FoundMeeting[] {
    return meetings
      .filter((summary) => isIn(wanted, this.#readyMeeting(summary).hay))
      .sort((one, other) => (one.details.date < other.details.date ? 1 : -1))
      .map(({ id, details, state, caseIds }) => ({ meetingId: id, date: details.date, startsAt: details.startsAt, place: details.place, chair: details.chair, state: stateNames[state], cases: caseIds.length }));
  }

  #readyMeeting(summary: MeetingSummary): SearchedMeeting {
    const known = this.#meetings.get(summary.id);
    if (known?.summary === summary) return known;
    const { details, state } = summary;
    const made = { summary, hay: haystack(['meeting', plainDay(details.date), details.date, britishDay(details.date), details.place, details.chair, details.scribe, stateNames[state]]) };
    this.#meetings.set(summary.id, made);
    return made;
  }
}

function britishDay(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function narrowed({ state, meetingId, urgent, onNoList, site, surgeon }: SearchFilters): boolean {
  return state !== null || meetingId !== null || urgent || onNoList || site !== null || surgeon !== null;
}

function passes({ summary }: SearchedCase, { state, urgent, site, surgeon }: SearchFilters, agenda: ReadonlySet<string> | null): boolean {
  return (
    (state === null || summary.stateName === state) &&
    (!urgent || summary.urgent) &&
    (site === null || summary.treatmentSites.includes(site)) &&
    (surgeon === null || summary.surgeonNames.includes(surgeon)) &&
    (agenda === null || agenda.has(summary.id))
  );
}

/** A name that begins with the first word comes before one that holds it, then numbers, then diagnosis and levels, then the rest. */
function rankOf({ parts }: SearchedCase, wanted: Wanted): number {
  const [first] = wanted;
  if (first === undefined) return 0;
  if (parts.name.startsWith(first.whole)) return 0;
  if (parts.name.includes(first.whole)) return 1;
  if (parts.numbers.includes(first.whole)) return 2;
  return parts.diagnosis.includes(first.whole) ? 3 : 4;
}

/** By rank, and within one rank as they were. */
function likeliestFirst(found: readonly SearchedCase[], wanted: Wanted): SearchedCase[] {
  const ranks: SearchedCase[][] = [[], [], [], [], []];
  for (const one of found) ranks[rankOf(one, wanted)]?.push(one);
  return ranks.flat();
}

/** How often each value is there, the most frequent first. */
function counted(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

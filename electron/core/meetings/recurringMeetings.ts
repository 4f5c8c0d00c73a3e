import type { SeriesChange, SeriesView } from '../../../shared/api/listViews.ts';
import type { MeetingSummary } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type IsoDate, londonDay } from '../../../shared/domain/dates.ts';
import { withChange } from '../../../shared/domain/deskChange.ts';
import type { Attendee, MeetingDetails } from '../../../shared/domain/meeting.ts';
import type { MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import { daysAfter, type MeetingSeries, seriesDays } from '../../../shared/domain/meetingSeries.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock, Ids } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import type { CarryOver } from './carryOver.ts';
import type { StoredPlanning } from './listPlanning.ts';
import type { Meetings } from './meetings.ts';
import { seriesChange } from './planningChanges.ts';
import { changesToFollow, followedDay } from './seriesChange.ts';

type Need = {
  readonly planning: StoredDocument<StoredPlanning>;
  readonly meetings: Meetings;
  readonly carryOver: CarryOver;
  readonly readModel: ReadModel;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly announce: () => void;
};

/** How many of the days to come are shown with a series. */
const shownDays = 6;

/** The recurring meetings: kept, planned ahead, and changed with or without what is planned already. */
export class RecurringMeetings {
  readonly #need: Need;

  constructor(need: Need) {
    this.#need = need;
  }

  list(): SeriesView[] {
    return this.#need.planning.value.series.map((series) => ({
      series,
      next: this.#unplanned(series, shownDays),
      ahead: this.#ahead(series.id).map(({ id, details }) => ({ meetingId: id, date: details.date })),
    }));
  }

  /** Adds a series, or replaces the one of the same id; with `changeAhead` the meetings planned ahead follow, except for what was changed on them by hand. */
  async save(by: Actor, given: MeetingSeries, changeAhead: boolean): Promise<Result<SeriesChange>> {
    const { planning, ids, announce } = this.#need;
    const series: MeetingSeries = { ...given, id: given.id === '' ? ids() : given.id, roster: given.roster.map(asExpected) };
    const before = planning.value.series.find(({ id }) => id === series.id);
    if (given.id !== '' && before === undefined) return refuse('notFound', 'There is no such recurring meeting any more.');
    const text = seriesChange(before, series);
    const stored = await planning.update((held) => ({
      ...held,
      series: before === undefined ? [...held.series, series] : held.series.map((each) => (each.id === series.id ? series : each)),
      changes: text === '' ? held.changes : withChange(held.changes, { at: this.#need.clock().toISOString(), by, about: series.id, text: `${series.name}: ${text}` }),
    }));
    if (!stored.ok) return stored;
    const change = before !== undefined && changeAhead ? await this.#changeAhead(by, before, series) : ok({ changed: 0, left: [] });
    announce();
    return change;
  }

  /** Takes a series off the list; its meetings stay. Refuses one that is not on it. */
  async remove(by: Actor, seriesId: string): Promise<Result<Record<string, never>>> {
    const { planning, clock } = this.#need;
    const gone = planning.value.series.find(({ id }) => id === seriesId);
    if (gone === undefined) return refuse('notFound', 'There is no such recurring meeting any more.');
    const change = { at: clock().toISOString(), by, about: seriesId, text: `${gone.name}: removed` };
    const stored = await planning.update((held) => ({ ...held, series: held.series.filter(({ id }) => id !== seriesId), changes: withChange(held.changes, change) }));
    this.#need.announce();
    return stored.ok ? ok({}) : stored;
  }

  /** Plans the next meetings of a series that are not planned yet; each takes the cases that wait. */
  async plan(by: Actor, seriesId: string, count: number): Promise<Result<{ meetingIds: string[] }>> {
    const series = this.#need.planning.value.series.find(({ id }) => id === seriesId);
    if (series === undefined) return refuse('notFound', 'There is no such recurring meeting any more.');
    const days = this.#unplanned(series, count);
    if (days.length === 0) return refuse('notNow', 'This recurring meeting has no day left to plan: its last day has come, or all of them are planned or skipped.');
    const meetingIds: string[] = [];
    for (const day of days) {
      const planned = await this.#need.meetings.plan(by, detailsOf(series, day), series.roster.map(asExpected));
      if (!planned.ok) return planned;
      meetingIds.push(planned.value.id);
      const carried = await this.#need.carryOver.afterPlanning(by);
      if (!carried.ok) return carried;
    }
    return ok({ meetingIds });
  }

  #today(): IsoDate {
    return londonDay(this.#need.clock().toISOString());
  }

  /** Days from today on that no meeting of the series was planned for, wherever it was moved since. */
  #unplanned(series: MeetingSeries, count: number): IsoDate[] {
    const taken = new Set(this.#need.readModel.meetings().flatMap(({ details }) => (details.series?.id === series.id ? [details.series.date] : [])));
    return seriesDays(series, this.#today(), count + taken.size)
      .filter((day) => !taken.has(day))
      .slice(0, count);
  }

  #ahead(seriesId: string): MeetingSummary[] {
    const today = this.#today();
    return this.#need.readModel
      .meetings()
      .filter(({ details, state }) => details.series?.id === seriesId && details.date >= today && (state === 'draft' || state === 'circulated'))
      .sort((one, other) => one.details.date.localeCompare(other.details.date));
  }

  async #changeAhead(by: Actor, before: MeetingSeries, after: MeetingSeries): Promise<Result<SeriesChange>> {
    const { meetings } = this.#need;
    const left: SeriesChange['left'] = [];
    const taken = new Set<IsoDate>();
    let changed = 0;
    for (const { id, details } of this.#ahead(after.id)) {
      const loaded = await meetings.load(id);
      if (!loaded.ok) return loaded;
      const day = followedDay(details, before, after, this.#today(), taken);
      if (day === null) {
        left.push({ meetingId: id, date: details.date, why: 'The series has no such day any more. Move this meeting, or leave it as it is.' });
        continue;
      }
      taken.add(day);
      const facts: MeetingFact[] = changesToFollow(loaded.value.replay.snapshot.context, day, before, after);
      const recorded = await meetings.recordFacts(by, id, facts);
      if (!recorded.ok) return recorded;
      if (facts.length > 0) changed += 1;
    }
    const carried = await this.#need.carryOver.afterPlanning(by);
    return carried.ok ? ok({ changed, left }) : carried;
  }
}

function asExpected(attendee: Attendee): Attendee {
  return { ...attendee, presence: 'expected' };
}

/** A meeting of the series on one of its days. */
function detailsOf(series: MeetingSeries, date: IsoDate): MeetingDetails {
  const { id, startsAt, place, chair, scribe, cutOff } = series;
  return { date, startsAt, place, chair, scribe, cutOff: cutOff && daysAfter(date, -cutOff.daysBefore), cutOffTime: cutOff?.time ?? '23:59', series: { id, date } };
}

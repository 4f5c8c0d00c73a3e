import { setImmediate } from 'node:timers/promises';
import type { RecordFilters, RecordFound, RecordLine } from '../../../shared/api/accessViews.ts';
import type { MeetingSummary } from '../../../shared/api/views.ts';
import { roleName } from '../../../shared/domain/actor.ts';
import { CaseEvent } from '../../../shared/domain/caseEvent.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { MeetingEvent } from '../../../shared/domain/meetingEvent.ts';
import { caseEventNames, meetingEventNames } from '../../../shared/pathway/eventNames.ts';
import { caseSentence, meetingSentence } from '../../../shared/pathway/history.ts';
import type { EventStore, StoredEvent, StreamId } from '../ports.ts';
import { isOf, isWithin, latestFirst, momentsAround } from './narrowed.ts';
import { momentOf, type StreamDays } from './streamDays.ts';

/** What names the lines: patients and days as the lists have them now. */
export type Names = { readonly caseName: (caseId: string) => string; readonly meetingDay: (meetingId: string) => IsoDate | null };

export type ChangesOptions = {
  readonly store: EventStore;
  readonly days: StreamDays;
  readonly names: Names;
  readonly meetings: () => readonly MeetingSummary[];
};

/** Other calls are let through after so many streams. */
const betweenPauses = 20;

/** The record of all cases and meetings as one list, read from the streams that may have something in the days asked for. */
export class Changes {
  readonly #options: ChangesOptions;

  constructor(options: ChangesOptions) {
    this.#options = options;
  }

  async find(filters: RecordFilters, limit: number): Promise<RecordFound> {
    const { store, days } = this.#options;
    const around = momentsAround(filters);
    const lines: RecordLine[] = [];
    const notRead: string[] = [];
    let count = 0;
    for (const stream of await this.#streams(filters)) {
      if (!days.mayHave(stream, around.from, around.to)) continue;
      count += 1;
      if (count % betweenPauses === 0) await setImmediate();
      const read = await store.read(stream);
      if (!read.ok) {
        notRead.push(`${stream.kind}/${stream.id}: ${read.refusal.message}`);
        continue;
      }
      days.seen(stream, read.value);
      lines.push(...this.#linesOf(stream, read.value, filters, around));
    }
    return { ...latestFirst(lines, filters.person, limit), notRead };
  }

  /** The streams that may speak of what was asked for. */
  async #streams({ caseId, meetingId }: RecordFilters): Promise<readonly StreamId[]> {
    const listed = await this.#options.store.list();
    const inMeeting = meetingId === null ? null : new Set(this.#options.meetings().find(({ id }) => id === meetingId)?.caseIds);
    return listed.filter(({ kind, id }) => {
      if (kind === 'meeting') return meetingId === null || id === meetingId;
      return caseId === null ? (inMeeting?.has(id) ?? true) : id === caseId;
    });
  }

  #linesOf(stream: StreamId, events: readonly StoredEvent[], filters: RecordFilters, around: { readonly from: string; readonly to: string }): RecordLine[] {
    return events.flatMap(({ data, version }) => {
      const at = momentOf(data);
      if (at < around.from || at > around.to || !isWithin(at, filters)) return [];
      const line = stream.kind === 'case' ? this.#caseLine(stream.id, data, version) : this.#meetingLine(stream.id, data, version);
      return line !== null && isOf(line, filters) && (filters.kind === null || line.kind === filters.kind) ? [line] : [];
    });
  }

  #caseLine(id: string, data: unknown, version: number): RecordLine | null {
    const parsed = CaseEvent.safeParse(data);
    if (!parsed.success) return null;
    const event = parsed.data;
    const { text, clauses } = caseSentence(event);
    const meetingId = event.type === 'listed' ? event.meetingId : 'meeting' in event ? (event.meeting?.meetingId ?? null) : null;
    return this.#line(event, version, { kind: `case.${event.type}`, kindName: caseEventNames[event.type], text, clauses, caseId: id, meetingId });
  }

  #meetingLine(id: string, data: unknown, version: number): RecordLine | null {
    const parsed = MeetingEvent.safeParse(data);
    if (!parsed.success) return null;
    const event = parsed.data;
    const caseId = event.type === 'caseListed' ? event.entry.caseId : 'caseId' in event ? event.caseId : null;
    return this.#line(event, version, { kind: `meeting.${event.type}`, kindName: meetingEventNames[event.type], text: meetingSentence(event), clauses: [], caseId, meetingId: id });
  }

  #line({ at, by }: CaseEvent | MeetingEvent, version: number, of: Pick<RecordLine, 'kind' | 'kindName' | 'text' | 'clauses' | 'caseId' | 'meetingId'>): RecordLine {
    const { names } = this.#options;
    return {
      ...of,
      at,
      version,
      by: by.name,
      role: roleName(by.role),
      trust: by.trust,
      caseName: of.caseId === null ? '' : names.caseName(of.caseId),
      meetingDay: of.meetingId === null ? null : names.meetingDay(of.meetingId),
    };
  }
}

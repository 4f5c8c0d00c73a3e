import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { EventStore, StreamId, StreamKind } from '../ports.ts';
import { streamName } from '../storage/streamNames.ts';
import type { StoredDocument } from '../storage/document.ts';
import { fromColumns, noSummaries, SummaryColumns, toColumns } from './summaryColumns.ts';

type Entry<S> = { stamp: string; summary: S };

/** The read model as it is kept between starts: each summary, by the id of its stream, with the stamp the stream had when it was made. */
export const StoredReadModel = z.strictObject({
  /** Names the shape of the summaries and how they are made: an older read model is made anew. */
  form: z.string(),
  cases: SummaryColumns,
  meetings: SummaryColumns,
});
export type StoredReadModel = z.infer<typeof StoredReadModel>;

/** To be raised when summaries of the same shape are made another way. */
const making = 7;
const shape = JSON.stringify([z.toJSONSchema(CaseSummary, { unrepresentable: 'any' }), z.toJSONSchema(MeetingSummary, { unrepresentable: 'any' })]);
const form = `${making}-${createHash('sha256').update(shape).digest('hex').slice(0, 16)}`;
export const emptyReadModel: StoredReadModel = { form, cases: noSummaries, meetings: noSummaries };

/** How long nothing has to change before the read model is written; it can always be made again from the streams. */
const writeAfterMilliseconds = 5_000;

/** The versions the streams are known to have had when the read model was last written: never more than they held. */
function versionsIn(kind: StreamKind, { fields }: SummaryColumns): [string, number][] {
  return (fields['id'] ?? []).map((id, index) => [streamName({ kind, id: String(id) }), Number(fields['version']?.[index])]);
}

/** Entries as they were kept. One that was changing while they were written has no stamp and is compared again. */
function entriesOf<S extends { id: string }>(columns: SummaryColumns): Map<string, Entry<S>> {
  // What is read is what was made of summaries of this kind: see SummaryColumns.
  const summaries = fromColumns(columns) as S[];
  return new Map(summaries.map((summary, index) => [summary.id, { stamp: columns.stamps[index] || 'unknown', summary }]));
}

/** Makes the summary of a stream from its events. */
export type Summarise = {
  case(id: string): Promise<Result<CaseSummary>>;
  meeting(id: string): Promise<Result<MeetingSummary>>;
};

/**
 * What lists and searches ask: one summary for each case and meeting, in memory. Made from the streams, kept in a document so
 * that a start reads only the streams that have changed since.
 */
export class ReadModel {
  readonly #events: EventStore;
  readonly #document: StoredDocument<StoredReadModel>;
  readonly #summarise: Summarise;
  readonly #cases: Map<string, Entry<CaseSummary>>;
  readonly #meetings: Map<string, Entry<MeetingSummary>>;
  readonly #underWay = new Set<string>();
  /** As it was read, to notice what was taken away since. */
  readonly #kept: StoredReadModel;
  #known: ReadonlyMap<string, number> | null = null;
  /** Streams that lack what they held then. Their summaries are kept, so that the next start notices it again, but not shown. */
  readonly #lost = new Set<string>();
  /** Whether all streams have been compared with the read model. */
  #compared = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(events: EventStore, document: StoredDocument<StoredReadModel>, summarise: Summarise) {
    this.#events = events;
    this.#document = document;
    this.#summarise = summarise;
    const known = document.value.form === form ? document.value : emptyReadModel;
    this.#cases = entriesOf(known.cases);
    this.#meetings = entriesOf(known.meetings);
    this.#kept = known;
  }

  cases(): CaseSummary[] {
    return this.#shown('case', this.#cases);
  }

  case(id: string): CaseSummary | undefined {
    return this.#lost.has(streamName({ kind: 'case', id })) ? undefined : this.#cases.get(id)?.summary;
  }

  meetings(): MeetingSummary[] {
    return this.#shown('meeting', this.#meetings);
  }

  /** Whether it was read whole, so that it may be trusted for a moment after a clean close. */
  get isKept(): boolean {
    return this.#document.damage === null && this.#document.value.form === form && this.#cases.size + this.#meetings.size > 0;
  }

  /**
   * Reads the streams that have changed since their summary was made; a damaged one loses its summary, and one that lacks what it
   * held at the last close is named as damaged. Answers what changed.
   */
  async catchUp(): Promise<StreamId[]> {
    const listed = await this.#events.list();
    // A summary without a stamp is of this program's own append, and newer than anything the listing saw.
    const changed: StreamId[] = listed.filter(({ kind, id, stamp }) => ![stamp, ''].includes(this.#entries(kind).get(id)?.stamp ?? 'none'));
    const present = new Set(listed.map(streamName));
    const gone = [...this.#ids('case'), ...this.#ids('meeting')].filter((stream) => !present.has(streamName(stream)) && !this.#lost.has(streamName(stream)));
    for (const stream of [...changed, ...gone]) await this.refresh(stream);
    this.#compared = true;
    if (changed.length + gone.length > 0) this.#writeSoon();
    return [...changed, ...gone];
  }

  /** Makes the summary of one stream again from its events. */
  async refresh(stream: StreamId): Promise<void> {
    const { kind, id } = stream;
    const before = this.#entries(kind).get(id);
    const stamp = (await this.#events.stamp({ kind, id })) ?? '';
    const summary = kind === 'case' ? await this.#summarise.case(id) : await this.#summarise.meeting(id);
    // An append in the meantime knows better than what was read before it.
    if (this.#entries(kind).get(id) !== before || this.#underWay.has(streamName(stream))) return;
    const loss = this.#lossOf(stream, summary);
    if (loss !== null) {
      this.#lost.add(streamName(stream));
      await this.#events.nameDamage(stream, loss);
    } else if (summary.ok) this.#entries(kind).set(id, { stamp, summary: summary.value });
    // What the disk would not give out may be quite whole: it is shown as it was known, and compared again the next time.
    else if (summary.refusal.code === 'internal' && before !== undefined) before.stamp = 'unknown';
    else this.#entries(kind).delete(id);
  }

  /** Runs an append. While it is under way the kept summary may be older than its stream, so it is not stamped. */
  async during<T>(stream: StreamId, append: () => Promise<T>): Promise<T> {
    const name = streamName(stream);
    // Nothing is added to a stream of which it is not known yet whether it is whole.
    if (!this.#compared) await this.refresh(stream);
    const entry = this.#entries(stream.kind).get(stream.id);
    if (entry && !this.#lost.has(name)) entry.stamp = '';
    this.#underWay.add(name);
    try {
      return await append();
    } finally {
      this.#underWay.delete(name);
      this.#writeSoon();
    }
  }

  putCase(summary: CaseSummary): void {
    this.#cases.set(summary.id, { stamp: '', summary });
  }

  putMeeting(summary: MeetingSummary): void {
    this.#meetings.set(summary.id, { stamp: '', summary });
  }

  /** Writes what is waiting; answers whether the document is up to date then. */
  async flush(): Promise<boolean> {
    if (this.#timer === null) return this.isKept;
    clearTimeout(this.#timer);
    return this.#write();
  }

  #writeSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), writeAfterMilliseconds).unref();
  }

  async #write(): Promise<boolean> {
    this.#timer = null;
    const stale = [...this.#unstamped('case', this.#cases), ...this.#unstamped('meeting', this.#meetings)];
    for (const { stream, entry } of stale) {
      const stamp = (await this.#events.stamp(stream)) ?? '';
      // An append in the meantime put another entry in its place, or is about to: that one is stamped the next time.
      const settled = !this.#underWay.has(streamName(stream)) && this.#entries(stream.kind).get(stream.id) === entry;
      if (settled) entry.stamp = stamp;
    }
    // A read model that could not be written is made again at the next start: nothing is lost, so nobody is told.
    const written = await this.#document.replace({ form, cases: toColumns(this.#cases.values()), meetings: toColumns(this.#meetings.values()) });
    return written.ok;
  }

  /** What a stream has lost since the last close, in a sentence; null where it has lost nothing. */
  #lossOf(stream: StreamId, summary: Result<{ version: number }>): string | null {
    // Made when it is first asked for, which is after the first screens are up.
    this.#known ??= new Map([...versionsIn('case', this.#kept.cases), ...versionsIn('meeting', this.#kept.meetings)]);
    const known = this.#known.get(streamName(stream));
    if (known === undefined) return null;
    if (!summary.ok) return summary.refusal.code === 'notFound' ? `The record of this ${stream.kind} is missing: it was there when MDT Desk was last closed.` : null;
    const { version } = summary.value;
    if (version >= known) return null;
    return `The end of this record is missing: ${known} events were there when MDT Desk was last closed, ${version} ${version === 1 ? 'is' : 'are'} there now.`;
  }

  #shown<S>(kind: StreamKind, entries: ReadonlyMap<string, Entry<S>>): S[] {
    if (this.#lost.size === 0) return Array.from(entries.values(), ({ summary }) => summary);
    return [...entries].flatMap(([id, { summary }]) => (this.#lost.has(streamName({ kind, id })) ? [] : [summary]));
  }

  #unstamped<S>(kind: StreamKind, entries: ReadonlyMap<string, Entry<S>>): { stream: StreamId; entry: Entry<S> }[] {
    return [...entries].filter(([, { stamp }]) => stamp === '').map(([id, entry]) => ({ stream: { kind, id }, entry }));
  }

  #entries(kind: StreamKind): Map<string, Entry<unknown>> {
    // Callers put into a kind's map only what its own summariser made.
    return kind === 'case' ? (this.#cases as Map<string, Entry<unknown>>) : (this.#meetings as Map<string, Entry<unknown>>);
  }

  #ids(kind: StreamKind): StreamId[] {
    return [...this.#entries(kind).keys()].map((id) => ({ kind, id }));
  }
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { EventStore, StreamId, StreamKind } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';

/**
 * A summary as it is kept. Its fields are not parsed one by one: with 5,000 cases that is half of the whole start. The document's
 * checksum notices every changed byte, and `form` every change of what a summary is, so what is read is what was made.
 */
function kept<S extends object>(): z.ZodType<S> {
  return z.custom<S>((value) => typeof value === 'object' && value !== null);
}

/** The read model as it is kept between starts: each summary with the stamp its stream had when it was made. */
export const StoredReadModel = z.strictObject({
  /** Names the shape of the summaries and how they are made: an older read model is made anew. */
  form: z.string(),
  cases: z.record(z.string(), z.strictObject({ stamp: z.string(), summary: kept<CaseSummary>() })),
  meetings: z.record(z.string(), z.strictObject({ stamp: z.string(), summary: kept<MeetingSummary>() })),
});
export type StoredReadModel = z.infer<typeof StoredReadModel>;

/** To be raised when summaries of the same shape are made another way. */
const making = 1;
const shape = JSON.stringify([z.toJSONSchema(CaseSummary, { unrepresentable: 'any' }), z.toJSONSchema(MeetingSummary, { unrepresentable: 'any' })]);
const form = `${making}-${createHash('sha256').update(shape).digest('hex').slice(0, 16)}`;
export const emptyReadModel: StoredReadModel = { form, cases: {}, meetings: {} };

/** How long nothing has to change before the read model is written; it can always be made again from the streams. */
const writeAfterMilliseconds = 5_000;

type Entry<S> = { stamp: string; summary: S };

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
  readonly #cases = new Map<string, Entry<CaseSummary>>();
  readonly #meetings = new Map<string, Entry<MeetingSummary>>();
  readonly #underWay = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(events: EventStore, document: StoredDocument<StoredReadModel>, summarise: Summarise) {
    this.#events = events;
    this.#document = document;
    this.#summarise = summarise;
    if (document.value.form !== form) return;
    for (const [id, entry] of Object.entries(document.value.cases)) this.#cases.set(id, entry);
    for (const [id, entry] of Object.entries(document.value.meetings)) this.#meetings.set(id, entry);
  }

  cases(): CaseSummary[] {
    return [...this.#cases.values()].map(({ summary }) => summary);
  }

  case(id: string): CaseSummary | undefined {
    return this.#cases.get(id)?.summary;
  }

  meetings(): MeetingSummary[] {
    return [...this.#meetings.values()].map(({ summary }) => summary);
  }

  /** Reads the streams that have changed since their summary was made; a damaged one loses its summary. Answers what changed. */
  async catchUp(): Promise<StreamId[]> {
    const listed = await this.#events.list();
    const changed: StreamId[] = listed.filter(({ kind, id, stamp }) => this.#entries(kind).get(id)?.stamp !== stamp);
    for (const stream of changed) await this.refresh(stream);
    const present = new Set(listed.map(({ kind, id }) => `${kind}/${id}`));
    const gone = [...this.#ids('case'), ...this.#ids('meeting')].filter(({ kind, id }) => !present.has(`${kind}/${id}`));
    for (const { kind, id } of gone) this.#entries(kind).delete(id);
    if (changed.length + gone.length > 0) this.#writeSoon();
    return [...changed, ...gone];
  }

  /** Makes the summary of one stream again from its events. */
  async refresh({ kind, id }: StreamId): Promise<void> {
    const stamp = (await this.#events.stamp({ kind, id })) ?? '';
    if (kind === 'case') put(this.#cases, id, stamp, await this.#summarise.case(id));
    else put(this.#meetings, id, stamp, await this.#summarise.meeting(id));
  }

  /** Runs an append. While it is under way the kept summary may be older than its stream, so it is not stamped. */
  async during<T>(stream: StreamId, append: () => Promise<T>): Promise<T> {
    const name = `${stream.kind}/${stream.id}`;
    const entry = this.#entries(stream.kind).get(stream.id);
    if (entry) entry.stamp = '';
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

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    await this.#write();
  }

  #writeSoon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), writeAfterMilliseconds).unref();
  }

  async #write(): Promise<void> {
    this.#timer = null;
    const stale = [...this.#unstamped('case', this.#cases), ...this.#unstamped('meeting', this.#meetings)];
    for (const { stream, entry } of stale) {
      const stamp = (await this.#events.stamp(stream)) ?? '';
      // An append in the meantime put another entry in its place, or is about to: that one is stamped the next time.
      const settled = !this.#underWay.has(`${stream.kind}/${stream.id}`) && this.#entries(stream.kind).get(stream.id) === entry;
      if (settled) entry.stamp = stamp;
    }
    // A read model that could not be written is made again at the next start: nothing is lost, so nobody is told.
    await this.#document.replace({ form, cases: Object.fromEntries(this.#cases), meetings: Object.fromEntries(this.#meetings) });
  }

  #unstamped<S>(kind: StreamKind, entries: ReadonlyMap<string, Entry<S>>): { stream: StreamId; entry: Entry<S> }[] {
    return [...entries].filter(([, { stamp }]) => stamp === '').map(([id, entry]) => ({ stream: { kind, id }, entry }));
  }

  #entries(kind: StreamKind): Map<string, Entry<unknown>> {
    // Only stamps are read and written, and entries deleted, through this view of the two maps.
    return kind === 'case' ? (this.#cases as Map<string, Entry<unknown>>) : (this.#meetings as Map<string, Entry<unknown>>);
  }

  #ids(kind: StreamKind): StreamId[] {
    return [...this.#entries(kind).keys()].map((id) => ({ kind, id }));
  }
}

function put<S>(entries: Map<string, Entry<S>>, id: string, stamp: string, summary: Result<S>): void {
  if (summary.ok) entries.set(id, { stamp, summary: summary.value });
  else entries.delete(id);
}

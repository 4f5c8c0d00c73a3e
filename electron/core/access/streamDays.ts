import { streamName } from '../storage/streamNames.ts';
import type { StoredEvent, StreamId } from '../ports.ts';

type Span = { first: string; last: string };

/** When the first and the last event of each stream was, for those that were read: so that the record of a few days need not read thousands. */
export class StreamDays {
  readonly #spans = new Map<string, Span>();

  /** Remembers a stream that was read whole. */
  seen(stream: StreamId, events: readonly StoredEvent[]): void {
    const moments = events.map(({ data }) => momentOf(data)).filter((moment) => moment !== '').sort();
    const [first] = moments;
    const last = moments.at(-1);
    if (first !== undefined && last !== undefined) this.#spans.set(streamName(stream), { first, last });
  }

  /** Something was added now. Of a stream that was never read nothing is known, and nothing is said. */
  added(stream: StreamId, at: string): void {
    const span = this.#spans.get(streamName(stream));
    if (span !== undefined && at > span.last) span.last = at;
  }

  /** Whether a stream may have an event between two moments; true for one that was not read yet. */
  mayHave(stream: StreamId, from: string, to: string): boolean {
    const span = this.#spans.get(streamName(stream));
    return span === undefined || (span.first <= to && span.last >= from);
  }
}

/** When an event says it was; empty where it says nothing. */
export function momentOf(data: unknown): string {
  return typeof data === 'object' && data !== null && 'at' in data && typeof data.at === 'string' ? data.at : '';
}

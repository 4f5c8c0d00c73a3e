import { sealName } from '../../../shared/domain/damage.ts';
import type { EventStore, StoredEvent, StreamId } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import { faultsOf, type Seal, sealsIn } from './seals.ts';

/** What the look through an opened folder works on. */
export type VerifyAtOpenOptions = {
  readonly data: Pick<DataFolder, 'access' | 'nameDamage' | 'damage'> & { readonly events: EventStore };
  /** The version the lists know of a stream. */
  readonly known: (stream: StreamId) => number | undefined;
  /** Brings the lists up to date with a stream that is not as they know it, and names what it has lost. */
  readonly refresh: (stream: StreamId) => Promise<void>;
  /** Given the events of each stream that is whole. */
  readonly seen: (stream: StreamId, events: readonly StoredEvent[]) => void;
  /** Waited for after every few streams. */
  readonly pause: () => Promise<void>;
};

/** So many streams are read between two pauses: some 3 ms of work for cases of twenty events. */
const betweenPauses = 10;

/**
 * Reads every stream of an opened folder, whatever its stamp says, and the access log; checks the seals of closed meetings. What is not as it was left comes
 * onto the damage list, by the event store as at any reading. Documents were read when they were opened.
 */
export async function verifyAtOpen({ data, known, refresh, seen, pause }: VerifyAtOpenOptions): Promise<void> {
  const seals: Seal[] = [];
  const wanted = new Set<string>();
  const hashes = new Map<string, string>();
  let count = 0;
  for (const kind of ['meeting', 'case'] as const) {
    for (const stream of (await data.events.list()).filter((each) => each.kind === kind)) {
      count += 1;
      if (count % betweenPauses === 0) await pause();
      const read = await data.events.read(stream);
      if (!read.ok || read.value.length < (known(stream) ?? 0)) await refresh(stream);
      if (!read.ok) continue;
      seen(stream, read.value);
      if (kind === 'case') for (const { version, hash } of read.value) if (wanted.has(`${stream.id} ${version}`)) hashes.set(`${stream.id} ${version}`, hash);
      if (kind === 'meeting') {
        for (const seal of sealsIn(stream.id, read.value)) {
          seals.push(seal);
          for (const { caseId, version } of seal.sealedCases) wanted.add(`${caseId} ${version}`);
        }
      }
    }
  }
  const damaged = new Set(data.damage().map(({ what, id }) => `${what} ${id}`));
  for (const seal of seals) {
    const { meetingId, sealedCases } = seal;
    // A case that is named as damaged already is the reason, and not a second finding.
    const others = { ...seal, sealedCases: sealedCases.filter(({ caseId }) => !damaged.has(`case ${caseId}`)) };
    for (const { what } of faultsOf(others, (caseId, version) => hashes.get(`${caseId} ${version}`))) await data.nameDamage({ what: 'meeting', id: sealName(meetingId), reason: what });
  }
  await data.access.check();
}

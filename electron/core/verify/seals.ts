import type { SealedCase } from '../../../shared/domain/meeting.ts';
import { MeetingEvent } from '../../../shared/domain/meetingEvent.ts';
import { sealDigest } from '../meetings/sealDigest.ts';
import type { StoredEvent } from '../ports.ts';
import type { Finding } from './finding.ts';

/** The seal of a closed meeting, as its record has it. */
export type Seal = {
  readonly meetingId: string;
  readonly digest: string;
  readonly sealedCases: readonly SealedCase[];
  /** Whether the digest is that of the meeting's events before the close and of the sealed cases. */
  readonly ownDigestHolds: boolean;
};

/** The seals in a meeting's events. */
export function sealsIn(meetingId: string, events: readonly StoredEvent[]): Seal[] {
  return events.flatMap(({ data }, index) => {
    const event = MeetingEvent.safeParse(data);
    if (!event.success || event.data.type !== 'closed') return [];
    const { sealedCases, digest } = event.data;
    return [{ meetingId, digest, sealedCases, ownDigestHolds: sealDigest(events[index - 1]?.hash ?? '', sealedCases) === digest }];
  });
}

/** Why a seal does not hold; empty where it does. `hashOf` answers the hash a case's record had at a version, and undefined where it cannot be read or never came so far. */
export function faultsOf({ meetingId, sealedCases, ownDigestHolds }: Seal, hashOf: (caseId: string, version: number) => string | undefined): Finding[] {
  const of = `meeting/${meetingId}`;
  const broken = sealedCases.flatMap(({ caseId, version, hash }): Finding[] => {
    // An empty hash is the seal's mark of a record that could not be read at the close.
    if (hash === '' || hashOf(caseId, version) === hash) return [];
    return [{ of, what: `Its seal does not hold: the record of case/${caseId} is no longer the one that was sealed.` }];
  });
  return ownDigestHolds ? broken : [...broken, { of, what: 'Its seal does not hold: the events before the close are not those that were sealed.' }];
}

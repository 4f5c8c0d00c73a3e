import { createHash } from 'node:crypto';
import type { SealedCase } from '../../../shared/domain/meeting.ts';

/** The seal's digest: SHA-256 over the hash that chains the meeting's events before the close, and the cases as they then stood. */
export function sealDigest(chained: string, sealedCases: readonly SealedCase[]): string {
  return createHash('sha256').update(chained).update('\n').update(JSON.stringify(sealedCases)).digest('hex');
}

import { createHash } from 'node:crypto';
import type { SealedCase } from '../../../shared/domain/meeting.ts';

/** The digest that is printed on the minutes: SHA-256 over the chain of the meeting's events before the close and the cases as they stood. */
export function sealDigest(hashBefore: string, sealedCases: readonly SealedCase[]): string {
  return createHash('sha256').update(hashBefore).update('\n').update(JSON.stringify(sealedCases)).digest('hex');
}

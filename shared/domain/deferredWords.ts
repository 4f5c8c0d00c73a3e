import type { DeferralCause } from './caseEvent.ts';

/** What was missing, in a word or two. */
export const deferralCauses: Record<DeferralCause, string> = {
  imaging: 'imaging',
  pathology: 'pathology',
  clinicalInformation: 'clinical information',
  keyPersonAbsent: 'a key person absent',
  patientNotSeen: 'patient not seen',
  time: 'time',
  other: 'other',
};

/** How often a case was put off and why the last time: "deferred 2×, last: imaging"; empty for one that never was. */
export function deferredWords(times: number, last: DeferralCause | null): string {
  if (times === 0) return '';
  return `deferred ${times}×${last === null ? '' : `, last: ${deferralCauses[last]}`}`;
}

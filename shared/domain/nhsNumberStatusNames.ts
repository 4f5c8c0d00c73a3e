import type { NhsNumberStatus } from './nhsNumberSchema.ts';

/** What the codes of the NHS number's status mean (NHS Data Dictionary, NHS NUMBER STATUS INDICATOR). */
export const nhsNumberStatusNames: Record<NhsNumberStatus, string> = {
  '01': 'verified',
  '02': 'present, not traced',
  '03': 'trace required',
  '04': 'trace attempted, no match',
  '05': 'trace needs to be resolved',
  '06': 'trace in progress',
  '07': 'not present, trace not required',
  '08': 'trace postponed',
};

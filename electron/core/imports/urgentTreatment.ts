import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { CaseValues } from './caseValues.ts';
import { findDate } from './dates.ts';

/** An urgent treatment that a row says was begun, in its own words; the day only where a whole date stands there. */
export type BegunTreatment = { readonly treatment: string; readonly startedOn: IsoDate | null };

const treatment = String.raw`(?:treatment|treated|chemo\w*|radiotherapy|\bRT\b|radiation|systemic therapy|\bSACT\b|surgery|operation|decompression|stabilisation|stabilization|laminectomy|resection|embolisation|embolization|fixation)`;
const begun = String.raw`(?:started|begun|began|commenced|initiated|given|under ?way|on-?going|in progress|performed|carried out|done)`;
const saysBegun = new RegExp(String.raw`${treatment}\b[^.;?\n]{0,40}\b${begun}\b|\b${begun}\b[^.;?\n]{0,25}${treatment}`, 'i');
/** Words by which the same sentence speaks of what is only meant, denied or asked. */
const onlyMeant = /\b(not|no|never|to be|will be|should|shall|could|(?<!\d )may|might|must|can|if|once|before|until|unless|whether|awaiting|planned|consider(?:ed|ing)?|discuss|needs?|wait(?:s|ing)?)\b|\?/i;

/**
 * The urgent treatment that a row says was begun before the meeting (K2b); null where it is not urgent, says nothing of the kind,
 * or names a day after `today`.
 * That a case is urgent does not say that it is being treated.
 */
export function begunTreatment({ urgent, question, referralReason }: Pick<CaseValues, 'urgent' | 'question' | 'referralReason'>, today: IsoDate): BegunTreatment | null {
  if (urgent !== 'yes') return null;
  const sentence = [question, referralReason]
    .flatMap((text) => text.split(/[;\n]|\.(?!\d)|(?<=\?)/))
    .map((part) => part.trim())
    .find((part) => saysBegun.test(part) && !onlyMeant.test(part));
  if (sentence === undefined) return null;
  const found = findDate(sentence, { from: 0, to: 9999 });
  const startedOn = 'fault' in found ? null : found.date;
  return startedOn !== null && startedOn > today ? null : { treatment: sentence, startedOn };
}

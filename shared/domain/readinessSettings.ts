import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { ReadinessItem } from './readinessItem.ts';
import type { TumourFacts } from './tumour.ts';

/** The kinds of tumour that may need different work-up. */
export const TumourKind = z.enum(['boneSarcoma', 'softTissueSarcoma', 'otherBoneTumour', 'unknown']);
export type TumourKind = z.infer<typeof TumourKind>;

/** The kind a tumour's facts make it; a fact that is not known leaves the kind unknown. */
export function tumourKindOf({ tissue, origin, sarcoma }: Pick<TumourFacts, 'tissue' | 'origin' | 'sarcoma'>): TumourKind {
  if (sarcoma === 'yes' && tissue === 'bone') return 'boneSarcoma';
  if (sarcoma === 'yes' && tissue === 'softTissue') return 'softTissueSarcoma';
  return sarcoma === 'no' && tissue === 'bone' && origin === 'primary' ? 'otherBoneTumour' : 'unknown';
}

/** The kind as people say it. */
export function tumourKindName(kind: TumourKind): string {
  const names: Record<TumourKind, string> = {
    boneSarcoma: 'bone sarcoma',
    softTissueSarcoma: 'soft tissue sarcoma',
    otherBoneTumour: 'other primary bone tumour',
    unknown: 'tumour of a kind not known yet',
  };
  return names[kind];
}

/** What is asked of one item for one kind of tumour. */
export const ItemRule = z.strictObject({
  needed: z.boolean(),
  /** How many calendar months old it may be on the day of the meeting; null where its age does not matter. */
  monthsOld: z.number().int().min(1, 'is at least 1 month').max(36, 'is at most 36 months').nullable(),
  /** Who is asked for it while nobody is named. */
  usuallyOwedBy: z.string().trim().max(80),
});
export type ItemRule = z.infer<typeof ItemRule>;

/** What is asked for one kind of tumour, and who vouched for it: until somebody has, it is shown as unverified (D13). */
export const KindRules = z.strictObject({
  items: z.record(ReadinessItem, ItemRule),
  confirmed: z.strictObject({ by: z.string(), on: IsoDate }).nullable(),
  changed: z.strictObject({ by: z.string(), on: IsoDate }).nullable(),
});
export type KindRules = z.infer<typeof KindRules>;

/** What a case needs before its meeting, by kind of tumour; and how patients are named in what leaves the program as text. */
export const ReadinessSettings = z.strictObject({
  kinds: z.record(TumourKind, KindRules),
  /** Lists for a mail name a patient by hospital number and initials, or by name. */
  namedBy: z.enum(['initials', 'name']),
});
export type ReadinessSettings = z.infer<typeof ReadinessSettings>;

/** The settings as they are kept: an item or kind that this program knows and the document does not yet is as shipped. */
export const StoredReadinessSettings = z.strictObject({
  kinds: z.partialRecord(TumourKind, KindRules.extend({ items: z.partialRecord(ReadinessItem, ItemRule) })),
  namedBy: ReadinessSettings.shape.namedBy,
});
export type StoredReadinessSettings = z.infer<typeof StoredReadinessSettings>;

/** What is kept, completed by what ships. */
export function completedSettings({ kinds, namedBy }: StoredReadinessSettings): ReadinessSettings {
  const completed = (kind: TumourKind): KindRules => {
    const shipped = shippedReadiness.kinds[kind];
    const kept = kinds[kind];
    return kept === undefined ? shipped : { ...kept, items: { ...shipped.items, ...kept.items } };
  };
  return { namedBy, kinds: { boneSarcoma: completed('boneSarcoma'), softTissueSarcoma: completed('softTissueSarcoma'), otherBoneTumour: completed('otherBoneTumour'), unknown: completed('unknown') } };
}

/** The words that stand for whoever referred the case, presents it, or is its key worker. */
export const referrer = 'Referrer';
export const presenter = 'Presenter';
export const keyWorker = 'Key worker';

const rule = (needed: boolean, usuallyOwedBy: string, monthsOld: number | null = null): ItemRule => ({ needed, monthsOld, usuallyOwedBy });

/** Asked of every case. The pathway's own demands are always needed: no setting takes them away. */
const common: Record<ReadinessItem, ItemRule> = {
  referralLetter: rule(true, referrer),
  // RNOH asks for an MRI within 3 months of an elective referral: the one figure here that is published.
  mri: rule(true, referrer, 3),
  mriWholeSpine: rule(false, referrer, 3),
  ct: rule(false, referrer, 3),
  chestCt: rule(false, referrer, 3),
  pet: rule(false, referrer, 3),
  otherImaging: rule(false, referrer),
  biopsy: rule(true, 'Radiology'),
  pathologyReview: rule(true, 'Pathology'),
  molecular: rule(false, 'Pathology'),
  performanceStatus: rule(true, presenter),
  question: rule(true, presenter),
  presenter: rule(true, 'MDT coordinator'),
  wishes: rule(true, keyWorker),
  keyWorker: rule(true, 'MDT coordinator'),
  triage: rule(true, 'MDT coordinator'),
  consultationNote: rule(true, 'Treating clinician'),
  facts: rule(true, presenter),
};

const unconfirmed = (more: Partial<Record<ReadinessItem, ItemRule>>): KindRules => ({ items: { ...common, ...more }, confirmed: null, changed: null });

/** What ships: our assumption, to be confirmed by the network (D13). Sarcomas are staged by the chest too. */
export const shippedReadiness: ReadinessSettings = {
  kinds: {
    boneSarcoma: unconfirmed({ chestCt: rule(true, referrer, 3) }),
    softTissueSarcoma: unconfirmed({ chestCt: rule(true, referrer, 3) }),
    otherBoneTumour: unconfirmed({}),
    unknown: unconfirmed({}),
  },
  namedBy: 'initials',
};

/** The items that come from the pathway or from the record's own rules, which no setting makes unneeded. */
export const alwaysNeeded: readonly ReadinessItem[] = ['triage', 'consultationNote', 'facts'];

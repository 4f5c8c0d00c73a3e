import { z } from 'zod';

/** Imaging by what it is of; what is none of these is other imaging. */
const imaging = ['mri', 'mriWholeSpine', 'ct', 'chestCt', 'pet', 'otherImaging'] as const;

/** All that a meeting needs to have of a case, in the order of the board's columns: papers and images, words, and what the pathway demands. */
export const ReadinessItem = z.enum([
  'referralLetter',
  ...imaging,
  'biopsy',
  'pathologyReview',
  'molecular',
  'performanceStatus',
  'question',
  'presenter',
  'wishes',
  'keyWorker',
  'triage',
  'consultationNote',
  'facts',
]);
export type ReadinessItem = z.infer<typeof ReadinessItem>;

/** The items that a field of the case answers. */
export const ToldItem = ReadinessItem.extract(['performanceStatus', 'question', 'presenter', 'wishes', 'keyWorker']);
export type ToldItem = z.infer<typeof ToldItem>;

/** The items that work-up stands for. */
export const WorkUpReadinessItem = ReadinessItem.extract(['referralLetter', ...imaging, 'biopsy', 'pathologyReview', 'molecular']);
export type WorkUpReadinessItem = z.infer<typeof WorkUpReadinessItem>;

/** The item that a work-up item stands for; imaging by the words of its detail: "MRI whole spine", "CT chest", "PET-CT". */
export function itemOfWorkUp({ kind, detail }: { readonly kind: 'imaging' | Exclude<WorkUpReadinessItem, (typeof imaging)[number]>; readonly detail: string }): WorkUpReadinessItem {
  return kind === 'imaging' ? imagingOf(detail) : kind;
}

/** What imaging a detail names. A PET-CT is a PET; a CT of the thoracic spine is no CT of the chest. */
function imagingOf(detail: string): WorkUpReadinessItem {
  if (/\bpet\b/i.test(detail)) return 'pet';
  if (/\b(mri?|magnetic resonance)\b/i.test(detail)) return /\b(whole|full|entire|total)[\s-]*(spine|body)\b/i.test(detail) ? 'mriWholeSpine' : 'mri';
  if (/\b(ct|cat)\b/i.test(detail)) return /\b(chest|thorax|lungs?|tap|cap)\b/i.test(detail) ? 'chestCt' : 'ct';
  return 'otherImaging';
}

/** The detail given to a new work-up item of this kind of imaging; `itemOfWorkUp` maps it back to the same item. */
export const imagingDetail: Readonly<Record<(typeof imaging)[number], string>> = {
  mri: 'MRI',
  mriWholeSpine: 'MRI whole spine',
  ct: 'CT',
  chestCt: 'CT chest',
  pet: 'PET-CT',
  otherImaging: '',
};

/** How an item stands on the day of a meeting. */
export const ReadinessState = z.enum(['current', 'stale', 'requested', 'missing', 'notNeeded']);
export type ReadinessState = z.infer<typeof ReadinessState>;

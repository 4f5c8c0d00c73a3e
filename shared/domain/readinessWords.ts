import { plainDay } from './calendar.ts';
import type { ReadinessItem, ReadinessState } from './readinessItem.ts';

/*
 * How an item that a meeting needs is called and how it stands, in the same words on the board, in the room, on the wall, on the case's
 * page and in the minutes. Without the validator: the screens have it too.
 */

/** An item: what stands above its column, its whole name, and what it is called within a sentence. */
export const readinessItems: Record<ReadinessItem, { readonly head: string; readonly name: string; readonly inSentence: string }> = {
  referralLetter: { head: 'Letter', name: 'Referral letter', inSentence: 'referral letter' },
  mri: { head: 'MRI', name: 'MRI', inSentence: 'MRI' },
  mriWholeSpine: { head: 'MRI WS', name: 'MRI whole spine', inSentence: 'MRI whole spine' },
  ct: { head: 'CT', name: 'CT', inSentence: 'CT' },
  chestCt: { head: 'Chest CT', name: 'Chest CT', inSentence: 'chest CT' },
  pet: { head: 'PET', name: 'PET', inSentence: 'PET' },
  otherImaging: { head: 'Other im.', name: 'Other imaging', inSentence: 'other imaging' },
  biopsy: { head: 'Biopsy', name: 'Biopsy', inSentence: 'biopsy' },
  pathologyReview: { head: 'Path. rev.', name: 'Specialist pathology review', inSentence: 'pathology review' },
  molecular: { head: 'Molec.', name: 'Molecular testing', inSentence: 'molecular testing' },
  performanceStatus: { head: 'PS', name: 'Performance status', inSentence: 'performance status' },
  question: { head: 'Question', name: 'Question for the MDT', inSentence: 'question' },
  presenter: { head: 'Presenter', name: 'Presenter', inSentence: 'presenter' },
  wishes: { head: 'Wishes', name: 'Patient’s wishes', inSentence: "patient's wishes" },
  keyWorker: { head: 'Key wkr', name: 'Key worker', inSentence: 'key worker' },
  triage: { head: 'Triage', name: 'Triage', inSentence: 'triage' },
  consultationNote: { head: 'K2c note', name: 'Consultation note after urgent treatment (K2c)', inSentence: 'consultation note' },
  facts: { head: 'Facts', name: 'Facts the rules need', inSentence: 'facts the rules need' },
};

/** How an item stands, in a sign and a word. */
export const readinessStates: Record<ReadinessState, { readonly glyph: string; readonly word: string }> = {
  missing: { glyph: '✗', word: 'missing' },
  stale: { glyph: '△', word: 'too old' },
  requested: { glyph: '◌', word: 'requested' },
  current: { glyph: '✓', word: 'current' },
  notNeeded: { glyph: '–', word: 'not needed' },
};

type Stands = { readonly item: ReadinessItem; readonly state: ReadinessState };

/** Parts of the work-up proper: what else readiness asks for has its own place on a screen and in the minutes. */
const workUpItems: readonly ReadinessItem[] = ['mri', 'mriWholeSpine', 'ct', 'chestCt', 'pet', 'otherImaging', 'biopsy', 'pathologyReview', 'molecular'];

/** What there is to say of the work-up: every item of it that is there, too old, awaited or missing. */
export function workUpOf<J extends Stands>(judgements: readonly J[]): J[] {
  return judgements.filter(({ item, state }) => workUpItems.includes(item) && state !== 'notNeeded');
}

/** An item and how it stands, with its day: "Chest CT: too old, 3 Jun 2026". */
export function readinessLine({ item, state, on }: Stands & { readonly on: string | null }): string {
  return `${readinessItems[item].name}: ${readinessStates[state].word}${on === null ? '' : `, ${plainDay(on)}`}`;
}

import type { Judgement } from '../../shared/domain/readiness.ts';
import type { TumourKind } from '../../shared/domain/readinessSettings.ts';
import { dayWords } from '../parts/days.ts';

/** An item of readiness: what stands above its column, and its whole name. */
export const itemWords: Record<Judgement['item'], { readonly head: string; readonly name: string }> = {
  referralLetter: { head: 'Letter', name: 'Referral letter' },
  mri: { head: 'MRI', name: 'MRI' },
  mriWholeSpine: { head: 'MRI WS', name: 'MRI whole spine' },
  ct: { head: 'CT', name: 'CT' },
  chestCt: { head: 'Chest CT', name: 'Chest CT' },
  pet: { head: 'PET', name: 'PET' },
  otherImaging: { head: 'Other im.', name: 'Other imaging' },
  biopsy: { head: 'Biopsy', name: 'Biopsy' },
  pathologyReview: { head: 'Path. rev.', name: 'Specialist pathology review' },
  molecular: { head: 'Molec.', name: 'Molecular testing' },
  performanceStatus: { head: 'PS', name: 'Performance status' },
  question: { head: 'Question', name: 'Question for the MDT' },
  presenter: { head: 'Presenter', name: 'Presenter' },
  wishes: { head: 'Wishes', name: 'Patient’s wishes' },
  keyWorker: { head: 'Key wkr', name: 'Key worker' },
  triage: { head: 'Triage', name: 'Triage' },
  consultationNote: { head: 'K2c note', name: 'Consultation note after urgent treatment (K2c)' },
  facts: { head: 'Facts', name: 'Facts the rules need' },
};

/** How an item stands, in a sign and a word. */
export const stateWords: Record<Judgement['state'], { readonly glyph: string; readonly word: string }> = {
  missing: { glyph: '✗', word: 'missing' },
  stale: { glyph: '△', word: 'too old' },
  requested: { glyph: '◌', word: 'requested' },
  current: { glyph: '✓', word: 'current' },
  notNeeded: { glyph: '–', word: 'not needed' },
};

export const tumourKindWords: Record<TumourKind, string> = {
  boneSarcoma: 'Bone sarcoma',
  softTissueSarcoma: 'Soft tissue sarcoma',
  otherBoneTumour: 'Other primary bone tumour',
  unknown: 'Kind not known yet',
};

/** The items that are kept as work-up, the ones that a field of the case answers, the facts, and the ones that only somebody owes here. */
export function entryKindOf(item: Judgement['item']): 'workUp' | 'told' | 'facts' | 'owed' {
  if (item === 'facts') return 'facts';
  if (item === 'triage' || item === 'consultationNote') return 'owed';
  return item === 'performanceStatus' || item === 'question' || item === 'presenter' || item === 'wishes' || item === 'keyWorker' ? 'told' : 'workUp';
}

/** Who owes it and by when, in words; empty where nothing is owed. */
function owingWords({ owedBy, usual, due, late, danger }: Judgement): string {
  if (danger === 0) return '';
  const who = owedBy === '' ? 'Nobody is named' : usual ? `Nobody is named; usually ${owedBy}` : `Owed by ${owedBy}`;
  return due === null ? `${who}.` : `${who}, due ${dayWords(due)}${late ? ', after the cut-off' : ''}.`;
}

/** A cell in a sentence. */
export function cellSentence(judgement: Judgement): string {
  const { item, state, text } = judgement;
  return `${itemWords[item].name}: ${stateWords[state].word}. ${text.charAt(0).toUpperCase()}${text.slice(1)}. ${owingWords(judgement)}`.trim();
}

/** A day in a narrow cell: 16 Nov, with the year where it is not this one. */
export function shortDay(day: string, today: string): string {
  const words = dayWords(day);
  return day.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : `${words.slice(0, -5)} ${day.slice(2, 4)}`;
}

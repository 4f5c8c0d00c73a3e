import type { Judgement } from '../../shared/domain/readiness.ts';
import { readinessLine } from '../../shared/domain/readinessWords.ts';
import type { TumourKind } from '../../shared/domain/readinessSettings.ts';
import { dayWords } from '../parts/days.ts';

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
  return `${readinessLine({ item, state, on: null })}. ${text.charAt(0).toUpperCase()}${text.slice(1)}. ${owingWords(judgement)}`.trim();
}

/** A day in a narrow cell: 16 Nov, with the year where it is not this one. */
export function shortDay(day: string, today: string): string {
  const words = dayWords(day);
  return day.slice(0, 4) === today.slice(0, 4) ? words.slice(0, -5) : `${words.slice(0, -5)} ${day.slice(2, 4)}`;
}

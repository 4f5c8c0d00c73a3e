import type { ItemEntry } from '../../../shared/api/readinessViews.ts';
import { CaseChanges, type CaseDetails, type Owed, type WorkUpItem } from '../../../shared/domain/case.ts';
import { imagingDetail, type ReadinessItem, ToldItem, WorkUpReadinessItem } from '../../../shared/domain/readinessItem.ts';
import { readinessItems } from '../../../shared/domain/readinessWords.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

type Changes = Partial<CaseDetails>;

/**
 * What an entry on the board changes in the details of a case: its work-up, the field that answers the item, or who owes it. Refuses
 * an entry that does not fit its item, "not needed" without a reason, and a work-up item that is not there.
 */
export function changesOfEntry(details: CaseDetails, item: ReadinessItem, entry: ItemEntry): Result<Changes> {
  const changes = changesFor(details, item, entry);
  if (!changes.ok) return changes;
  const parsed = CaseChanges.safeParse(changes.value);
  if (parsed.success) return changes;
  const [issue] = parsed.error.issues;
  return refuse('invalidInput', `${capital(readinessItems[item].inSentence)} ${issue?.message ?? 'is not as expected'}.`, [], entry.kind === 'told' ? 'text' : undefined);
}

function changesFor(details: CaseDetails, item: ReadinessItem, entry: ItemEntry): Result<Changes> {
  switch (entry.kind) {
    case 'owed':
      return ok({ owed: owedAfter(details, item, entry) });
    case 'facts': {
      if (item !== 'facts') return unfit(item);
      const { urgent = details.urgent, ...tumour } = entry.answers;
      // Whether each is a value of its fact is checked with the whole.
      return ok({ tumour: { ...details.tumour, ...tumour }, urgent, owed: owedAfter(details, item, entry) } as Changes);
    }
    case 'told': {
      const told = ToldItem.safeParse(item);
      if (!told.success) return unfit(item);
      // Who owed it owes it no more once it is told.
      const isTold = told.data === 'performanceStatus' ? entry.text !== 'unknown' : entry.text !== '';
      return ok({ [told.data]: entry.text, owed: owedAfter(details, item, isTold ? nobody : entry) });
    }
    case 'workUp': {
      const kept = WorkUpReadinessItem.safeParse(item);
      return kept.success ? workUpAfter(details, kept.data, entry) : unfit(item);
    }
  }
}

const nobody = { owedBy: '', due: null };

function unfit(item: ReadinessItem): Result<never> {
  return refuse('invalidInput', `That is no way to record the ${readinessItems[item].inSentence}.`);
}

function workUpAfter(details: CaseDetails, item: WorkUpReadinessItem, { record, status, on, at, owedBy, due, reason }: Extract<ItemEntry, { kind: 'workUp' }>): Result<Changes> {
  if (status === 'notNeeded' && reason.trim() === '') return refuse('invalidInput', 'Say in a word why it is not needed.', [], 'reason');
  if ((status === 'done' || status === 'reported') && on === null) return refuse('invalidInput', 'Give the day: without it nobody can say how old it will be at the meeting.', [], 'on');
  const before = record === null ? undefined : details.workUp[record];
  if (record !== null && before === undefined) return refuse('conflict', 'That entry of the work-up is not there any more. Please look again.');
  const others = details.workUp.filter((_, index) => index !== record);
  if (status === 'missing') return ok({ workUp: others, owed: owedAfter(details, item, { owedBy, due }) });
  const { kind, detail } = before ?? named(item);
  const owing = status === 'requested' ? { owedBy, due } : nobody;
  const after: WorkUpItem = { kind, detail, status, on, at, reason: status === 'notNeeded' ? reason : '', ...owing };
  const workUp = before === undefined ? [...details.workUp, after] : details.workUp.map((each, index) => (index === record ? after : each));
  return ok({ workUp, owed: owedAfter(details, item, nobody) });
}

/** How the work-up calls a new item. */
function named(item: WorkUpReadinessItem): Pick<WorkUpItem, 'kind' | 'detail'> {
  return item === 'referralLetter' || item === 'biopsy' || item === 'pathologyReview' || item === 'molecular' ? { kind: item, detail: '' } : { kind: 'imaging', detail: imagingDetail[item] };
}

function owedAfter({ owed }: CaseDetails, item: ReadinessItem, { owedBy, due }: { owedBy: string; due: string | null }): Owed[] {
  const others = owed.filter((each) => each.item !== item);
  return owedBy === '' && due === null ? others : [...others, { item, by: owedBy, due }];
}

/** The parts of the changes in which the details really become other. */
export function realChanges(details: CaseDetails, changes: Changes): { readonly forward: Changes; readonly back: Changes } {
  // Object.keys only forgets that the keys are those of the details.
  const parts = (Object.keys(changes) as (keyof CaseDetails)[]).filter((part) => JSON.stringify(details[part]) !== JSON.stringify(changes[part]));
  const only = (from: Changes): Changes => Object.fromEntries(parts.map((part) => [part, from[part]]));
  return { forward: only(changes), back: only(details) };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

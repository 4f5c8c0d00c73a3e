import type { CaseDraft } from '../../shared/api/draftViews.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { emptyCase } from '../../shared/domain/emptyCase.ts';
import { type EnteredDetails, type FieldFault, faultsOf } from '../../shared/domain/plausible.ts';
import { understandLevels } from '../../shared/domain/vertebra.ts';

/** What the form for a case holds; the same as is kept as its draft. */
export type Entry = CaseDraft;

/** A form in which nothing is entered yet: what is not known stays unknown. */
export const emptyEntry: Entry = { details: emptyCase, levelsText: null, base: null, reason: '', lateReason: '', lateAgreedBy: '', registered: null };

/** The form for changing what is recorded of a case. */
export function entryOf(details: CaseDetails): Entry {
  return { ...emptyEntry, details, base: details };
}

/** What stands against recording it, field by field and in the order of the form. */
export function faultsOfEntry({ details, levelsText }: { readonly details: EnteredDetails; readonly levelsText: string | null }, today: string): FieldFault[] {
  const levels = levelsText === null ? null : understandLevels(levelsText);
  return [...faultsOf(details, today), ...(levels !== null && 'fault' in levels ? [{ field: 'levels', sentence: levels.fault }] : [])];
}

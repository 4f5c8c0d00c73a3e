import type { TypedForm } from '../../shared/api/typedForms.ts';
import { formsTypedFor, type Kept, useKeptOfCase } from '../parts/drafts.ts';

/** The forms that the room shows beside a case: what waits in one of another screen is no draft here, where nobody could see it. */
const roomForms: ReadonlySet<TypedForm> = new Set([
  'facts',
  'surgery',
  'radiotherapy',
  'systemic',
  'surveillance',
  'palliative',
  'furtherInvestigation',
  'referralElsewhere',
  'notes',
  'dissent',
  'action',
  'agree',
  'defer',
  'notDiscussed',
  'reopen',
  'noActiveTreatment',
  'consultation',
  'putAside',
]);

/** With which form is open, which is nothing that was typed. */
const withOpenForm: ReadonlySet<TypedForm> = new Set([...roomForms, 'room']);

/** Whether anything typed in the room for a case waits to be recorded. */
export function hasDraft(caseId: string): boolean {
  return formsTypedFor(caseId).some((form) => roomForms.has(form));
}

/** Whether the room was left with text or an open form beside a case. */
export function isLeftOpen(caseId: string): boolean {
  return formsTypedFor(caseId).some((form) => withOpenForm.has(form));
}

/** How far what was typed in the room for a case is kept. */
export function useKeptInRoom(caseId: string): Kept | null {
  return useKeptOfCase(caseId, withOpenForm);
}

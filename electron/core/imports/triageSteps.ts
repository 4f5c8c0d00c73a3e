import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { ageOn } from '../../../shared/domain/dates.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type Scope, scopeOf } from '../../../shared/pathway/rules/scope.ts';
import type { CaseValues } from './caseValues.ts';

/** Where the pathway sends a case with these values: on, out by an exit, or nowhere until a fact is recorded (C2, C3, P1). */
export function scopeOfValues(pathway: Pathway, values: CaseValues): Scope {
  const { dateOfBirth, referredOn, tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression, urgent } = values;
  const ageAtReferral = dateOfBirth !== null && referredOn !== null ? ageOn(dateOfBirth, referredOn) : null;
  const pathologyReviewed = reviewDate(values) === null ? 'no' : 'yes';
  return scopeOf(pathway, { tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression, ageAtReferral, urgent, pathologyReviewed });
}

/** The case leaves this pathway by one of the three exits. */
export function isExit(scope: Scope): scope is Scope & { readonly to: 'childrensPathway' | 'msccPathway' | 'otherService' } {
  return scope.to === 'childrensPathway' || scope.to === 'msccPathway' || scope.to === 'otherService';
}

/**
 * The facts that bring a newly registered case as far along the pathway as its details allow: triage, then the pathology review,
 * then the meeting's list. An urgent case stops at the consultation note (K2c); one that cannot be triaged stays in triage.
 */
export function stepsAfterRegistration(details: CaseDetails, scope: Scope, meetingId: string, takenAnyway: boolean, list: string): CaseFact[] {
  if (isExit(scope) && !takenAnyway) return [{ type: 'triaged', to: scope.to, reason: scope.text }];
  if (scope.to !== 'pathway' && scope.to !== 'otherService') return [];
  const reason = takenAnyway ? `Taken onto the list at import. The rules say: ${scope.text}` : scope.text;
  const triaged: CaseFact = { type: 'triaged', to: 'pathway', reason };
  if (details.urgent === 'yes') return [triaged, { type: 'urgentTreatmentDeclared', treatment: details.question, startedOn: null }];
  return [triaged, ...reviewSteps(details, list), { type: 'listed', meetingId }];
}

/** A list seldom names who made the review: what it says is recorded as its own. */
function reviewSteps(details: CaseDetails, list: string): CaseFact[] {
  const on = reviewDate(details);
  if (on === null || details.tumour.certainty !== 'confirmed') return [];
  return [{ type: 'resultsReady' }, { type: 'pathologyReviewed', result: 'confirmed', reviewer: `as the list says (${list})`, on }];
}

/** The day on which the specialist pathology review was reported, where the details give one (P4). */
export function reviewDate({ workUp }: Pick<CaseValues, 'workUp'>): string | null {
  return workUp.find(({ kind, status }) => kind === 'pathologyReview' && status === 'reported')?.on ?? null;
}

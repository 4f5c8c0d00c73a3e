import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { ageOn } from '../../../shared/domain/calendar.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { RuleFacts } from '../../../shared/domain/tumour.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type Scope, scopeOf } from '../../../shared/pathway/rules/scope.ts';
import type { CaseValues } from './caseValues.ts';
import { begunTreatment } from './urgentTreatment.ts';

/** Where the pathway sends a case with these values: on, out by an exit, or nowhere until a fact is recorded (C2, C3, P1). */
export function scopeOfValues(pathway: Pathway, values: CaseValues): Scope {
  return scopeOf(pathway, factsOf(values));
}

/** The same for the rows of a list, most of which have their facts in common: the rules are asked once for each set of them. */
export function scopesOfRows(pathway: Pathway): (values: CaseValues) => Scope {
  const known = new Map<string, Scope>();
  return (values) => {
    const facts = factsOf(values);
    const key = Object.values(facts).join('|');
    const scope = known.get(key) ?? scopeOf(pathway, facts);
    known.set(key, scope);
    return scope;
  };
}

function factsOf(values: CaseValues): RuleFacts {
  const { dateOfBirth, referredOn, tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression, urgent } = values;
  const ageAtReferral = dateOfBirth !== null && referredOn !== null ? ageOn(dateOfBirth, referredOn) : null;
  const pathologyReviewed = reviewDate(values) === null ? 'no' : 'yes';
  return { tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression, ageAtReferral, urgent, pathologyReviewed };
}

/** The case leaves this pathway by one of the three exits. */
export function isExit(scope: Scope): scope is Scope & { readonly to: 'childrensPathway' | 'msccPathway' | 'otherService' } {
  return scope.to === 'childrensPathway' || scope.to === 'msccPathway' || scope.to === 'otherService';
}

/** What the steps of a new case depend on besides its details. */
export type Circumstances = { readonly scope: Scope; readonly meetingId: string; readonly fileName: string; readonly today: IsoDate; readonly takenAnyway: boolean };

/**
 * The facts that bring a newly registered case as far along the pathway as its details allow: triage, then the pathology review,
 * then the meeting's list. A case whose urgent treatment was begun stops at the consultation note (K2c); one that cannot be triaged
 * stays in triage.
 */
export function stepsAfterRegistration(details: CaseDetails, { scope, meetingId, fileName, today, takenAnyway }: Circumstances): CaseFact[] {
  if (isExit(scope) && !takenAnyway) return [{ type: 'triaged', to: scope.to, reason: scope.text }];
  if (scope.to !== 'pathway' && scope.to !== 'otherService') return [];
  const reason = takenAnyway ? `Taken onto the list at import. The rules say: ${scope.text}` : scope.text;
  const triaged: CaseFact = { type: 'triaged', to: 'pathway', reason };
  const review = reviewFact(details, fileName, today);
  const begun = begunTreatment({ ...details, referralReason: details.referral.reason }, today);
  if (begun !== null) return [triaged, { type: 'urgentTreatmentDeclared', ...begun }, ...review];
  return [triaged, ...(review.length === 0 ? [] : [{ type: 'resultsReady' } as const, ...review]), { type: 'listed', meetingId }];
}

/** A review dated after today has not been made. */
function reviewFact(details: CaseDetails, fileName: string, today: IsoDate): CaseFact[] {
  const on = reviewDate(details);
  if (on === null || on > today || details.tumour.certainty !== 'confirmed') return [];
  return [{ type: 'pathologyReviewed', result: 'confirmed', reviewer: `as the list says (${fileName})`, on }];
}

/** The day on which the specialist pathology review was reported, where the details give one (P4). */
export function reviewDate({ workUp }: Pick<CaseValues, 'workUp'>): string | null {
  return workUp.find(({ kind, status }) => kind === 'pathologyReview' && status === 'reported')?.on ?? null;
}

import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { currentArrangements } from '../../../shared/domain/caseRecord.ts';
import { planFor, type SurgeryPlan } from '../../../shared/domain/plan.ts';
import type { Ids } from '../ports.ts';
import { type CaseState, nextEventTypes, recordOf } from '../../../shared/pathway/replay.ts';
import { arrangementOf, hostOf, visitingSurgeons } from '../../../shared/pathway/rules/crossSite.ts';

const live = ['requested', 'counterProposed', 'surgeonAccepted', 'hostConfirmed', 'arranged'];

/**
 * What the plan for surgery asks of the arrangements, so that nobody has to remember it: a visiting surgeon is asked, one who no
 * longer visits is told, and one whose day has changed is offered the new day (K5).
 */
export function arrangementFacts(state: CaseState, ids: Ids): CaseFact[] {
  const record = recordOf(state);
  const { plan, arrangements } = record;
  const surgery = planFor(plan, 'surgery');
  const visiting = surgery ? visitingSurgeons(surgery) : [];
  const host = surgery ? hostOf(surgery) : '';

  const noLonger = arrangements
    .filter(({ status, request }) => live.includes(status) && !(request.hostSite === host && visiting.some(({ practitionerId }) => practitionerId === request.practitionerId)))
    .map(({ request }): CaseFact => ({ type: 'arrangementCancelled', arrangementId: request.arrangementId, reason: 'No longer part of the plan.' }));
  if (!surgery) return noLonger;

  const asked = visiting.flatMap(({ practitionerId, name, homeSite }): CaseFact[] => {
    const arrangement = arrangementOf(currentArrangements(record), practitionerId, host);
    if (arrangement === undefined) {
      const request = { arrangementId: ids(), practitionerId, surgeonName: name, homeSite: homeSite ?? '', hostSite: host, operation: surgery.procedure, dateOptions: offeredDays(surgery) };
      return [{ type: 'arrangementRequested', request }];
    }
    const { operatingDate } = surgery;
    const moved = operatingDate !== null && live.includes(arrangement.status) && !arrangement.request.dateOptions.includes(operatingDate);
    return moved ? [{ type: 'arrangementReoffered', arrangementId: arrangement.request.arrangementId, dateOptions: [operatingDate] }] : [];
  });
  return [...noLonger, ...asked];
}

/** The facts after which no operation of the present plan will happen. */
function endsPlan(fact: CaseFact): boolean {
  switch (fact.type) {
    case 'noActiveTreatment':
    case 'relisted':
    case 'followedUp':
      return true;
    case 'triaged':
      return fact.to !== 'pathway';
    case 'pathologyReviewed':
      return fact.result === 'notATumour';
    default:
      return false;
  }
}

/** Before a fact that ends the plan: every visit that is still open is called off, so that no surgeon waits for an operation that will not happen (K5). */
export function calledOff(state: CaseState, fact: CaseFact): CaseFact[] {
  if (!endsPlan(fact) || !nextEventTypes(state).includes('arrangementCancelled')) return [];
  return recordOf(state)
    .arrangements.filter(({ status }) => live.includes(status) || status === 'declined')
    .map(({ request }) => ({ type: 'arrangementCancelled', arrangementId: request.arrangementId, reason: 'The plan no longer stands.' }));
}

function offeredDays({ operatingDate }: SurgeryPlan): string[] {
  return operatingDate === null ? [] : [operatingDate];
}

import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { planFor, type SurgeryPlan } from '../../../shared/domain/plan.ts';
import type { Ids } from '../ports.ts';
import { type CaseState, recordOf } from '../../../shared/pathway/replay.ts';
import { arrangementOf, hostOf, visitingSurgeons } from '../../../shared/pathway/rules/crossSite.ts';

const live = ['requested', 'counterProposed', 'surgeonAccepted', 'hostConfirmed', 'arranged'];

/**
 * What the plan for surgery asks of the arrangements, so that nobody has to remember it: a visiting surgeon is asked, one who no
 * longer visits is told, and one whose day has changed is offered the new day (K5).
 */
export function arrangementFacts(state: CaseState, ids: Ids): CaseFact[] {
  const { plan, arrangements } = recordOf(state);
  const surgery = planFor(plan, 'surgery');
  const visiting = surgery ? visitingSurgeons(surgery) : [];
  const host = surgery ? hostOf(surgery) : '';

  const noLonger = arrangements
    .filter(({ status, request }) => live.includes(status) && !(request.hostSite === host && visiting.some(({ practitionerId }) => practitionerId === request.practitionerId)))
    .map(({ request }): CaseFact => ({ type: 'arrangementCancelled', arrangementId: request.arrangementId, reason: 'No longer part of the plan.' }));
  if (!surgery) return noLonger;

  const asked = visiting.flatMap(({ practitionerId, name, homeSite }): CaseFact[] => {
    const arrangement = arrangementOf(arrangements, practitionerId, host);
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

function offeredDays({ operatingDate }: SurgeryPlan): string[] {
  return operatingDate === null ? [] : [operatingDate];
}

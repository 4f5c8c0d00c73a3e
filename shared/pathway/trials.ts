import type { CaseEvent, CaseEventType, CaseFact } from '../domain/caseEvent.ts';
import { type CaseRecord, lastDiscussion } from '../domain/caseRecord.ts';
import type { IsoDate } from '../domain/dates.ts';
import { Modality } from '../domain/site.ts';

/** An event as it might come next, with the best facts it could have, and the guard it is meant for where its type has several. */
export type Trial = { readonly guard: string | null; readonly event: CaseEvent };

/**
 * The events of a type that could come next, each with the most favourable facts: the meeting in progress, a reason given, the surgeons
 * that are planned. What the pathway still holds against such an event stands in its way whatever is entered. Null where only the event's
 * own facts can tell; empty where there is nothing it could be about.
 */
export function trialsOf(type: CaseEventType, record: CaseRecord, today: IsoDate): Trial[] | null {
  const last = lastDiscussion(record);
  const meeting = last ? { ...last.meeting, inProgress: true } : { meetingId: record.listedFor ?? 'meeting', date: today, inProgress: true, rolesPresent: [], quorate: true };
  const trial = (fact: CaseFact, guard: string | null = null): Trial => ({
    guard,
    event: { ...fact, at: `${today}T12:00:00.000Z`, by: { name: 'Trial', role: 'chair', trust: 'Trial', practitionerId: null }, pathwayVersion: record.pathwayVersion },
  });
  const reason = 'Trial';
  switch (type) {
    case 'triaged':
      return [
        trial({ type, to: 'pathway', reason }, 'toPathway'),
        trial({ type, to: 'childrensPathway', reason }, 'toChildrensPathway'),
        trial({ type, to: 'msccPathway', reason }, 'toMsccPathway'),
        trial({ type, to: 'otherService', reason }, 'toOtherService'),
      ];
    case 'discussionStarted':
      return [trial({ type, meeting })];
    case 'notDiscussed':
    case 'reopened':
      return [trial({ type, meeting, reason })];
    case 'deferred':
      return [trial({ type, meeting, cause: 'other', detail: '', owner: reason, due: today })];
    case 'noActiveTreatment':
      return [trial({ type, meeting, code: '99', reason })];
    case 'agreed':
      return [trial({ type, meeting, readBack: reason, chair: reason, verifier: '' })];
    case 'treatmentStarted':
      return record.plan.modalities.flatMap(({ modality, ...plan }) => {
        const treated = Modality.safeParse(modality);
        return treated.success && 'practitioners' in plan ? [trial({ type, modality: treated.data, on: today, practitioners: plan.practitioners })] : [];
      });
    case 'followedUp':
      return [trial({ type, followed: 'yes', reason: '' })];
    case 'arrangementAccepted':
    case 'arrangementDeclined':
    case 'arrangementCounterProposed':
    case 'arrangementReoffered':
    case 'hostConfirmed':
    case 'arrangementCancelled':
      return record.arrangements.length === 0 ? [] : null;
    default:
      return null;
  }
}

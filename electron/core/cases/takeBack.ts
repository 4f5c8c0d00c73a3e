import type { CaseEvent, CaseFact } from '../../../shared/domain/caseEvent.ts';
import { lastDiscussion } from '../../../shared/domain/caseRecord.ts';
import type { MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import type { ModalityPlan, OffDefaultAgreement, Plan } from '../../../shared/domain/plan.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type CaseState, recordOf } from '../../../shared/pathway/replay.ts';

/** What taking back needs: the case as it stood after its first so many events, and how the meeting stands now. */
type Need = {
  stateAfter(events: number): Result<CaseState>;
  circumstance(meetingId: string): Promise<Result<MeetingCircumstance>>;
};

type PlanEvent = Extract<CaseEvent, { type: 'modalityPlanned' | 'modalityWithdrawn' | 'offDefaultAgreed' | 'planNoted' }>;

/**
 * The facts that take back the last entry of the plan in the discussion that is going on: they say again what stood before it, and
 * the entry stays in the history. Asked again it goes one entry further back. Refuses where nothing is left to take back.
 */
export async function entryTakenBack(state: CaseState, events: readonly CaseEvent[], need: Need): Promise<Result<CaseFact[]>> {
  const discussion = lastDiscussion(recordOf(state));
  if (discussion === undefined || discussion.outcome !== null) return refuse('notNow', 'Nothing can be taken back: the case is not being discussed. A decision is re-opened instead.');
  const began = events.findLastIndex(({ type }) => type === 'discussionStarted' || type === 'reopened') + 1;
  for (let before = entryBefore(events, events.length, began); before !== null; before = entryBefore(events, before, began)) {
    const earlier = need.stateAfter(before);
    if (!earlier.ok) return earlier;
    const facts = await factsBackTo(recordOf(earlier.value).plan, recordOf(state).plan, before, () => need.circumstance(discussion.meeting.meetingId));
    // An entry that changed nothing, such as a form saved twice, is passed over.
    if (!facts.ok || facts.value.length > 0) return facts;
  }
  return refuse('notNow', 'Nothing of this discussion is left to take back.');
}

/** How many events stood before the last entry among the first `upTo`; null where the discussion, which began at `began`, has none left. */
function entryBefore(events: readonly CaseEvent[], upTo: number, began: number): number | null {
  const at = events.findLastIndex((event, index) => index < upTo && isPlanEvent(event));
  const last = events[at];
  if (at < began || last === undefined || !isPlanEvent(last)) return null;
  // What was taken back already leads to where it led.
  if (last.takesBack !== undefined) return entryBefore(events, last.takesBack, began);
  if (last.type !== 'offDefaultAgreed') return at;
  // A form records the plan and the agreement behind it one after the other: they are one entry to whoever filled it in.
  const planned = events.findLastIndex((event, index) => index < at && isPlanEvent(event));
  const before = events[planned];
  return planned >= began && before?.type === 'modalityPlanned' && before.plan.modality === last.agreement.modality && before.takesBack === undefined ? planned : at;
}

function isPlanEvent(event: CaseEvent): event is PlanEvent {
  return ['modalityPlanned', 'modalityWithdrawn', 'offDefaultAgreed', 'planNoted'].includes(event.type);
}

async function factsBackTo(earlier: Plan, now: Plan, takesBack: number, circumstance: () => Promise<Result<MeetingCircumstance>>): Promise<Result<CaseFact[]>> {
  const facts: CaseFact[] = [];
  const gone = now.modalities.filter(({ modality }) => !earlier.modalities.some((each) => each.modality === modality));
  facts.push(...gone.map(({ modality }): CaseFact => ({ type: 'modalityWithdrawn', modality, takesBack })));
  for (const plan of earlier.modalities) {
    const [was, is] = [agreementOn(earlier, plan), agreementOn(now, plan)];
    const planned = now.modalities.find(({ modality }) => modality === plan.modality);
    const samePlan = same(plan, planned);
    if (samePlan && same(was, is)) continue;
    // An agreement ends only with the plan it belongs to.
    if (is !== undefined && was === undefined && planned !== undefined) facts.push({ type: 'modalityWithdrawn', modality: plan.modality, takesBack });
    if (!samePlan || (is !== undefined && was === undefined)) facts.push({ type: 'modalityPlanned', plan, takesBack });
    if (was === undefined || (same(was, is) && same(plan.site, planned?.site))) continue;
    const meeting = await circumstance();
    if (!meeting.ok) return meeting;
    facts.push({ type: 'offDefaultAgreed', agreement: was, meeting: meeting.value, takesBack });
  }
  if (!same(earlier.notes, now.notes)) facts.push({ type: 'planNoted', notes: earlier.notes, takesBack });
  return ok(facts);
}

function agreementOn({ offDefault }: Plan, { modality }: ModalityPlan): OffDefaultAgreement | undefined {
  return offDefault.find((each) => each.modality === modality);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

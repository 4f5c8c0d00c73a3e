import type { CaseEvent, CaseFact } from '../../../shared/domain/caseEvent.ts';
import { type CaseRecord, lastDiscussion } from '../../../shared/domain/caseRecord.ts';
import type { MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { ModalityPlan, OffDefaultAgreement, Plan } from '../../../shared/domain/plan.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type CaseState, recordOf } from '../../../shared/pathway/replay.ts';

/** What taking back needs: the case as it stood after its first so many events, and how the meeting stands now. */
type Need = {
  stateAfter(events: number): Result<CaseState>;
  circumstance(meetingId: string): Promise<Result<MeetingCircumstance>>;
};

type Entry = Extract<CaseEvent, { type: 'modalityPlanned' | 'modalityWithdrawn' | 'offDefaultAgreed' | 'planNoted' | 'detailsChanged' | 'actionAdded' | 'actionClosed' }>;

/** What of the details is entered in the room; the rest is edited at a desk, by whoever has the list. */
const enteredInRoom: readonly (keyof CaseDetails)[] = ['tumour', 'urgent', 'performanceStatus', 'keyWorker'];

/**
 * The facts that take back the last entry of the discussion that is going on (of the plan, a fact edited in place, an action that was added): they say again what stood before it, and
 * the entry stays in the history. Asked again it goes one entry further back. Refuses where nothing is left to take back.
 */
export async function entryTakenBack(state: CaseState, events: readonly CaseEvent[], need: Need): Promise<Result<CaseFact[]>> {
  const discussion = lastDiscussion(recordOf(state));
  if (discussion === undefined || discussion.outcome !== null) return refuse('notNow', 'Nothing can be taken back: the case is not being discussed. A decision is re-opened instead.');
  const began = events.findLastIndex(({ type }) => type === 'discussionStarted' || type === 'reopened') + 1;
  for (let before = entryBefore(events, events.length, began); before !== null; before = entryBefore(events, before, began)) {
    const earlier = need.stateAfter(before);
    if (!earlier.ok) return earlier;
    const facts = await factsBackTo(recordOf(earlier.value), recordOf(state), before, () => need.circumstance(discussion.meeting.meetingId));
    // An entry that changed nothing, such as a form saved twice, is passed over.
    if (!facts.ok || facts.value.length > 0) return facts;
  }
  return refuse('notNow', 'Nothing of this discussion is left to take back.');
}

/** How many events stood before the last entry among the first `upTo`; null where the discussion, which began at `began`, has none left. */
function entryBefore(events: readonly CaseEvent[], upTo: number, began: number): number | null {
  const at = events.findLastIndex((event, index) => index < upTo && isEntry(event));
  const last = events[at];
  if (at < began || last === undefined || !isEntry(last)) return null;
  // What was taken back already leads to where it led.
  if ('takesBack' in last && last.takesBack !== undefined) return entryBefore(events, last.takesBack, began);
  if (last.type === 'planNoted' && isKeyWorker(events[at - 1]) && at > began) return at - 1;
  if (last.type !== 'offDefaultAgreed') return at;
  // A form records the plan and the agreement behind it one after the other: they are one entry to whoever filled it in.
  const planned = events.findLastIndex((event, index) => index < at && isEntry(event));
  const before = events[planned];
  return planned >= began && before?.type === 'modalityPlanned' && before.plan.modality === last.agreement.modality && before.takesBack === undefined ? planned : at;
}

function isEntry(event: CaseEvent): event is Entry {
  if (event.type === 'detailsChanged') return Object.keys(event.changes).every((field) => enteredInRoom.some((each) => each === field));
  // An action is closed by its own step, and opened again by its own; here only what took back its addition counts.
  if (event.type === 'actionClosed') return event.takesBack !== undefined;
  return ['modalityPlanned', 'modalityWithdrawn', 'offDefaultAgreed', 'planNoted', 'actionAdded'].includes(event.type);
}

/** The form of the notes records another key worker just before the notes. */
function isKeyWorker(event: CaseEvent | undefined): boolean {
  return event?.type === 'detailsChanged' && Object.keys(event.changes).join() === 'keyWorker' && event.takesBack === undefined;
}

async function factsBackTo(earlier: CaseRecord, now: CaseRecord, takesBack: number, circumstance: () => Promise<Result<MeetingCircumstance>>): Promise<Result<CaseFact[]>> {
  const planned = await planBackTo(earlier.plan, now.plan, takesBack, circumstance);
  if (!planned.ok) return planned;
  const changed = enteredInRoom.filter((field) => !same(earlier.details[field], now.details[field]));
  const details: CaseFact[] = changed.length === 0 ? [] : [{ type: 'detailsChanged', changes: Object.fromEntries(changed.map((field) => [field, earlier.details[field]])), reason: '', takesBack }];
  const added = now.actions.filter(({ id, closed }) => closed === null && !earlier.actions.some((each) => each.id === id));
  const actions = added.map(({ id }): CaseFact => ({ type: 'actionClosed', actionId: id, how: 'notNeeded', words: 'Taken back', takesBack }));
  return ok([...details, ...planned.value, ...actions]);
}

async function planBackTo(earlier: Plan, now: Plan, takesBack: number, circumstance: () => Promise<Result<MeetingCircumstance>>): Promise<Result<CaseFact[]>> {
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

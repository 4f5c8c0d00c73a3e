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

type Entry = Extract<CaseEvent, { type: 'modalityPlanned' | 'modalityWithdrawn' | 'offDefaultAgreed' | 'planNoted' | 'detailsChanged' | 'actionAdded' | 'actionClosed' | 'actionReopened' }>;

/** What the facts of a step back or forth say of themselves. */
type Mark = { readonly takesBack: number } | { readonly putsBack: number };

/** What of the details is entered in the room; the rest is edited at a desk, by whoever has the list. */
const enteredInRoom: readonly (keyof CaseDetails)[] = ['tumour', 'urgent', 'performanceStatus', 'keyWorker'];

/**
 * The facts that take back the last entry of the discussion that is going on (of the plan, a fact edited in place, an action that was added): they say again what stood before it, and
 * the entry stays in the history. Asked again it goes one entry further back. Refuses where nothing is left to take back.
 */
export async function entryTakenBack(state: CaseState, events: readonly CaseEvent[], need: Need): Promise<Result<CaseFact[]>> {
  const meetingId = discussedIn(state);
  if (meetingId === null) return refuse('notNow', 'Nothing can be taken back: the case is not being discussed. A decision is re-opened instead.');
  const began = beginningOf(events);
  for (let before = entryBefore(events, events.length, began); before !== null; before = entryBefore(events, before, began)) {
    const earlier = need.stateAfter(before);
    if (!earlier.ok) return earlier;
    const facts = await factsTo(recordOf(earlier.value), recordOf(state), { takesBack: before }, () => need.circumstance(meetingId));
    // An entry that changed nothing, such as a form saved twice, is passed over.
    if (!facts.ok || facts.value.length > 0) return facts;
  }
  return refuse('notNow', 'Nothing of this discussion is left to take back.');
}

/**
 * The facts that put back what was taken back last: they say again what stood before it was taken back. Asked again it goes one further.
 * Refuses where something else was entered since, here or elsewhere.
 */
export async function entryPutBack(state: CaseState, events: readonly CaseEvent[], need: Need): Promise<Result<CaseFact[]>> {
  const meetingId = discussedIn(state);
  if (meetingId === null) return refuse('notNow', 'Nothing can be put back: the case is not being discussed. A decision is re-opened instead.');
  const taken = takenBackLast(events, events.length, beginningOf(events));
  if (taken === null) return refuse('notNow', 'Nothing can be put back: nothing was taken back in this discussion since the last entry.');
  const [before, after] = [need.stateAfter(taken.from), need.stateAfter(taken.to)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const [was, became, now] = [recordOf(before.value), recordOf(after.value), recordOf(state)];
  const fields = enteredInRoom.filter((field) => !same(was.details[field], became.details[field]));
  if (!samePlan(became.plan, now.plan) || fields.some((field) => !same(became.details[field], now.details[field]))) {
    return refuse('conflict', 'Nothing can be put back: the case has been changed since it was taken back. Enter it again by hand.');
  }
  const actions = events.slice(taken.from, taken.to).flatMap((event) => (event.type === 'actionClosed' ? [event.actionId] : []));
  const putsBack = taken.from;
  const facts = await factsTo({ ...was, details: { ...now.details, ...Object.fromEntries(fields.map((field) => [field, was.details[field]])) }, actions: now.actions }, now, { putsBack }, () => need.circumstance(meetingId));
  if (!facts.ok) return facts;
  const reopened = now.actions.filter(({ id, closed }) => closed !== null && actions.includes(id));
  return ok([...facts.value, ...reopened.map(({ id }): CaseFact => ({ type: 'actionReopened', actionId: id, reason: 'Put back', putsBack }))]);
}

/** Whether something was taken back that can be put back now, as far as the order of the entries tells. */
export function mayPutBack(state: CaseState, events: readonly CaseEvent[]): boolean {
  return discussedIn(state) !== null && takenBackLast(events, events.length, beginningOf(events)) !== null;
}

/** The meeting in which the case is being discussed; null where it is not. */
function discussedIn(state: CaseState): string | null {
  const discussion = lastDiscussion(recordOf(state));
  return discussion === undefined || discussion.outcome !== null ? null : discussion.meeting.meetingId;
}

/** How many events stood when the discussion began. */
function beginningOf(events: readonly CaseEvent[]): number {
  return events.findLastIndex(({ type }) => type === 'discussionStarted' || type === 'reopened') + 1;
}

/** How many events stood before the last entry among the first `upTo`; null where the discussion, which began at `began`, has none left. */
function entryBefore(events: readonly CaseEvent[], upTo: number, began: number): number | null {
  const at = events.findLastIndex((event, index) => index < upTo && isEntry(event));
  const last = events[at];
  if (at < began || last === undefined || !isEntry(last)) return null;
  // What was taken back or put back already leads to where it led.
  const led = marks(last);
  if (led.takesBack !== undefined) return entryBefore(events, led.takesBack, began);
  if (led.putsBack !== undefined) return entryBefore(events, led.putsBack, began);
  if (last.type === 'planNoted' && isKeyWorker(events[at - 1]) && at > began) return at - 1;
  if (last.type !== 'offDefaultAgreed') return at;
  // A form records the plan and the agreement behind it one after the other: they are one entry to whoever filled it in.
  const planned = events.findLastIndex((event, index) => index < at && isEntry(event));
  const before = events[planned];
  return planned >= began && before?.type === 'modalityPlanned' && before.plan.modality === last.agreement.modality && before.takesBack === undefined ? planned : at;
}

/** The events, from one place to another, that took back what can be put back among the first `upTo`; null where an entry came after them. */
function takenBackLast(events: readonly CaseEvent[], upTo: number, began: number): { readonly from: number; readonly to: number } | null {
  const at = events.findLastIndex((event, index) => index < upTo && isEntry(event));
  const last = events[at];
  if (at < began || last === undefined || !isEntry(last)) return null;
  const { takesBack, putsBack } = marks(last);
  // What was put back already leaves what was taken back before it.
  if (putsBack !== undefined) return takenBackLast(events, putsBack, began);
  if (takesBack === undefined) return null;
  const isOfIt = (event: CaseEvent | undefined) => event !== undefined && isEntry(event) && marks(event).takesBack === takesBack;
  let from = at;
  while (isOfIt(events[from - 1])) from -= 1;
  return { from, to: at + 1 };
}

function marks(entry: Entry): { readonly takesBack?: number | undefined; readonly putsBack?: number | undefined } {
  return { ...('takesBack' in entry ? { takesBack: entry.takesBack } : {}), ...('putsBack' in entry ? { putsBack: entry.putsBack } : {}) };
}

function isEntry(event: CaseEvent): event is Entry {
  if (event.type === 'detailsChanged') return Object.keys(event.changes).every((field) => enteredInRoom.some((each) => each === field));
  // An action is closed by its own step, and opened again by its own; here only what took back its addition, or put it back, counts.
  if (event.type === 'actionClosed') return event.takesBack !== undefined;
  if (event.type === 'actionReopened') return event.putsBack !== undefined;
  return ['modalityPlanned', 'modalityWithdrawn', 'offDefaultAgreed', 'planNoted', 'actionAdded'].includes(event.type);
}

/** The form of the notes records another key worker just before the notes. */
function isKeyWorker(event: CaseEvent | undefined): boolean {
  return event?.type === 'detailsChanged' && Object.keys(event.changes).join() === 'keyWorker' && event.takesBack === undefined;
}

/** The facts that lead from the case as it is now to what it was then, where it differs. */
async function factsTo(then: CaseRecord, now: CaseRecord, mark: Mark, circumstance: () => Promise<Result<MeetingCircumstance>>): Promise<Result<CaseFact[]>> {
  const planned = await planTo(then.plan, now.plan, mark, circumstance);
  if (!planned.ok) return planned;
  const changed = enteredInRoom.filter((field) => !same(then.details[field], now.details[field]));
  const details: CaseFact[] = changed.length === 0 ? [] : [{ type: 'detailsChanged', changes: Object.fromEntries(changed.map((field) => [field, then.details[field]])), reason: '', ...mark }];
  const added = now.actions.filter(({ id, closed }) => closed === null && !then.actions.some((each) => each.id === id));
  const actions = added.map(({ id }): CaseFact => ({ type: 'actionClosed', actionId: id, how: 'notNeeded', words: 'Taken back', ...('takesBack' in mark ? mark : {}) }));
  return ok([...details, ...planned.value, ...actions]);
}

async function planTo(then: Plan, now: Plan, mark: Mark, circumstance: () => Promise<Result<MeetingCircumstance>>): Promise<Result<CaseFact[]>> {
  const facts: CaseFact[] = [];
  const gone = now.modalities.filter(({ modality }) => !then.modalities.some((each) => each.modality === modality));
  facts.push(...gone.map(({ modality }): CaseFact => ({ type: 'modalityWithdrawn', modality, ...mark })));
  for (const plan of then.modalities) {
    const [was, is] = [agreementOn(then, plan), agreementOn(now, plan)];
    const planned = now.modalities.find(({ modality }) => modality === plan.modality);
    const isPlanned = same(plan, planned);
    if (isPlanned && same(was, is)) continue;
    // An agreement ends only with the plan it belongs to.
    if (is !== undefined && was === undefined && planned !== undefined) facts.push({ type: 'modalityWithdrawn', modality: plan.modality, ...mark });
    if (!isPlanned || (is !== undefined && was === undefined)) facts.push({ type: 'modalityPlanned', plan, ...mark });
    if (was === undefined || (same(was, is) && same(plan.site, planned?.site))) continue;
    const meeting = await circumstance();
    if (!meeting.ok) return meeting;
    facts.push({ type: 'offDefaultAgreed', agreement: was, meeting: meeting.value, ...mark });
  }
  if (!same(then.notes, now.notes)) facts.push({ type: 'planNoted', notes: then.notes, ...mark });
  return ok(facts);
}

function agreementOn({ offDefault }: Plan, { modality }: ModalityPlan): OffDefaultAgreement | undefined {
  return offDefault.find((each) => each.modality === modality);
}

/** Whether two plans say the same, in whichever order their parts were entered. */
function samePlan(one: Plan, other: Plan): boolean {
  const inOrder = ({ modalities, offDefault, ...rest }: Plan) => ({ ...rest, modalities: modalities.toSorted((first, second) => first.modality.localeCompare(second.modality)), offDefault: offDefault.toSorted((first, second) => first.modality.localeCompare(second.modality)) });
  return same(inOrder(one), inOrder(other));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

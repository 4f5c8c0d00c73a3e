import { z } from 'zod';
import { Owed, WorkUpItem } from './case.ts';
import { type IsoDate, IsoDate as IsoDateSchema, plainDay } from './dates.ts';
import { itemOfWorkUp, ReadinessItem, ReadinessState, ToldItem, type WorkUpReadinessItem } from './readinessItem.ts';
import { readinessItems } from './readinessWords.ts';
import { alwaysNeeded, type ItemRule, keyWorker, presenter, type ReadinessSettings, referrer, TumourKind, tumourKindName } from './readinessSettings.ts';
import { FactName, factName } from './tumour.ts';

/** What readiness is judged by: of a case that still waits for its meeting, all that does not depend on which meeting that is. */
export const ReadinessFacts = z.strictObject({
  kind: TumourKind,
  urgent: z.boolean(),
  referredFrom: z.string(),
  presenter: z.string(),
  keyWorker: z.string(),
  workUp: z.array(WorkUpItem),
  /** The specialist pathology review that is recorded with its result (P4). */
  review: z.strictObject({ on: IsoDateSchema, conclusive: z.boolean() }).nullable(),
  /** The fields that are filled in. */
  told: z.array(ToldItem),
  owed: z.array(Owed),
  triaged: z.boolean(),
  /** Treated urgently before the meeting, and who was consulted is not recorded (K2c). */
  noteOwed: z.boolean(),
  noteRecorded: z.boolean(),
  missingFacts: z.array(z.strictObject({ fact: FactName, clause: z.string() })),
});
export type ReadinessFacts = z.infer<typeof ReadinessFacts>;

/** How one item of a case will stand on the day of a meeting. */
export const Judgement = z.strictObject({
  item: ReadinessItem,
  state: ReadinessState,
  /** Why, in a few words. */
  text: z.string(),
  /** The day of what was done or reported. */
  on: IsoDateSchema.nullable(),
  /** Who owes it: the person named, else whoever is usually asked; empty where nothing is owed. */
  owedBy: z.string(),
  /** Nobody was named: the owner is the usual one of the settings. */
  usual: z.boolean(),
  /** Until when it is owed, where somebody said so. */
  due: IsoDateSchema.nullable(),
  /** Promised for after the cut-off. */
  late: z.boolean(),
  clauses: z.array(z.string()),
  /** The place in the work-up of the item this speaks of; null where it speaks of none. */
  record: z.number().int().nullable(),
  /** How much it endangers the discussion, 0 for not at all; see `dangerOf`. */
  danger: z.number().int(),
});
export type Judgement = z.infer<typeof Judgement>;

/** The meeting a case is judged for. */
export type JudgedFor = { readonly date: IsoDate; readonly cutOff: IsoDate | null };

/** The last day on which something of `on` is not older than so many calendar months: 30 Nov and 3 months give 28 Feb, or 29 Feb in a leap year. */
export function goodUntil(on: IsoDate, months: number): IsoDate {
  const [year, month, day] = [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8))];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(day, lastOfMonth.getUTCDate()))).toISOString().slice(0, 10);
}

/** What is said of an item of which there is nothing at all: in the work-up, and in the field that answers it. */
export const nothingRecorded = 'nothing recorded';
export const notRecorded = 'not recorded';

/** Every item of a case as it will stand on the day of the meeting, in the order of the items. */
export function judgeReadiness(facts: ReadinessFacts, settings: ReadinessSettings, meeting: JudgedFor): Judgement[] {
  return ReadinessItem.options.map((item) => judgeItem(item, facts, settings.kinds[facts.kind].items[item], meeting));
}

/** Whether nothing is owed any more. */
export function isReady(judgements: readonly Judgement[]): boolean {
  return judgements.every(({ state }) => state === 'current' || state === 'notNeeded');
}

/** What a recorded thing says of an item, before it is known who owes it. */
type Finding = { readonly state: ReadinessState; readonly text: string; readonly on?: IsoDate | null; readonly source?: WorkUpItem; readonly record?: number; readonly expected?: IsoDate | null; readonly usually?: string; readonly clauses?: readonly string[] };

function judgeItem(item: ReadinessItem, facts: ReadinessFacts, rule: ItemRule, meeting: JudgedFor): Judgement {
  const found = finding(item, facts, rule, meeting.date);
  const asked = found.state === 'missing' && !rule.needed && !alwaysNeeded.includes(item) ? { ...found, state: 'notNeeded' as const, text: `not asked for: ${tumourKindName(facts.kind)}` } : found;
  const owes = asked.state !== 'current' && asked.state !== 'notNeeded';
  const entry = facts.owed.find((each) => each.item === item);
  const named = asked.source?.owedBy || entry?.by || '';
  const due = owes ? (asked.source?.due ?? entry?.due ?? null) : null;
  const expected = due ?? asked.expected ?? null;
  const late = owes && expected !== null && expected > (meeting.cutOff ?? meeting.date);
  return {
    item,
    state: asked.state,
    text: asked.text,
    on: asked.on ?? null,
    owedBy: owes ? named || (asked.usually ?? usualOwner(rule, facts)) : '',
    usual: owes && named === '',
    due,
    late,
    clauses: [...(asked.clauses ?? [])],
    record: asked.record ?? null,
    danger: dangerOf(item, asked.state, late, expected !== null, facts.urgent),
  };
}

/** Whoever is usually asked: by name where the case names who refers, presents or looks after it. */
function usualOwner({ usuallyOwedBy }: ItemRule, facts: ReadinessFacts): string {
  switch (usuallyOwedBy) {
    case referrer:
      return facts.referredFrom === '' ? referrer : `${referrer}, ${facts.referredFrom}`;
    case presenter:
      return facts.presenter || presenter;
    case keyWorker:
      return facts.keyWorker || keyWorker;
    default:
      return usuallyOwedBy;
  }
}

function finding(item: ReadinessItem, facts: ReadinessFacts, rule: ItemRule, day: IsoDate): Finding {
  switch (item) {
    case 'performanceStatus':
    case 'question':
    case 'presenter':
    case 'wishes':
    case 'keyWorker':
      return facts.told.includes(item) ? { state: 'current', text: 'recorded' } : { state: 'missing', text: notRecorded };
    case 'triage':
      return facts.triaged ? { state: 'current', text: 'triaged' } : { state: 'missing', text: 'not triaged yet' };
    case 'consultationNote':
      if (facts.noteOwed) return { state: 'missing', text: 'treated urgently: who was consulted, or why that was not possible, is not recorded', clauses: ['K2c'] };
      return facts.noteRecorded ? { state: 'current', text: 'recorded', clauses: ['K2c'] } : { state: 'notNeeded', text: 'not treated before the meeting' };
    case 'facts':
      return facts.missingFacts.length === 0
        ? { state: 'current', text: 'every fact the rules need is recorded' }
        : { state: 'missing', text: `not recorded: ${facts.missingFacts.map(({ fact, clause }) => `${factName(fact)} (${clause})`).join(', ')}`, clauses: [...new Set(facts.missingFacts.map(({ clause }) => clause))] };
    default:
      return workUpFinding(item, facts, rule, day);
  }
}

/** The best of what is recorded: current before promised before not needed before too old before nothing. */
function workUpFinding(item: WorkUpReadinessItem, { workUp, review }: ReadinessFacts, rule: ItemRule, day: IsoDate): Finding {
  if (item === 'pathologyReview' && review !== null && review.on <= day) return { state: 'current', text: review.conclusive ? `reviewed ${plainDay(review.on)}` : `reviewed ${plainDay(review.on)}: inconclusive`, on: review.on, clauses: ['P4'] };
  const findings = workUp.flatMap((each, record) => (itemOfWorkUp(each) === item ? [{ ...workUpItemFinding(item, each, rule, day), record }] : []));
  const best = ranking.map((state) => findings.filter((each) => each.state === state).reduce<Finding | undefined>(later, undefined)).find((each) => each !== undefined);
  if (best !== undefined && best.state !== 'missing') return best;
  if (item === 'biopsy' && review !== null && review.on <= day) return { state: 'current', text: `its pathology was reviewed ${plainDay(review.on)}` };
  return best ?? { state: 'missing', text: nothingRecorded, clauses: item === 'pathologyReview' ? ['P4'] : [] };
}

const ranking: readonly ReadinessState[] = ['current', 'requested', 'notNeeded', 'stale', 'missing'];

/** Of two alike, the later; of two of one day, the one recorded last. */
function later(best: Finding | undefined, each: Finding): Finding {
  return best === undefined || (each.on ?? '') >= (best.on ?? '') ? each : best;
}

function workUpItemFinding(item: WorkUpReadinessItem, source: WorkUpItem, { monthsOld }: ItemRule, day: IsoDate): Finding {
  const { status, on, at, reason } = source;
  const clauses = item === 'pathologyReview' ? ['P4'] : [];
  const place = at === '' ? '' : ` at ${at}`;
  if (status === 'notNeeded') return reason === '' ? { state: 'missing', text: 'said not to be needed, without a reason', source } : { state: 'notNeeded', text: reason, source };
  if (status === 'requested') return { state: 'requested', text: on === null ? `requested${place}` : `requested${place}, ${plainDay(on)}`, source, expected: on !== null && on > day ? on : null, clauses };
  if (on !== null && on > day) return { state: 'requested', text: `not before ${plainDay(on)}, after the meeting`, source, expected: on, clauses };
  // Without its result and reviewer the review does not count where the plan is agreed: better known now than in the room.
  if (item === 'pathologyReview') {
    // Once it is reported, what is owed is to enter it.
    const entered = status === 'reported' ? { usually: 'MDT coordinator' } : {};
    return { state: 'requested', text: `${status}${place}${on === null ? '' : `, ${plainDay(on)}`}: its result and reviewer are not recorded`, source, clauses, ...entered };
  }
  if (item === 'molecular' && status === 'done') return { state: 'requested', text: `done${place}${on === null ? '' : `, ${plainDay(on)}`}: not reported yet`, source };
  if (on === null) return monthsOld === null ? { state: 'current', text: `${status}${place}`, source } : { state: 'stale', text: `${status}${place}, day not recorded: its age cannot be judged`, source };
  if (monthsOld === null) return { state: 'current', text: `${status}${place}, ${plainDay(on)}`, on, source };
  const last = goodUntil(on, monthsOld);
  return last >= day
    ? { state: 'current', text: `${status}${place}, ${plainDay(on)}: good until ${plainDay(last)}`, on, source }
    : { state: 'stale', text: `${status}${place}, ${plainDay(on)}: older than ${monthsOld} ${monthsOld === 1 ? 'month' : 'months'} on ${plainDay(day)}`, on, source };
}

/** What the audits found to delay nine of ten cases (radiology, histology), and what keeps a case from being discussed at all. */
const decisive: readonly ReadinessItem[] = ['mri', 'mriWholeSpine', 'ct', 'chestCt', 'pet', 'otherImaging', 'biopsy', 'pathologyReview', 'triage', 'consultationNote'];

/**
 * How much an item endangers the discussion: missing (images, histology and the pathway's demands before the rest), then too old,
 * then promised for after the cut-off, promised for no day, promised in time. In an urgent case each counts a step more.
 */
function dangerOf(item: ReadinessItem, state: ReadinessState, late: boolean, dated: boolean, urgent: boolean): number {
  const steps: Record<ReadinessState, number> = { missing: decisive.includes(item) ? 6 : 5, stale: 4, requested: late ? 3 : dated ? 1 : 2, current: 0, notNeeded: 0 };
  return steps[state] === 0 ? 0 : steps[state] + (urgent ? 1 : 0);
}

/** The greater danger first: by how many items of the worst kind a case has, then of the next kind. 0 for cases alike, which keep their order. */
export function compareDanger(one: readonly Judgement[], other: readonly Judgement[]): number {
  for (let step = 7; step > 0; step -= 1) {
    const more = other.filter(({ danger }) => danger === step).length - one.filter(({ danger }) => danger === step).length;
    if (more !== 0) return more;
  }
  return 0;
}

/** What is not ready, each in a few words and the most dangerous first: "MRI missing", "chest CT too old (12 Jul 2026)". */
export function notReadyWords(judgements: readonly Judgement[], { missingFacts }: Pick<ReadinessFacts, 'missingFacts'>): string[] {
  return judgements
    .filter(({ danger }) => danger > 0)
    .toSorted((one, other) => other.danger - one.danger)
    .flatMap((judgement) => (judgement.item === 'facts' ? missingFacts.map(({ fact, clause }) => `${factName(fact)} (${clause})`) : [inWords(judgement)]));
}

function inWords({ item, state, on, due, clauses }: Judgement): string {
  const name = `${readinessItems[item].inSentence}${clauses[0] === undefined ? '' : ` (${clauses[0]})`}`;
  if (state === 'stale') return on === null ? `${name}: day not recorded` : `${name} too old (${plainDay(on)})`;
  if (state === 'requested') return due === null ? `${name} awaited` : `${name} awaited, due ${plainDay(due)}`;
  return name;
}

import { assign, initialTransition, setup, type SnapshotFrom, transition } from 'xstate';
import { caseIdsOf, withCaseOrder, withCases, withoutCase } from '../domain/agendaLayout.ts';
import type { CirculatedList } from '../domain/circulatedList.ts';
import { type AgendaEntry, type ArrangedLine, type Attendee, comesLate, type MeetingDetails } from '../domain/meeting.ts';
import { type Cancelled, type Coming, comingsBetween, type Pause, type SkippedCase, type TakenOff, withPauseEnded } from '../domain/meetingCourse.ts';
import type { MeetingEvent } from '../domain/meetingEvent.ts';
import { refuse, type Result } from '../domain/result.ts';

/** All that is known of a meeting, folded from its events. */
export type MeetingRecord = {
  readonly details: MeetingDetails;
  readonly agenda: readonly AgendaEntry[];
  /** The same cases with the headings and breaks between them. */
  readonly layout: readonly ArrangedLine[];
  readonly attendees: readonly Attendee[];
  readonly currentCaseId: string | null;
  readonly circulatedAt: string | null;
  /** What went out, the first version first; the list is null where it was not frozen yet. */
  readonly circulations: readonly Circulation[];
  readonly startedAt: string | null;
  readonly seal: { readonly at: string; readonly digest: string; readonly verifier: string; readonly aloneBecause: string } | null;
  readonly addenda: readonly { readonly at: string; readonly by: string; readonly text: string; readonly because: string; readonly caseId: string | null }[];
  /** When the meeting stood still, the first first; the last may still last. */
  readonly pauses: readonly Pause[];
  /** Cases that were put aside and not called since. */
  readonly skipped: readonly SkippedCase[];
  /** Who came and who left once the meeting had begun. */
  readonly comings: readonly Coming[];
  /** Cases that were on the list and are not any more, in the order they were taken off. */
  readonly takenOff: readonly TakenOff[];
  /** When, by whom and why it was cancelled; null for one that is held. */
  readonly cancelled: Cancelled | null;
};

/** One version of the list that went out. */
export type Circulation = { readonly at: string; readonly by: string; readonly to: string; readonly recipients: readonly string[]; readonly list: CirculatedList | null; readonly digest: string };

type LaterEvent = Exclude<MeetingEvent, { type: 'planned' }>;

function fold(record: MeetingRecord, event: LaterEvent): MeetingRecord {
  switch (event.type) {
    case 'detailsChanged':
      return { ...record, details: { ...record.details, ...present(event.changes) } };
    case 'moved':
      return { ...record, details: { ...record.details, date: event.date, startsAt: event.startsAt, cutOff: event.cutOff, cutOffTime: event.cutOffTime } };
    case 'caseListed':
      return withEntries(record, [event.entry]);
    case 'casesListed':
      return withEntries(record, event.entries);
    case 'caseUnlisted':
      return withoutEntry(record, event);
    case 'reordered':
      return arranged(record, withCaseOrder(record.layout, event.caseIds));
    case 'arranged':
      return arranged(record, event.lines);
    case 'circulated':
      return { ...record, circulatedAt: event.at, circulations: [...record.circulations, { at: event.at, by: event.by.name, to: event.to, recipients: event.recipients, list: event.list, digest: event.digest }] };
    case 'attendanceRecorded':
      return { ...record, attendees: event.attendees, comings: record.startedAt === null ? [] : [...record.comings, ...comingsBetween(record.attendees, event.attendees, event.at)] };
    case 'started':
      return { ...record, startedAt: event.at };
    case 'startTakenBack':
      return { ...record, startedAt: null, currentCaseId: null, pauses: [], skipped: [], comings: [] };
    case 'cancelled':
      return { ...record, cancelled: { at: event.at, by: event.by.name, reason: event.reason } };
    case 'cancellationTakenBack':
      return { ...record, cancelled: null };
    case 'caseCalled':
      // A meeting that talks of a case is not on a break.
      return { ...record, currentCaseId: event.caseId, skipped: record.skipped.filter(({ caseId }) => caseId !== event.caseId), pauses: withPauseEnded(record.pauses, event.at) };
    case 'caseSkipped':
      return {
        ...record,
        currentCaseId: record.currentCaseId === event.caseId ? null : record.currentCaseId,
        skipped: [...record.skipped.filter(({ caseId }) => caseId !== event.caseId), { caseId: event.caseId, at: event.at, reason: event.reason }],
      };
    case 'paused':
      return { ...record, pauses: [...record.pauses, { from: event.at, to: null, reason: event.reason }] };
    case 'resumed':
      return { ...record, pauses: withPauseEnded(record.pauses, event.at) };
    case 'closed':
      return { ...record, currentCaseId: null, pauses: withPauseEnded(record.pauses, event.at), seal: { at: event.at, digest: event.digest, verifier: event.verifier, aloneBecause: event.aloneBecause } };
    case 'addendum':
      return { ...record, addenda: [...record.addenda, { at: event.at, by: event.by.name, text: event.text, because: event.because, caseId: event.caseId }] };
  }
}

function withEntries(record: MeetingRecord, entries: readonly AgendaEntry[]): MeetingRecord {
  const takenOff = record.takenOff.filter(({ caseId }) => !entries.some((entry) => entry.caseId === caseId));
  return { ...record, agenda: [...record.agenda, ...entries], layout: withCases(record.layout, entries), takenOff };
}

function withoutEntry(record: MeetingRecord, { caseId, at, by, byRule, reason }: Extract<LaterEvent, { type: 'caseUnlisted' }>): MeetingRecord {
  return {
    ...arranged(record, withoutCase(record.layout, caseId)),
    skipped: record.skipped.filter((each) => each.caseId !== caseId),
    currentCaseId: record.currentCaseId === caseId ? null : record.currentCaseId,
    takenOff: [...record.takenOff, { caseId, at, by: by.name, byRule: byRule === true, reason, inMinutes: record.circulatedAt !== null || record.startedAt !== null }],
  };
}

/** The agenda follows the lines: their cases, in their order, with their minutes. */
function arranged(record: MeetingRecord, layout: readonly ArrangedLine[]): MeetingRecord {
  const agenda = layout.flatMap((line) => (line.kind === 'case' ? record.agenda.filter(({ caseId }) => caseId === line.caseId).map((entry) => ({ ...entry, estimatedMinutes: line.minutes })) : []));
  return { ...record, layout, agenda };
}

function present(changes: Extract<LaterEvent, { type: 'detailsChanged' }>['changes']): Partial<MeetingDetails> {
  // Undefined values say "not changed"; Object.fromEntries forgets the keys' names.
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<MeetingDetails>;
}

/** Why an event may not happen to this meeting now, in a sentence; null where nothing stands in the way. */
function meetingFault(record: MeetingRecord, event: MeetingEvent): string | null {
  const listed = new Set(record.agenda.map(({ caseId }) => caseId));
  switch (event.type) {
    case 'caseListed':
    case 'casesListed': {
      const entries = event.type === 'caseListed' ? [event.entry] : event.entries;
      if (entries.some(({ caseId }) => listed.has(caseId)) || new Set(entries.map(({ caseId }) => caseId)).size < entries.length) return 'The case is on the list already.';
      const late = comesLate(record.details, record.startedAt, event.at);
      return late && entries.some(({ lateReason }) => lateReason === '') ? 'The list has closed: say why the case comes late and who agreed.' : null;
    }
    case 'caseUnlisted':
    case 'caseCalled':
    case 'caseSkipped':
      return listed.has(event.caseId) ? null : 'The case is not on this list.';
    case 'reordered':
    case 'arranged': {
      const ids = event.type === 'reordered' ? event.caseIds : caseIdsOf(event.lines);
      const isWhole = ids.length === listed.size && ids.every((id) => listed.has(id)) && new Set(ids).size === listed.size;
      return isWhole ? null : 'The new order does not name every case of the list exactly once.';
    }
    case 'paused':
      return isPaused(record) ? 'The meeting is paused already.' : null;
    case 'resumed':
      return isPaused(record) ? null : 'The meeting is not paused.';
    case 'addendum':
      return event.caseId === null || listed.has(event.caseId) ? null : 'The case is not on this list.';
    case 'started':
      return record.agenda.length === 0 ? 'There is no case on the list.' : null;
    case 'closed':
      if (event.verifier === '' && event.aloneBecause === '') return 'Name the second person who checked the outcomes, or say why there was none.';
      if (event.verifier !== '' && sameName(event.verifier, record.details.chair)) return 'The second person has to be somebody else than the chair.';
      return record.agenda.every(({ caseId }) => event.sealedCases.some((sealed) => sealed.caseId === caseId)) ? null : 'The seal does not cover every case of the list.';
    default:
      return null;
  }
}

function isPaused({ pauses }: MeetingRecord): boolean {
  return pauses.at(-1)?.to === null;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

const meetingSetup = setup({
  types: { context: {} as MeetingRecord, events: {} as LaterEvent, input: {} as MeetingRecord, meta: {} as { readonly clauses: readonly string[] } },
  actions: { record: assign(({ context, event }) => fold(context, event)) },
  guards: { sound: ({ context, event }) => meetingFault(context, event) === null, wasCirculated: ({ context }) => context.circulatedAt !== null },
});

const sound = { guard: 'sound', actions: 'record' } as const;
const recorded = { actions: 'record' } as const;
const preparing = { caseListed: sound, casesListed: sound, caseUnlisted: sound, reordered: sound, arranged: sound, detailsChanged: recorded, moved: recorded, attendanceRecorded: recorded } as const;

/** Back to where the meeting stood before it began or was cancelled. */
const asBefore = [
  { guard: 'wasCirculated', actions: 'record', target: 'circulated' },
  { actions: 'record', target: 'draft' },
] as const;

/** The stages of a meeting as people say them. */
const stages = { draft: 'being prepared', circulated: 'circulated', inProgress: 'in progress', closed: 'closed and sealed', cancelled: 'cancelled' } as const;

/** draft → circulated → in progress → closed and sealed; after the close only addenda. One that was cancelled or started by mistake goes back. */
export const meetingMachine = meetingSetup.createMachine({
  id: 'meeting',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    draft: {
      description: stages.draft,
      meta: { clauses: [] },
      on: { ...preparing, circulated: { ...recorded, target: 'circulated' }, started: { ...sound, target: 'inProgress' }, cancelled: { ...recorded, target: 'cancelled' } },
    },
    circulated: {
      description: stages.circulated,
      meta: { clauses: [] },
      on: { ...preparing, circulated: recorded, started: { ...sound, target: 'inProgress' }, cancelled: { ...recorded, target: 'cancelled' } },
    },
    inProgress: {
      description: stages.inProgress,
      meta: { clauses: ['K2a', 'P2'] },
      on: { caseListed: sound, casesListed: sound, caseUnlisted: sound, reordered: sound, arranged: sound, caseCalled: sound, caseSkipped: sound, paused: sound, resumed: sound, attendanceRecorded: recorded, detailsChanged: recorded, startTakenBack: asBefore, closed: { ...sound, target: 'closed' } },
    },
    closed: { description: stages.closed, meta: { clauses: ['P3'] }, on: { addendum: sound } },
    cancelled: { description: stages.cancelled, meta: { clauses: [] }, on: { cancellationTakenBack: asBefore } },
  },
});

/** Where a meeting is, replayed from its events. */
export type MeetingReplay = { readonly snapshot: SnapshotFrom<typeof meetingMachine>; readonly version: number };

/** Folds a meeting's stored history. Refuses one that does not begin with its planning or holds an event its machine does not take. */
export function replayMeeting(events: readonly MeetingEvent[]): Result<MeetingReplay> {
  const [first, ...later] = events;
  if (first?.type !== 'planned') return refuse('damaged', 'The history of this meeting does not begin with its planning.');
  const [snapshot] = initialTransition(meetingMachine, plannedRecord(first.details));
  let replay: MeetingReplay = { snapshot, version: 1 };
  for (const event of later) {
    const next = recordMeetingFact(replay, event);
    if (!next.ok) return refuse('damaged', `Event ${replay.version + 1} of this meeting does not fit what came before it.`);
    replay = next.value;
  }
  return { ok: true, value: replay };
}

/** The meeting after one more event, or why it may not happen. */
export function recordMeetingFact({ snapshot, version }: MeetingReplay, event: MeetingEvent): Result<MeetingReplay> {
  if (event.type === 'planned') return refuse('notNow', 'This meeting is planned already.');
  const [next] = transition(meetingMachine, snapshot, event);
  if (next.context !== snapshot.context) return { ok: true, value: { snapshot: next, version: version + 1 } };
  // A stage that does not know the event says so; what is wrong with the event itself would mislead there.
  const known = snapshot._nodes.some((node) => node.ownEvents.includes(event.type));
  const fault = known ? meetingFault(snapshot.context, event) : null;
  if (fault !== null) return refuse('notNow', fault);
  if (event.type === 'moved' && snapshot.value === 'inProgress') return refuse('notNow', 'The meeting has begun: its day and time can no longer be moved.');
  return refuse('notNow', snapshot.value === 'closed' ? 'The meeting is closed and sealed: only an addendum can be added.' : `That is not possible while the meeting is ${stages[snapshot.value]}.`);
}

function plannedRecord(details: MeetingDetails): MeetingRecord {
  return { details, agenda: [], layout: [], attendees: [], currentCaseId: null, circulatedAt: null, circulations: [], startedAt: null, seal: null, addenda: [], pauses: [], skipped: [], comings: [], takenOff: [], cancelled: null };
}

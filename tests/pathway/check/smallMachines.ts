import type { Arrangement } from '../../../shared/domain/arrangement.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import type { MeetingEvent, MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import { refuse } from '../../../shared/domain/result.ts';
import { type ArrangementEvent, arrangementMachine, arrangementTakes, nextArrangement } from '../../../shared/pathway/arrangementMachine.ts';
import { type MeetingReplay, meetingMachine, recordMeetingFact, replayMeeting } from '../../../shared/pathway/meetingMachine.ts';
import { chair, event, meetingDay } from '../../fakes/records.ts';
import { pathway } from '../../fakes/pathway.ts';
import type { Counterexample, InvariantName } from './counterexample.ts';
import { type Coverage, CoverageWatch } from './coverage.ts';
import { mayHappen } from './meetingExpectations.ts';
import { deadEnd, type Walk, walk, wayTo } from './walk.ts';

/** What the walk of one machine covered; the first counterexample, or null. */
export type MachineCheck = { readonly states: number; readonly taken: number; readonly refused: number; readonly coverage: Coverage; readonly counterexample: Counterexample | null };

/** The result of a walk: its fault, or a dead end, told with the way there. */
export function machineCheck<State, Event extends { readonly type: string }>(
  { isWhole, reached, arrows, taken, refused, fault }: Walk<State, Event>,
  coverage: Coverage,
  tell: { readonly rests: (state: State) => boolean; readonly facts: Counterexample['facts']; readonly event: (event: Event) => string },
): MachineCheck {
  const counted = { states: reached.length, taken, refused, coverage };
  const told = (invariant: InvariantName, what: string, way: readonly Event[]): MachineCheck => ({ ...counted, counterexample: { invariant, what, facts: tell.facts, way: way.map(tell.event) } });
  if (fault !== null) {
    const [invariant, ...words] = fault.what.split(': ');
    // Judges begin what they find with the name of the invariant.
    return told(invariant as InvariantName, words.join(': '), fault.way);
  }
  // A walk that was cut short does not know where its last states lead.
  const stuck = isWhole ? deadEnd({ reached, arrows }, tell.rests) : -1;
  return stuck === -1 ? { ...counted, counterexample: null } : told('I9', 'no way leads on from here', wayTo(reached, stuck));
}

const visit = { arrangementId: 'visit-1' } as const;
const days = ['2026-12-03', '2026-12-10'] as const;
const host = (on: string, until: string | null = null) => ({ on, theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: until, kit: '', bed: '' });
const answers: readonly CaseFact[] = [
  ...days.map((date): CaseFact => ({ type: 'arrangementAccepted', ...visit, date })),
  { type: 'arrangementDeclined', ...visit, reason: 'On leave' },
  { type: 'arrangementCounterProposed', ...visit, dateOptions: [days[1]], note: '' },
  { type: 'arrangementReoffered', ...visit, dateOptions: [days[0]] },
  { type: 'arrangementReoffered', ...visit, dateOptions: [...days] },
  ...days.map((on): CaseFact => ({ type: 'hostConfirmed', ...visit, host: host(on) })),
  { type: 'hostConfirmed', ...visit, host: host(days[0], days[0]) },
  { type: 'hostConfirmed', ...visit, host: host(days[0], '2026-12-02') },
  { type: 'arrangementCancelled', ...visit, reason: 'Off the plan' },
  { type: 'treatmentCompleted', on: days[1] },
];

/** Walks one visiting surgeon's arrangement through everything that can happen to it (K5, I11). */
export function checkArrangements(): MachineCheck {
  const request = { ...visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] };
  const start: Arrangement = { request, status: 'requested', acceptedDate: null, host: null, note: '' };
  const watch = new CoverageWatch(arrangementMachine);
  const ended = ['declined', 'done', 'cancelled'];
  const found = walk<Arrangement, ArrangementEvent>({
    start,
    // The facts above are all about an arrangement.
    offered: answers.map((fact) => event(fact) as ArrangementEvent),
    step: (state, each) => (arrangementTakes(state, each) ? { ok: true, value: nextArrangement(state, each) } : refuse('notNow', each.type)),
    abstraction: ({ note: _words, ...all }) => JSON.stringify(all),
    judgeRefused: (before, each) => {
      watch.offered(snapshotOf(before), each, true);
      return null;
    },
    judgeTaken: (before, each, after) => {
      watch.offered(snapshotOf(before), each, true);
      const { acceptedDate, host: confirmed } = after;
      if (ended.includes(before.status) && !(before.status === 'declined' && after.status === 'cancelled')) return `I11: an arrangement that is ${before.status} took ${each.type}`;
      if (after.status !== 'arranged' && after.status !== 'done') return null;
      if (acceptedDate === null || acceptedDate !== confirmed?.on) return `I11: arranged, with ${acceptedDate ?? 'no day'} accepted and ${confirmed?.on ?? 'no day'} confirmed by the host`;
      if (confirmed.honoraryPaperUntil !== null && confirmed.honoraryPaperUntil < confirmed.on) return 'I11: arranged, with an honorary paper that ends before the operation';
      return after.request.dateOptions.length > 0 && !after.request.dateOptions.includes(acceptedDate) ? 'I11: arranged on a day that was not offered' : null;
    },
  });
  return machineCheck(found, watch.coverage(), { rests: ({ status }) => ended.includes(status), facts: {}, event: (each) => each.type });
}

function snapshotOf({ status, ...context }: Arrangement): ReturnType<typeof arrangementMachine.resolveState> {
  return arrangementMachine.resolveState({ value: status, context });
}

const entry = (caseId: string, lateReason = '') => ({ caseId, estimatedMinutes: 5, lateReason, lateAgreedBy: lateReason === '' ? '' : 'Test Chair', without: [] });
const sealed = (...ids: readonly string[]) => ids.map((caseId) => ({ caseId, version: 3, hash: 'x' }));
const closing = { type: 'closed', verifier: 'Test Scribe', aloneBecause: '', sealedCases: sealed('one', 'two'), digest: '0'.repeat(64) } as const;
const meetingRepertoire: readonly MeetingFact[] = [
  { type: 'caseListed', entry: entry('one') },
  { type: 'caseListed', entry: entry('two', 'Came late, the chair agreed') },
  { type: 'casesListed', entries: [entry('one'), entry('two')] },
  { type: 'casesListed', entries: [entry('two', 'Late'), entry('two', 'Late')] },
  { type: 'casesListed', entries: [entry('two', 'Late')] },
  { type: 'caseUnlisted', caseId: 'one', reason: 'Moved' },
  { type: 'reordered', caseIds: ['two', 'one'] },
  { type: 'reordered', caseIds: ['two', 'two'] },
  { type: 'arranged', lines: [{ kind: 'section', name: 'Urgent' }, { kind: 'case', caseId: 'two', minutes: 5 }, { kind: 'break', minutes: 10 }, { kind: 'case', caseId: 'one', minutes: 5 }], how: 'byHand' },
  { type: 'arranged', lines: [{ kind: 'case', caseId: 'two', minutes: 5 }], how: 'byHand' },
  { type: 'circulated', to: '', recipients: [], list: null, digest: '' },
  { type: 'moved', date: '2026-12-03', startsAt: '09:00', cutOff: '2026-11-24', cutOffTime: '23:59', reason: 'Bank holiday' },
  { type: 'attendanceRecorded', attendees: [{ name: 'Test Chair', role: 'chair', trust: '', practitionerId: null, presence: 'present', deputyFor: null }] },
  { type: 'detailsChanged', changes: { chair: 'Test Scribe' } },
  { type: 'detailsChanged', changes: { cutOff: '2026-11-01' } },
  { type: 'started' },
  { type: 'startTakenBack' },
  { type: 'cancelled', reason: 'The trust is on strike' },
  { type: 'cancellationTakenBack' },
  { type: 'caseCalled', caseId: 'one' },
  { type: 'caseCalled', caseId: 'nobody' },
  closing,
  { ...closing, verifier: '' },
  { ...closing, verifier: '', aloneBecause: 'Nobody else was there' },
  { ...closing, verifier: ' TEST CHAIR ' },
  { ...closing, sealedCases: [] },
  { type: 'caseSkipped', caseId: 'one', reason: '' },
  { type: 'caseSkipped', caseId: 'nobody', reason: '' },
  { type: 'paused', reason: 'Break' },
  { type: 'resumed' },
  { type: 'addendum', text: 'A note', because: 'Left out', caseId: null },
  { type: 'addendum', text: 'A note', because: 'Left out', caseId: 'nobody' },
];

/** Walks a meeting of two cases from its planning to its seal and beyond. */
export function checkMeetings(): MachineCheck {
  const enveloped = (fact: MeetingFact): MeetingEvent => ({ ...fact, at: '2026-11-20T09:00:00.000Z', by: chair, pathwayVersion: pathway.id });
  const planned = enveloped({ type: 'planned', details: { date: meetingDay, startsAt: '09:00', place: '', cutOff: '2026-11-24', cutOffTime: '23:59', chair: 'Test Chair', scribe: 'Test Scribe', series: null } });
  const opened = replayMeeting([planned]);
  if (!opened.ok) throw new Error(opened.refusal.message);
  const watch = new CoverageWatch(meetingMachine);
  type Told = { readonly replay: MeetingReplay; readonly events: readonly MeetingEvent[] };
  const found = walk<Told, MeetingEvent>({
    start: { replay: opened.value, events: [planned] },
    offered: meetingRepertoire.map(enveloped),
    step: ({ replay, events }, each) => {
      const next = recordMeetingFact(replay, each);
      return next.ok ? { ok: true, value: { replay: next.value, events: [...events, each] } } : next;
    },
    abstraction: ({ replay: { snapshot } }) => {
      const { details, agenda, layout, currentCaseId, circulatedAt, seal, addenda, pauses, skipped } = snapshot.context;
      return JSON.stringify([snapshot.value, circulatedAt !== null, details, agenda, layout.map(({ kind }) => kind), currentCaseId, seal, addenda.length > 0, pauses.at(-1)?.to === null, skipped.length]);
    },
    judgeRefused: (before, each, { message }) => {
      watch.offered(before.replay.snapshot, each, false);
      if (mayHappen(String(before.replay.snapshot.value), before.replay.snapshot.context, each)) return `I9: ${each.type} is refused and nothing stands in its way: ${message}`;
      return message === '' ? `I12: ${each.type} is refused without a word` : null;
    },
    judgeTaken: (before, each, after, isNew) => {
      watch.offered(before.replay.snapshot, each, false);
      const [was, is] = [before.replay.snapshot, after.replay.snapshot];
      if (!mayHappen(String(was.value), was.context, each)) return `I10: ${each.type} is recorded although it may not be`;
      if (was.value === 'closed' && JSON.stringify({ ...is.context, addenda: [] }) !== JSON.stringify({ ...was.context, addenda: [] })) return `I10: ${each.type} changed a sealed meeting`;
      if (is.context.addenda.length !== was.context.addenda.length + (each.type === 'addendum' ? 1 : 0)) return 'I10: an addendum is not in the record';
      const ids = is.context.agenda.map(({ caseId }) => caseId);
      if (JSON.stringify(is.context.layout.flatMap((line) => (line.kind === 'case' ? [line.caseId] : []))) !== JSON.stringify(ids)) return 'I10: the lines of the agenda and its cases differ';
      if (new Set(ids).size < ids.length) return 'I10: a case stands twice on the list';
      if (is.context.currentCaseId !== null && !ids.includes(is.context.currentCaseId)) return 'I10: a case is called that is not on the list';
      if (is.value === 'closed' && is.context.seal?.verifier === '' && is.context.seal.aloneBecause === '') return 'I10: sealed without a second check and without a reason';
      if (is.context.skipped.some(({ caseId }) => !ids.includes(caseId))) return 'I10: a case is put aside that is not on the list';
      if (is.context.pauses.slice(0, -1).some(({ to }) => to === null)) return 'I10: a pause goes on although a later one began';
      if (is.value === 'closed' && is.context.pauses.at(-1)?.to === null) return 'I10: a sealed meeting is still paused';
      if (is.context.takenOff.some(({ caseId }) => ids.includes(caseId))) return 'I10: a case is on the list and taken off it';
      if (was.context.agenda.some(({ caseId }) => !ids.includes(caseId) && !is.context.takenOff.some((off) => off.caseId === caseId))) return 'I10: a case left the list and nothing says so';
      if ((each.type === 'startTakenBack' || each.type === 'cancellationTakenBack') && is.value !== (is.context.circulatedAt === null ? 'draft' : 'circulated')) return 'I10: taking a step back leads elsewhere than before it';
      if ((is.value === 'draft' || is.value === 'circulated') && (is.context.startedAt !== null || is.context.pauses.length + is.context.skipped.length + is.context.comings.length > 0)) return 'I10: a meeting that is still to come keeps something of a start';
      if ((is.value === 'cancelled') !== (is.context.cancelled !== null)) return 'I10: cancelled, and the record does not say so';
      if (each.type === 'started' && is.context.agenda.length === 0) return 'I1: a meeting began without a case';
      if (!isNew) return null;
      const replayed = replayMeeting(after.events);
      return replayed.ok && replayed.value.snapshot.value === is.value && JSON.stringify(replayed.value.snapshot.context) === JSON.stringify(is.context) ? null : 'I13: the replay differs';
    },
  });
  return machineCheck(found, watch.coverage(), { rests: ({ replay }) => replay.snapshot.value === 'closed', facts: {}, event: (each) => each.type });
}

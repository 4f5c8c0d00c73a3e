import type { HoldsClose } from '../../../shared/api/closingViews.ts';
import type { MeetingCommand } from '../../../shared/api/commands.ts';
import type { CaseSummary, ListedCase, MeetingView } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import type { CirculatedList } from '../../../shared/domain/circulatedList.ts';
import { type AgendaEntry, type Attendee, comesLate, ListingNeed, type ListingRequest, type MeetingDetails } from '../../../shared/domain/meeting.ts';
import { type MeetingEvent, MeetingEvent as MeetingEventSchema, type MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import type { JudgedFor } from '../../../shared/domain/readiness.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type SecondPersonCheck, secondPersonFault } from '../../../shared/domain/secondPerson.ts';
import { recordMeetingFact, replayMeeting } from '../../../shared/pathway/meetingMachine.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import type { LoadedCase } from '../cases/caseStreams.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import type { Clock, EventStore, Ids } from '../ports.ts';
import { unlessReadableAgain } from '../workspace/readableAgain.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { listDigest } from './freezeList.ts';
import { type LoadedMeeting, loadMeeting } from './meetingStreams.ts';
import { casesHoldingClose, closingFact, type ToClose } from './closeMeeting.ts';
import { byRule, mayBeListed } from './listingGate.ts';
import { meetingSummary, meetingView, quorumOf } from './meetingView.ts';
import { startFact, startKept } from './startMeeting.ts';

/** What the meetings need from the rest of the core. */
export type MeetingsNeed = {
  readonly events: EventStore;
  readonly readModel: ReadModel;
  /** A summary as a list shows it today, judged for a meeting. */
  readonly listed: (summary: CaseSummary, meeting: JudgedFor) => ListedCase;
  readonly pathways: Pathways;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly loadCase: (caseId: string) => Promise<Result<LoadedCase>>;
  /** Opens a decided case again, so that it can be listed. */
  readonly openAgain: (by: Actor, caseId: string, why: ListedAgain) => Promise<Result<unknown>>;
  /** Version n of a list as it stands now. */
  readonly freeze: (view: MeetingView, version: number) => Promise<CirculatedList>;
  /** Notes in the case's own stream that it is listed, where its state knows that. */
  readonly noteListed: (by: Actor, caseId: string, meetingId: string) => Promise<Result<unknown>>;
};

type ListedAgain = NonNullable<Extract<MeetingCommand, { type: 'caseListed' }>['again']>;

/** The meetings: planned, listed, circulated, run, closed and sealed. */
export class Meetings {
  readonly #need: MeetingsNeed;

  constructor(need: MeetingsNeed) {
    this.#need = need;
  }

  async load(id: string): Promise<Result<LoadedMeeting>> {
    return loadMeeting(this.#need.events, id);
  }

  async view(id: string): Promise<Result<MeetingView>> {
    const loaded = await this.load(id);
    return loaded.ok ? ok(this.#viewOf(id, loaded.value)) : loaded;
  }

  /** Plans a meeting with those who are expected. A second one on the same day is allowed: two lists on one day happen. */
  async plan(by: Actor, details: MeetingDetails, expected: readonly Attendee[] = []): Promise<Result<MeetingView>> {
    const id = this.#need.ids();
    const planned: MeetingEvent = { type: 'planned', details, ...this.#envelope(by) };
    const invited: MeetingEvent[] = expected.length === 0 ? [] : [{ type: 'attendanceRecorded', attendees: [...expected], ...this.#envelope(by) }];
    const events = [planned, ...invited];
    const replay = replayMeeting(events);
    if (!replay.ok) return replay;
    return this.#save(id, 0, events, { replay: replay.value, events: [], head: { version: 0, hash: '' } });
  }

  /** Takes facts that are complete already, all or none, such as those that follow from a changed series. */
  async recordFacts(by: Actor, id: string, facts: readonly MeetingFact[]): Promise<Result<MeetingView>> {
    const loaded = await this.load(id);
    if (!loaded.ok) return loaded;
    let { replay } = loaded.value;
    const events: MeetingEvent[] = [];
    for (const fact of facts) {
      const event: MeetingEvent = { ...fact, ...this.#envelope(by) };
      const next = recordMeetingFact(replay, event);
      if (!next.ok) return next;
      replay = next.value;
      events.push(event);
    }
    return events.length === 0 ? ok(this.#viewOf(id, loaded.value)) : this.#save(id, loaded.value.replay.version, events, { ...loaded.value, replay });
  }

  /** Takes one step of a meeting. Refuses with "conflict" where the meeting has moved on. */
  async record(by: Actor, id: string, expectedVersion: number, command: MeetingCommand): Promise<Result<MeetingView>> {
    const loaded = await this.load(id);
    if (!loaded.ok) return loaded;
    const { version } = loaded.value.replay;
    if (version !== expectedVersion) return refuse('conflict', `This meeting was changed meanwhile by ${loaded.value.events.at(-1)?.by.name ?? 'somebody else'}. What you see now is up to date; please look again.`);
    if (command.type === 'caseListed') return this.#listOne(by, id, loaded.value, command);
    if (command.type === 'caseUnlisted' && loaded.value.replay.snapshot.value === 'inProgress') {
      const kept = this.#keptOnList(id, command.caseId);
      if (kept !== null) return refuse('notNow', kept);
    }
    if (command.type === 'moved') {
      const { changes, ...moved } = command;
      return this.recordFacts(by, id, changes === undefined ? [moved] : [moved, { type: 'detailsChanged', changes }]);
    }
    if (command.type === 'started') return this.#start(by, id, loaded.value, command);
    if (command.type === 'startTakenBack' && loaded.value.replay.snapshot.value === 'inProgress') {
      const kept = startKept(this.#viewOf(id, loaded.value));
      if (kept !== null) return refuse('notNow', kept);
    }
    if (command.type === 'circulated') return this.#circulate(by, id, loaded.value, command);
    if (command.type !== 'closed') return this.#recordFact(by, id, loaded.value, command);
    const closed = await closingFact(this.#toClose(id, loaded.value), command);
    const fault = closed.ok ? this.#closeFault(by, loaded.value, command) : null;
    if (fault !== null) return refuse('notNow', fault, [], 'verifier');
    return closed.ok ? this.#recordFact(by, id, loaded.value, closed.value) : closed;
  }

  /** Puts several cases at the end of the list, as an import does; those on it already are passed over. */
  async listCases(by: Actor, id: string, entries: readonly ListingRequest[]): Promise<Result<MeetingView>> {
    const loaded = await this.load(id);
    if (!loaded.ok) return loaded;
    const listed = new Set(loaded.value.replay.snapshot.context.agenda.map(({ caseId }) => caseId));
    const late = this.#isLate(loaded.value);
    const added = entries
      .filter(({ caseId }) => !listed.has(caseId))
      .map((entry) => this.#entryOf(late ? { ...entry, lateReason: entry.lateReason || 'Put on with a list after the cut-off', lateAgreedBy: entry.lateAgreedBy || by.name } : entry));
    if (added.length === 0) return ok(this.#viewOf(id, loaded.value));
    for (const { caseId } of added) {
      const gate = this.#gate(caseId, false);
      if (!gate.ok) return gate;
    }
    return this.#list(by, id, loaded.value, { type: 'casesListed', entries: [...added] }, added);
  }

  /** How a meeting stands now, for an event of one of its cases. */
  async circumstance(id: string, caseId: string): Promise<Result<MeetingCircumstance>> {
    const loaded = await this.load(id);
    if (!loaded.ok) return loaded;
    const { context: record, value: state } = loaded.value.replay.snapshot;
    const of = `the meeting of ${plainDay(record.details.date)}`;
    if (!record.agenda.some((entry) => entry.caseId === caseId)) return refuse('notNow', `The case is not on the list of ${of}.`);
    // "Start it first" would be no advice for one that is over.
    if (state === 'closed' || state === 'cancelled') return refuse('notNow', `Nothing more is decided in ${of}, which is ${state}. List the case for another meeting.`, ['K2a']);
    return ok(this.#circumstanceOf(id, loaded.value));
  }

  #circumstanceOf(id: string, { replay: { snapshot } }: LoadedMeeting): MeetingCircumstance {
    const record = snapshot.context;
    const quorum = quorumOf(record, this.#need.pathways.current.rules);
    return { meetingId: id, date: record.details.date, inProgress: snapshot.value === 'inProgress', rolesPresent: quorum.present, quorate: quorum.met };
  }

  /** Why a second person's check of a decision of this meeting does not count now; null where it does. */
  async checkFault(by: Actor, id: string, { chair, ...check }: SecondPersonCheck & { readonly chair: string }): Promise<Result<string | null>> {
    const loaded = await this.load(id);
    return loaded.ok ? ok(secondPersonFault(check, { by, chair, attendees: loaded.value.replay.snapshot.context.attendees })) : loaded;
  }

  /** Ends a pause that was forgotten: a meeting that discusses and decides is not on a break. */
  async goOn(by: Actor, id: string): Promise<Result<unknown>> {
    const loaded = await this.load(id);
    if (!loaded.ok || loaded.value.replay.snapshot.context.pauses.at(-1)?.to !== null) return loaded;
    return this.#recordFact(by, id, loaded.value, { type: 'resumed' });
  }

  /** The cases without an outcome and what can be done about each; none for a meeting that is not in progress. */
  async holdsClose(id: string): Promise<Result<HoldsClose[]>> {
    const loaded = await this.load(id);
    return loaded.ok ? ok(await casesHoldingClose(this.#toClose(id, loaded.value))) : loaded;
  }

  /**
   * Starts the meeting, on another day than its own only where that was confirmed, and notes in each listed case that it waits for this one: a
   * case in work-up could be neither discussed nor put off.
   */
  async #start(by: Actor, id: string, loaded: LoadedMeeting, command: Extract<MeetingCommand, { type: 'started' }>): Promise<Result<MeetingView>> {
    const possible = recordMeetingFact(loaded.replay, { ...command, ...this.#envelope(by) });
    if (!possible.ok) return possible;
    const fact = startFact(loaded.replay.snapshot.context, this.#need.clock().toISOString(), command);
    if (!fact.ok) return fact;
    const started = await this.#recordFact(by, id, loaded, fact.value);
    if (!started.ok) return started;
    // The meeting has started on the disk: a case that cannot be read or written does not undo it.
    for (const { entry } of started.value.agenda) await this.#need.noteListed(by, entry.caseId, id);
    return this.view(id);
  }

  /** The list goes out as it stands: its version is fixed in the record, whatever changes later. */
  async #circulate(by: Actor, id: string, loaded: LoadedMeeting, command: Extract<MeetingCommand, { type: 'circulated' }>): Promise<Result<MeetingView>> {
    const { circulations, agenda } = loaded.replay.snapshot.context;
    if (agenda.length === 0) return refuse('notNow', 'There is no case on the list: nothing to circulate.');
    const list = await this.#need.freeze(this.#viewOf(id, loaded), circulations.length + 1);
    return this.#recordFact(by, id, loaded, { ...command, list, digest: listDigest(list) });
  }

  #isLate({ replay: { snapshot } }: LoadedMeeting): boolean {
    const { details, startedAt } = snapshot.context;
    return comesLate(details, startedAt, this.#need.clock().toISOString());
  }

  /** Why a case stays on the list of a meeting that goes on; null where it may be taken off. */
  #keptOnList(id: string, caseId: string): string | null {
    const outcome = this.#need.readModel.case(caseId)?.outcomes.find(({ meetingId }) => meetingId === id);
    if (!outcome) return null;
    return outcome.status === 'inDiscussion' ? 'The discussion of this case has begun: end it with an outcome.' : 'This meeting has an outcome for the case, which belongs in its minutes.';
  }

  async #listOne(by: Actor, id: string, loaded: LoadedMeeting, { entry: request, again }: Extract<MeetingCommand, { type: 'caseListed' }>): Promise<Result<MeetingView>> {
    const { caseId } = request;
    const listed = loaded.replay.snapshot.context.agenda.find((each) => each.caseId === caseId);
    // The rule was quicker than whoever lists it by hand, such as for a case that was just recorded as urgent.
    if (again === undefined && listed?.lateAgreedBy === byRule) return ok(this.#viewOf(id, loaded));
    const gate = this.#gate(caseId, again !== undefined || listed !== undefined);
    if (!gate.ok) return gate;
    // The machine asks for the reason; who agreed is asked for only here, since earlier records have it in the reason.
    if (this.#isLate(loaded) && request.lateReason !== '' && request.lateAgreedBy === '') return refuse('invalidInput', 'The list has closed: say who agreed that the case comes late.', [], 'event.entry.lateAgreedBy');
    const possible = recordMeetingFact(loaded.replay, { type: 'caseListed', entry: this.#entryOf(request), ...this.#envelope(by) });
    if (!possible.ok) return possible;
    if (again !== undefined && gate.value.openAgain) {
      const opened = await this.#need.openAgain(by, caseId, again);
      if (!opened.ok) return opened;
    }
    const entry = this.#entryOf(request);
    return this.#list(by, id, loaded, { type: 'caseListed', entry }, [entry]);
  }

  #gate(caseId: string, isListedAgain: boolean): ReturnType<typeof mayBeListed> {
    const summary = this.#need.readModel.case(caseId);
    return summary === undefined ? refuse('notFound', 'There is no such case in this data folder.') : mayBeListed(summary, isListedAgain, this.#dayOf());
  }

  async #list(by: Actor, id: string, loaded: LoadedMeeting, fact: MeetingFact, entries: readonly AgendaEntry[]): Promise<Result<MeetingView>> {
    const recorded = await this.#recordFact(by, id, loaded, fact);
    if (!recorded.ok) return recorded;
    for (const { caseId } of entries) {
      const noted = await this.#need.noteListed(by, caseId, id);
      if (!noted.ok) return noted;
    }
    return this.view(id);
  }

  #toClose(id: string, loaded: LoadedMeeting): ToClose {
    const { loadCase, clock } = this.#need;
    return { loaded, view: this.#viewOf(id, loaded), circumstance: this.#circumstanceOf(id, loaded), loadCase, clock };
  }

  /** Why the second person's check of the close does not count; null where it does. A meeting that is not going on is refused by its machine. */
  #closeFault(by: Actor, { replay: { snapshot } }: LoadedMeeting, { verifier, aloneBecause }: SecondPersonCheck): string | null {
    const { details, attendees } = snapshot.context;
    return snapshot.value === 'inProgress' ? secondPersonFault({ verifier, aloneBecause }, { by, chair: details.chair, attendees }) : null;
  }

  async #recordFact(by: Actor, id: string, loaded: LoadedMeeting, fact: MeetingFact): Promise<Result<MeetingView>> {
    const event: MeetingEvent = { ...fact, ...this.#envelope(by) };
    const next = recordMeetingFact(loaded.replay, event);
    return next.ok ? this.#save(id, loaded.replay.version, [event], { ...loaded, replay: next.value }) : next;
  }

  async #save(id: string, version: number, added: readonly MeetingEvent[], { replay, events }: LoadedMeeting): Promise<Result<MeetingView>> {
    const { readModel } = this.#need;
    const unreadable = unlessReadableAgain(MeetingEventSchema, added);
    if (unreadable !== null) return unreadable;
    return readModel.during({ kind: 'meeting', id }, async () => {
      const head = await this.#need.events.append({ kind: 'meeting', id }, version, added);
      if (!head.ok) return head;
      const saved: LoadedMeeting = { replay, events: [...events, ...added], head: head.value };
      readModel.putMeeting(meetingSummary(id, saved));
      return ok(this.#viewOf(id, saved));
    });
  }

  /** With what the case lacks as it is listed, so that the record shows it was listed without. */
  #entryOf(request: ListingRequest): AgendaEntry {
    const told = this.#need.readModel.case(request.caseId)?.readiness?.told;
    return { ...request, without: told === undefined ? [] : ListingNeed.options.filter((item) => !told.includes(item)) };
  }

  #envelope(by: Actor): { at: string; by: Actor; pathwayVersion: string } {
    return { at: this.#need.clock().toISOString(), by, pathwayVersion: this.#need.pathways.current.id };
  }

  #listedCase(caseId: string, meeting: JudgedFor): ListedCase | undefined {
    const summary = this.#need.readModel.case(caseId);
    return summary && this.#need.listed(summary, meeting);
  }

  #viewOf(id: string, loaded: LoadedMeeting): MeetingView {
    return meetingView(id, loaded, { caseOf: (caseId) => this.#listedCase(caseId, loaded.replay.snapshot.context.details), dayOf: this.#dayOf() }, this.#need.pathways.current.rules);
  }

  /** The way from a meeting to its day, asked once for many. */
  #dayOf(): (meetingId: string) => IsoDate | undefined {
    const days = new Map(this.#need.readModel.meetings().map((meeting) => [meeting.id, meeting.details.date]));
    return (meetingId) => days.get(meetingId);
  }
}

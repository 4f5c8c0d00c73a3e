import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { CaseView } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseEvent, CaseEventOf, CaseFact } from '../../../shared/domain/caseEvent.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { JudgedFor } from '../../../shared/domain/readiness.ts';
import type { SealedCase } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type CaseState, openCase, pathwayOf, recordFact } from '../../../shared/pathway/replay.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import type { Clock, Ids } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { arrangementFacts, calledOff } from './arrangementSteps.ts';
import type { CaseStreams, LoadedCase } from './caseStreams.ts';
import { type CaseStep, factOfCommand, refreshedStandings, type Surroundings } from './caseSteps.ts';
import { caseSummary } from './caseSummary.ts';
import { caseView, type Shown } from './caseView.ts';
import { entryPutBack, entryTakenBack } from './takeBack.ts';

/** What the cases need from the rest of the core. */
export type CasesNeed = {
  readonly streams: CaseStreams;
  readonly readModel: ReadModel;
  readonly pathways: Pathways;
  readonly surroundings: Surroundings;
  readonly shown: Shown;
  readonly clock: Clock;
  readonly ids: Ids;
};

type Source = CaseEventOf<'registered'>['source'];

/** A case that only has to be written; answers its id. */
export type PreparedCase = { write(): Promise<Result<{ readonly caseId: string }>> };

/** The cases: each step is checked by the pathway machine, appended to the case's stream, and only then shown. */
export class Cases {
  readonly #need: CasesNeed;

  constructor(need: CasesNeed) {
    this.#need = need;
  }

  /** A case on one page as of today. */
  async view(id: string): Promise<Result<CaseView>> {
    const loaded = await this.#need.streams.load(id);
    return loaded.ok ? ok(this.#viewOf(id, loaded.value)) : loaded;
  }

  /** A case on one page as it stood when a meeting sealed it, its work-up judged for that meeting. Refuses "damaged" where its record is not the one that was sealed. */
  async viewSealed(sealed: SealedCase, meeting: JudgedFor): Promise<Result<CaseView>> {
    const loaded = await this.#need.streams.loadSealed(sealed);
    return loaded.ok ? ok(this.#viewOf(sealed.caseId, loaded.value, meeting)) : loaded;
  }

  async load(id: string): Promise<Result<LoadedCase>> {
    return this.#need.streams.load(id);
  }

  /** Registers a case and takes it as far as `steps` lead, in one append. Answers its id. */
  async register(by: Actor, details: CaseDetails, source: Source, steps: readonly CaseFact[]): Promise<Result<{ caseId: string }>> {
    const prepared = this.prepare(by, details, source, steps);
    return prepared.ok ? prepared.value.write() : prepared;
  }

  /** A registration that the machine has taken and that is not yet written: until then it can be dropped without a trace. */
  prepare(by: Actor, details: CaseDetails, source: Source, steps: readonly CaseFact[]): Result<PreparedCase> {
    const caseId = this.#need.ids();
    const pathway = this.#need.pathways.current;
    const registered: CaseEventOf<'registered'> = { type: 'registered', details, source, ...this.#envelope(by, pathway.id) };
    const taken = this.#take(by, openCase(pathway, registered, this.#need.pathways.all), steps);
    if (!taken.ok) return taken;
    const { events, state } = taken.value;
    const write = async (): Promise<Result<{ caseId: string }>> => {
      const saved = await this.#save(caseId, 0, [registered, ...events], state, []);
      return saved.ok ? ok({ caseId }) : saved;
    };
    return ok({ write });
  }

  /**
   * Takes the steps of one act, all or none, with the arrangements that follow from them. Refuses with "conflict" where the case has
   * moved on, and to take an entry back together with anything else.
   */
  async record(by: Actor, id: string, expectedVersion: number, commands: readonly CaseCommand[]): Promise<Result<CaseView>> {
    const loaded = await this.#need.streams.load(id);
    if (!loaded.ok) return loaded;
    const { state, events } = loaded.value;
    if (state.version !== expectedVersion) return refuse('conflict', `This case was changed meanwhile by ${events.at(-1)?.by.name ?? 'somebody else'}. What you see now is up to date; please look again.`);
    const steps = commands.filter((command): command is CaseStep => command.type !== 'entryTakenBack' && command.type !== 'entryPutBack');
    const [only] = commands;
    if (steps.length === 0 && commands.length === 1) return this.#undo(by, id, loaded.value, only?.type === 'entryPutBack' ? entryPutBack : entryTakenBack);
    if (steps.length < commands.length) return refuse('invalidInput', 'An entry is taken back, or put back, on its own, not together with another step.');
    const facts = await this.#factsOf(by, id, state, steps);
    if (!facts.ok) return facts;
    const recorded = await this.#recordFacts(by, id, loaded.value, facts.value);
    return recorded.ok ? ok(this.#viewOf(id, recorded.value)) : recorded;
  }

  /** The facts that steps stand for, each seen from where the steps before it lead; the first that is refused refuses all. */
  async #factsOf(by: Actor, id: string, start: CaseState, steps: readonly CaseStep[]): Promise<Result<CaseFact[]>> {
    const { surroundings } = this.#need;
    const facts: CaseFact[] = [];
    let state = start;
    for (const step of steps) {
      // The standings are the directory's of today: one confirmed or ended during the discussion counts for what is agreed (K6).
      const standings = step.type === 'agreed' ? refreshedStandings(state, surroundings) : [];
      const refreshed = this.#take(by, state, standings);
      if (!refreshed.ok) return refreshed;
      const fact = await factOfCommand(by, id, refreshed.value.state, step, surroundings);
      if (!fact.ok) return fact;
      const added = [...standings, ...calledOff(state, fact.value), fact.value];
      const taken = this.#take(by, state, added);
      if (!taken.ok) return taken;
      state = taken.value.state;
      facts.push(...added);
    }
    return ok(facts);
  }

  async #undo(by: Actor, id: string, loaded: LoadedCase, factsOf: typeof entryTakenBack): Promise<Result<CaseView>> {
    const { streams, surroundings } = this.#need;
    const facts = await factsOf(loaded.state, loaded.events, {
      stateAfter: (events) => streams.stateAfter(loaded.events.slice(0, events)),
      circumstance: (meetingId) => surroundings.circumstance(meetingId, id),
    });
    if (!facts.ok) return facts;
    const recorded = await this.#recordFacts(by, id, loaded, facts.value);
    return recorded.ok ? ok(this.#viewOf(id, recorded.value)) : recorded;
  }

  /** Takes facts that are complete already, such as those of a pack or a list. */
  async recordFacts(by: Actor, id: string, facts: readonly CaseFact[]): Promise<Result<LoadedCase>> {
    const loaded = await this.#need.streams.load(id);
    return loaded.ok ? this.#recordFacts(by, id, loaded.value, facts) : loaded;
  }

  async #recordFacts(by: Actor, id: string, { state, events }: LoadedCase, facts: readonly CaseFact[]): Promise<Result<LoadedCase>> {
    const taken = this.#take(by, state, facts);
    if (!taken.ok) return taken;
    const replanned = facts.some(({ type }) => ['modalityPlanned', 'modalityWithdrawn', 'surgeonReplaced'].includes(type));
    const followed = replanned ? this.#take(by, taken.value.state, arrangementFacts(taken.value.state, this.#need.ids)) : ok({ state: taken.value.state, events: [] });
    if (!followed.ok) return followed;
    return this.#save(id, state.version, [...taken.value.events, ...followed.value.events], followed.value.state, events);
  }

  /** Runs facts through the machine one after the other; the first that is refused refuses all. */
  #take(by: Actor, start: CaseState, facts: readonly CaseFact[]): Result<{ state: CaseState; events: CaseEvent[] }> {
    let state = start;
    const events: CaseEvent[] = [];
    for (const fact of facts) {
      const event: CaseEvent = { ...fact, ...this.#envelope(by, pathwayOf(state).id) };
      const next = recordFact(state, event);
      if (!next.ok) return next;
      state = next.value;
      events.push(event);
    }
    return ok({ state, events });
  }

  async #save(id: string, version: number, added: readonly CaseEvent[], state: CaseState, before: readonly CaseEvent[]): Promise<Result<LoadedCase>> {
    const { readModel, streams } = this.#need;
    return readModel.during({ kind: 'case', id }, async () => {
      const saved = await streams.append(id, version, added, state, before);
      if (saved.ok) readModel.putCase(caseSummary(id, state));
      return saved;
    });
  }

  #envelope(by: Actor, pathwayVersion: string): { at: string; by: Actor; pathwayVersion: string } {
    return { at: this.#need.clock().toISOString(), by, pathwayVersion };
  }

  #viewOf(id: string, { state, events }: LoadedCase, meeting: JudgedFor | null = null): CaseView {
    return caseView(id, state, events, londonDay(this.#need.clock().toISOString()), this.#need.shown, meeting);
  }
}

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../../shared/api/commands.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { chair as by, details, meetingDay } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

/** Something somebody at the desk does; the numbers choose among the cases and meetings there are. */
type Act =
  | { readonly kind: 'register'; readonly urgent: boolean }
  | { readonly kind: 'plan' | 'wait'; readonly days: number }
  | { readonly kind: 'move'; readonly meeting: number; readonly days: number }
  | { readonly kind: 'case'; readonly of: number; readonly step: keyof typeof caseSteps }
  | { readonly kind: 'meeting'; readonly of: number; readonly step: 'start' | 'takeStartBack' | 'circulate' | 'close' | 'cancel' | 'holdAfterAll' }
  | { readonly kind: 'list'; readonly of: number; readonly meeting: number; readonly again: boolean }
  | { readonly kind: 'takeOff'; readonly of: number; readonly meeting: number }
  | { readonly kind: 'inMeeting'; readonly of: number; readonly meeting: number; readonly step: InMeeting }
  /** A whole meeting: begun, an outcome for each case in turn, closed. */
  | { readonly kind: 'hold'; readonly meeting: number; readonly outcomes: readonly InMeeting[] };

const inMeeting = ['discuss', 'defer', 'notDiscussed', 'noTreatment', 'agree'] as const;
type InMeeting = (typeof inMeeting)[number];

const caseSteps = {
  triage: { type: 'triaged', to: 'pathway', reason: 'Belongs here' },
  triageOut: { type: 'triaged', to: 'otherService', reason: 'Belongs to the limb service' },
  treatUrgently: { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null },
  consult: { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' },
  callUrgent: { type: 'detailsChanged', changes: { urgent: 'yes' }, reason: '' },
  callRoutine: { type: 'detailsChanged', changes: { urgent: 'no' }, reason: '' },
  findNoTumour: { type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: '2026-11-20' },
  listAgain: { type: 'relisted', because: 'newFinding', detail: 'New MRI' },
  followUp: { type: 'followedUp', followed: 'no', reason: 'Went elsewhere' },
} as const satisfies Record<string, CaseCommand>;

const index = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('register' as const), urgent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('plan' as const), days: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), meeting: index, days: fc.nat({ max: 20 }) }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('case' as const), of: index, step: fc.constantFrom(...(Object.keys(caseSteps) as (keyof typeof caseSteps)[])) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('meeting' as const), of: index, step: fc.constantFrom('start' as const, 'start' as const, 'takeStartBack' as const, 'circulate' as const, 'close' as const, 'cancel' as const, 'holdAfterAll' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('list' as const), of: index, meeting: index, again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeOff' as const), of: index, meeting: index }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('inMeeting' as const), of: index, meeting: index, step: fc.constantFrom(...inMeeting) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), meeting: index, outcomes: fc.array(fc.constantFrom(...inMeeting.slice(1)), { minLength: 1, maxLength: 4 }) }) },
);

/** A desk at which acts are done; what is refused simply does not happen. */
class BusyDesk {
  readonly #world: World;
  readonly #cases: string[] = [];
  readonly #meetings: string[] = [];
  #today = meetingDay;

  constructor(world: World) {
    this.#world = world;
  }

  get today(): string {
    return this.#today;
  }

  /** Answers whether it was taken. */
  async does(act: Act): Promise<boolean> {
    switch (act.kind) {
      case 'register':
        return this.#register(act.urgent);
      case 'plan':
        return this.#plan(addDays(this.#today, act.days));
      case 'wait':
        this.#today = addDays(this.#today, act.days);
        this.#world.travelTo(`${this.#today}T09:00:00.000Z`);
        return true;
      case 'move':
        return this.#inMeeting(act.meeting, { type: 'moved', date: addDays(this.#today, act.days), startsAt: '10:00', cutOff: null, cutOffTime: '23:59', reason: 'The room is taken' });
      case 'case':
        return this.#record(act.of, caseSteps[act.step]);
      case 'meeting':
        return this.#inMeeting(act.of, this.#meetingSteps()[act.step]);
      case 'list':
        return this.#list(act);
      case 'takeOff':
        return this.#inMeeting(act.meeting, { type: 'caseUnlisted', caseId: this.#caseAt(act.of), reason: 'Too early' });
      case 'inMeeting':
        return this.#discuss(act);
      case 'hold':
        return this.#hold(act);
    }
  }

  #meetingSteps(): Record<Extract<Act, { kind: 'meeting' }>['step'], MeetingCommand> {
    return {
      start: { type: 'started', onAnotherDay: this.#today },
      takeStartBack: { type: 'startTakenBack' },
      circulate: { type: 'circulated', to: '', recipients: [] },
      close: { type: 'closed', verifier: '', aloneBecause: 'Invented for a test' },
      cancel: { type: 'cancelled', reason: 'Bank holiday' },
      holdAfterAll: { type: 'cancellationTakenBack' },
    };
  }

  #caseAt(of: number): string {
    return this.#cases[of % Math.max(1, this.#cases.length)] ?? 'nobody';
  }

  #meetingAt(of: number): string {
    return this.#meetings[of % Math.max(1, this.#meetings.length)] ?? 'none';
  }

  async #register(urgent: boolean): Promise<boolean> {
    const patient = { ...details().patient, nhsNumber: null, nhsNumberStatus: '07', hospitalNumber: `TT${this.#cases.length}`, familyName: `TESTPATIENT-${this.#cases.length}` } as const;
    const view = await this.#world.take('case.register', { by, details: details({}, { patient, urgent: urgent ? 'yes' : 'no' }) });
    this.#cases.push(view.summary.id);
    return true;
  }

  async #plan(date: string): Promise<boolean> {
    const view = await this.#world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    this.#meetings.push(view.id);
    return true;
  }

  async #record(of: number, event: CaseCommand): Promise<boolean> {
    const view = await this.#world.client.call('case.read', { caseId: this.#caseAt(of) });
    return view.ok && (await this.#world.client.call('case.record', { by, caseId: this.#caseAt(of), expectedVersion: view.value.version, event })).ok;
  }

  async #inMeeting(of: number, event: MeetingCommand): Promise<boolean> {
    const view = await this.#world.client.call('meeting.read', { meetingId: this.#meetingAt(of) });
    return view.ok && (await this.#world.client.call('meeting.record', { by, meetingId: this.#meetingAt(of), expectedVersion: view.value.version, event })).ok;
  }

  async #list({ of, meeting, again }: Extract<Act, { kind: 'list' }>): Promise<boolean> {
    const [caseId, meetingId] = [this.#caseAt(of), this.#meetingAt(meeting)];
    const view = await this.#world.client.call('meeting.read', { meetingId });
    if (!view.ok || view.value.agenda.some(({ entry }) => entry.caseId === caseId)) return false;
    const entry = { caseId, estimatedMinutes: 3, lateReason: 'Came late', lateAgreedBy: 'Test Chair' };
    const listed = await this.#world.client.call('meeting.record', { by, meetingId, expectedVersion: view.value.version, event: { type: 'caseListed', entry, ...(again ? { again: { because: 'recurrence', detail: 'New lesion' } } : {}) } });
    // Through whichever door it came, a case that is listed waits for that meeting: nothing was decided of it there.
    if (listed.ok) expect(listed.value.agenda.find((line) => line.entry.caseId === caseId)?.outcome.status).toBe('waiting');
    return listed.ok;
  }

  async #hold({ meeting, outcomes }: Extract<Act, { kind: 'hold' }>): Promise<boolean> {
    await this.#inMeeting(meeting, this.#meetingSteps().start);
    const view = await this.#world.client.call('meeting.read', { meetingId: this.#meetingAt(meeting) });
    if (!view.ok) return false;
    for (const [place, { entry }] of view.value.agenda.entries()) {
      const of = this.#cases.indexOf(entry.caseId);
      await this.#record(of, caseSteps.triage);
      await this.#record(of, caseSteps.consult);
      await this.#discuss({ of, meeting, step: outcomes[place % outcomes.length] ?? 'defer' });
    }
    return this.#inMeeting(meeting, this.#meetingSteps().close);
  }

  async #discuss({ of, meeting, step }: Omit<Extract<Act, { kind: 'inMeeting' }>, 'kind'>): Promise<boolean> {
    const meetingId = this.#meetingAt(meeting);
    const start: CaseCommand = { type: 'discussionStarted', meetingId };
    if (step === 'discuss') return this.#record(of, start);
    if (step === 'notDiscussed') return this.#record(of, { type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
    await this.#record(of, start);
    if (step === 'defer') return this.#record(of, { type: 'deferred', meetingId, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
    if (step === 'noTreatment') return this.#record(of, { type: 'noActiveTreatment', meetingId, code: '01', reason: 'Declined' });
    await this.#record(of, { type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-18' });
    await this.#record(of, { type: 'modalityPlanned', plan: { modality: 'surveillance', site: null, detail: 'MRI every three months' } });
    await this.#record(of, { type: 'planNoted', notes: { intent: 'nonCurative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } });
    return this.#record(of, { type: 'agreed', meetingId, chair: 'Test Chair', verifier: '', aloneBecause: 'Invented for a test' });
  }
}

/** Where every case stands, told from the pages of the cases and the meetings alone. */
async function standings(world: World, today: string) {
  const meetings = await Promise.all((await world.take('meetings.list', {})).map(({ id }) => world.take('meeting.read', { meetingId: id })));
  const prepared = meetings.filter(({ state, details: { date } }) => (state === 'draft' || state === 'circulated') && date >= today);
  const running = meetings.filter(({ state }) => state === 'inProgress');
  const isOn = (agendas: typeof meetings, caseId: string): boolean => agendas.some(({ agenda }) => agenda.some(({ entry }) => entry.caseId === caseId));
  const listed = new Map((await world.take('cases.onNoList', {})).map((row) => [row.caseId, row]));
  const cases = await world.take('cases.list', {});
  return cases.map(({ id, state, urgent, outcomes }) => {
    const mayCarry = prepared.filter(({ takenOff }) => !takenOff.some(({ caseId, byRule }) => caseId === id && !byRule));
    const next = mayCarry.toSorted((one, other) => `${one.details.date} ${one.details.startsAt}`.localeCompare(`${other.details.date} ${other.details.startsAt}`))[0];
    return {
      id,
      isOpen: !/^(exits|discharged|closed)/.test(state),
      onAgenda: isOn([...prepared, ...running], id),
      onNoList: listed.has(id),
      waitsUrgently: urgent && /^(referral|diagnosis|urgentTreatment|awaitingMdt)/.test(state) && !running.some((meeting) => isOn([meeting], id) && !outcomes.some(({ meetingId }) => meetingId === meeting.id)),
      next,
      onNext: next !== undefined && isOn([next], id),
    };
  });
}

/** The acts after which the next meeting may be another one. */
function decidesWhatIsNext(act: Act): boolean {
  return act.kind === 'plan' || (act.kind === 'meeting' && act.step === 'cancel');
}

it('has every open case either on a list to come or on the list of those that are on none, whatever is done at the desk; an urgent one is on the very next list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 40 }), async (acts) => {
      const world = await createWorld();
      const desk = new BusyDesk(world);
      for (const each of [{ kind: 'register', urgent: true }, { kind: 'register', urgent: false }, { kind: 'plan', days: 0 }, ...acts] as const) {
        const taken = await desk.does(each);
        for (const { id, isOpen, onAgenda, onNoList, waitsUrgently, next, onNext } of await standings(world, desk.today)) {
          const told = `${id} after ${JSON.stringify(each)}`;
          if (isOpen) expect([onAgenda, onNoList].filter(Boolean), told).toHaveLength(1);
          else expect(onNoList, told).toBe(false);
          if (waitsUrgently && next !== undefined && taken && decidesWhatIsNext(each)) expect(onNext, told).toBe(true);
        }
      }
      expect(world.faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

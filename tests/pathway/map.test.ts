import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import type { CaseEvent, CaseFact } from '../../shared/domain/caseEvent.ts';
import { type CaseMap, caseMap } from '../../shared/pathway/caseMap.ts';
import { caseMachine } from '../../shared/pathway/machine.ts';
import { isAside, leadsOut, machineMap } from '../../shared/pathway/map.ts';
import { recordFact, openCase, recordOf } from '../../shared/pathway/replay.ts';
import { agreementBlocks } from '../../shared/pathway/rules/agreement.ts';
import { pathway, pathways } from '../fakes/pathway.ts';
import {
  agreed,
  details,
  event,
  inMeeting,
  listed,
  meetingDay,
  nhnn,
  noted,
  practitioner,
  radiotherapy,
  registered,
  reviewed,
  started,
  surgery,
  systemic,
  triaged,
  untilDiscussion,
  untilPlanned,
} from '../fakes/records.ts';

const map = machineMap();

/** What a machine is written as: its states, and for each what it answers to. */
type Written = { readonly states?: Record<string, Written>; readonly on?: Record<string, unknown>; readonly always?: unknown };

/** Reads the machine's own text, by another way than the map does: "from event guard to" of each transition, and each state. */
function written(config: Written, path: readonly string[] = []): { states: string[]; transitions: string[] } {
  const from = path.join('.');
  const target = (to: string | undefined): string => {
    if (to === undefined) return from;
    if (to.startsWith('#case.')) return to.slice('#case.'.length);
    return to.startsWith('.') ? `${from}${to}` : [...path.slice(0, -1), to].join('.');
  };
  const lines = (name: string, value: unknown): string[] =>
    [value].flat().map((each) => {
      const { guard, target: to } = each as { guard?: string; target?: string }; // as the states are written
      return [from, name, guard ?? '', target(to)].join(' ');
    });
  const inner = Object.entries(config.states ?? {}).map(([key, child]) => ({ id: [...path, key].join('.'), ...written(child, [...path, key]) }));
  return {
    states: inner.flatMap(({ id, states }) => [id, ...states]),
    transitions: [
      ...Object.entries(config.on ?? {}).flatMap(([name, value]) => lines(name, value)),
      ...(config.always === undefined ? [] : lines('', config.always)),
      ...inner.flatMap(({ transitions }) => transitions),
    ],
  };
}

const onMap = (events: readonly CaseEvent[]): CaseMap => {
  const way = caseMap(map, pathways, events, meetingDay);
  if (!way.ok) throw new Error(way.refusal.message);
  return way.value;
};
const after = (of: Parameters<typeof registered>[0], ...facts: readonly CaseFact[]): CaseMap => onMap([registered(of), ...facts.map((fact) => event(fact))]);
const named = (nexts: CaseMap['open'], type: string, to?: string) => nexts.filter(({ transition }) => transition.event === type && (to === undefined || transition.to === to));
const sentences = (nexts: CaseMap['blocked']) => nexts.flatMap(({ blocks }) => blocks.map(({ text }) => text));

describe('the map of the machine', () => {
  it('holds every state and every transition of the machine and invents none', () => {
    // The configuration of a machine is typed for writing it; reading it needs its plain shape.
    const machine = written(caseMachine.config as Written);
    expect(map.states.map(({ id }) => id).sort()).toEqual(machine.states.sort());
    expect(map.transitions.map(({ from, event, guard, to }) => [from, event ?? '', guard ?? '', to].join(' ')).sort()).toEqual(machine.transitions.sort());
    expect(machine.transitions.length).toBeGreaterThan(90);
  });

  it('changes with the machine: nothing of it is drawn by hand', () => {
    const changed = createMachine({
      initial: 'referral',
      states: {
        referral: { description: 'Somewhere', meta: { clauses: ['K1b'] }, on: { triaged: { target: 'newStage', meta: { clauses: ['P1'] } } } },
        newStage: { initial: 'inner', states: { inner: {} } },
      },
    });
    const { states, transitions, edges } = machineMap(changed);
    expect(states.map(({ id, name, parent, kind }) => [id, name, parent, kind])).toEqual([
      ['referral', 'Somewhere', null, 'step'],
      ['newStage', 'New stage', null, 'stage'],
      ['newStage.inner', 'Inner', 'newStage', 'step'],
    ]);
    expect(transitions.map(({ from, to, name, clauses }) => [from, to, name, clauses])).toEqual([['referral', 'newStage', 'triage', ['P1']]]);
    expect(edges.map(({ id }) => id)).toEqual(['referral>newStage']);
  });

  it('gives each state the name and the clauses that the machine gives it', () => {
    const surgeons = map.states.find(({ id }) => id === 'planning.surgery.surgeons');
    expect(surgeons).toEqual({ id: 'planning.surgery.surgeons', name: 'surgeons to be named', parent: 'planning.surgery', kind: 'step', first: false, clauses: ['K6', 'P6a', 'P6b'] });
    expect(map.states.find(({ id }) => id === 'planning')?.kind).toBe('parallel');
    expect(map.states.find(({ id }) => id === 'diagnosis.workup')?.first).toBe(true);
  });

  it('draws each transition that leads on with exactly one line, from and to its states or the stages they lie in', () => {
    const drawn = map.edges.flatMap(({ from, to, transitions }) => transitions.map((transition) => ({ from, to, transition })));
    expect(drawn.map(({ transition }) => transition.id).sort()).toEqual(map.transitions.filter(leadsOut).map(({ id }) => id).sort());
    const covers = (end: string, state: string): boolean => end === state || state.startsWith(`${end}.`);
    expect(drawn.filter(({ from, to, transition }) => !covers(from, transition.from) || !covers(to, transition.to))).toEqual([]);
  });

  it('joins the three exits of a triage into one line, and keeps apart what only one part of a stage has', () => {
    const ids = map.edges.map(({ id }) => id);
    expect(ids).toContain('referral.triage>exits');
    expect(ids).not.toContain('referral.triage>exits.msccPathway');
    expect(ids).toContain('diagnosis>urgentTreatment');
    expect(ids).toContain('diagnosis.pathologyReview>discharged');
  });

  it('says what it leaves out of the drawing, and nothing that changes the way is among it', () => {
    expect(map.leftOut.join(' ')).toContain('change details, addendum');
    expect(map.leftOut.join(' ')).toContain('adopt another version of the pathway');
    expect(map.transitions.filter((transition) => isAside(transition) && leadsOut(transition))).toEqual([]);
  });
});

describe('a case on the map', () => {
  it('shows the states in the order the case came to them, with the moment and the event', () => {
    const later = '2026-11-27T09:30:00.000Z';
    const { visits, here } = onMap([registered(), event(triaged), event({ type: 'resultsReady' }, later)]);
    expect(visits.map(({ state, at, version, by }) => [state, at.slice(0, 10), version, by])).toEqual([
      ['referral', meetingDay, 1, 'register'],
      ['referral.triage', meetingDay, 1, 'register'],
      ['diagnosis', meetingDay, 2, 'triage'],
      ['diagnosis.workup', meetingDay, 2, 'triage'],
      ['diagnosis.pathologyReview', '2026-11-27', 3, 'results ready'],
    ]);
    expect(here).toEqual(['diagnosis', 'diagnosis.pathologyReview']);
  });

  it('marks what the case only passed through, and the steps it took by itself', () => {
    const { visits, here, taken } = after(details(), ...untilPlanned);
    expect(here).toContain('planning.surgery.complete');
    expect(visits.filter(({ state }) => state.startsWith('planning.surgery.')).map(({ state, passed }) => [state, passed])).toEqual([
      ['planning.surgery.none', true],
      ['planning.surgery.site', true],
      ['planning.surgery.surgeons', true],
      ['planning.surgery.crossSite', true],
      ['planning.surgery.complete', false],
    ]);
    const automatic = map.transitions.filter(({ event, from }) => event === null && from.startsWith('planning.surgery')).map(({ id }) => id);
    expect(taken.map(({ transition }) => transition).filter((id) => automatic.includes(id)).sort()).toEqual(automatic.sort());
    expect(taken.some(({ transition }) => transition.startsWith('planning.radiotherapy'))).toBe(false);
  });

  it('holds a child back from this pathway by C2, and leaves the way to the children’s pathway open', () => {
    const child = details({}, { patient: { ...details().patient, dateOfBirth: '2015-03-14' } });
    const { open, blocked } = after(child);
    expect(named(blocked, 'triaged', 'diagnosis')[0]?.blocks[0]?.clauses).toContain('C2');
    expect(named(open, 'triaged', 'exits.childrensPathway')).toHaveLength(1);
    expect(named(after(details()).open, 'triaged', 'diagnosis')).toHaveLength(1);
  });

  it('holds the discussion back for a case that belongs elsewhere, and opens it for one that belongs here', () => {
    const found: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ origin: 'metastatic', metastaticCordCompression: 'yes' }).tumour }, reason: 'MRI' };
    const elsewhere = after(details(), triaged, { type: 'resultsReady' }, reviewed, listed, found);
    expect(named(elsewhere.blocked, 'discussionStarted')[0]?.blocks.flatMap(({ clauses }) => clauses)).toContain('C3');
    expect(named(after(details(), triaged, { type: 'resultsReady' }, reviewed, listed).open, 'discussionStarted')).toHaveLength(1);
  });

  it('holds the agreement back by exactly what the rules hold against it, and opens it when they do not', () => {
    const contact = surgery({ practitioners: [practitioner({ standing: [{ status: 'contact' }] })], site: nhnn });
    const facts = [...untilDiscussion, { type: 'modalityPlanned', plan: contact }] as const;
    const { blocked } = after(details(), ...facts);
    const state = facts.reduce((state, fact) => {
      const next = recordFact(state, event(fact));
      return next.ok ? next.value : state;
    }, openCase(pathway, registered()));
    const held = agreementBlocks(pathway, recordOf(state), meetingDay).map(({ text }) => text);
    expect(held.length).toBeGreaterThan(2);
    expect(sentences(named(blocked, 'agreed'))).toEqual(held);
    const planned = after(details(), ...untilPlanned);
    expect(named(planned.blocked, 'agreed')).toEqual([]);
    expect(named(planned.open, 'agreed')).toHaveLength(1);
  });

  it('holds the treatment back until the pathology review is recorded (P4), and not longer', () => {
    const unreviewed: CaseFact[] = [triaged, listed, started, { type: 'modalityPlanned', plan: surgery() }];
    const conditional: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'pathologyReview', words: 'Pathology review', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
    const waiting = after(details(), ...unreviewed, conditional, agreed);
    expect(named(waiting.blocked, 'treatmentStarted')[0]?.blocks.map(({ clauses }) => clauses)).toEqual([['P4']]);
    const done = after(details(), ...unreviewed, conditional, agreed, reviewed);
    expect(named(done.open, 'treatmentStarted')).toHaveLength(1);
  });

  it('names the visiting surgeon who is not arranged as what an agreed plan waits for (K5)', () => {
    const away = surgery({ site: nhnn });
    const visit: CaseFact = { type: 'arrangementRequested', request: { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: ['2026-12-03'] } };
    const craniocervical = details({ skullBase: 'yes' });
    const { here, blocked } = after(craniocervical, ...untilDiscussion, { type: 'modalityPlanned', plan: away }, noted, visit, agreed);
    expect(here).toContain('agreed.arranging');
    const waits = blocked.filter(({ transition }) => transition.guard === 'visitorsArranged');
    expect(waits[0]?.blocks).toMatchObject([{ text: expect.stringContaining('Test Surgeon A'), clauses: ['K5'] }]);
  });

  it('refuses a history that does not begin with its registration', () => {
    expect(caseMap(map, pathways, [event(triaged)], meetingDay)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  });
});

describe('the map beside the machine, over any history', () => {
  const visit = { arrangementId: 'visit-1' } as const;
  const anyFact: fc.Arbitrary<CaseFact> = fc.constantFrom<CaseFact>(
    triaged,
    { type: 'triaged', to: 'otherService', reason: 'Other tumour' },
    { type: 'resultsReady' },
    reviewed,
    { type: 'pathologyReviewed', result: 'inconclusive', reviewer: '', on: '2026-11-20' },
    { type: 'pathologyReviewed', result: 'notATumour', reviewer: '', on: '2026-11-20' },
    listed,
    { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null },
    { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' },
    started,
    { type: 'modalityPlanned', plan: surgery() },
    { type: 'modalityPlanned', plan: surgery({ site: nhnn }) },
    { type: 'modalityPlanned', plan: surgery({ practitioners: [] }) },
    { type: 'modalityPlanned', plan: radiotherapy({ site: null }) },
    { type: 'modalityPlanned', plan: radiotherapy() },
    { type: 'modalityPlanned', plan: systemic() },
    { type: 'modalityWithdrawn', modality: 'surgery' },
    { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'There', agreedBy: ['spinalSurgeon'], dissentedBy: [], on: meetingDay }, meeting: null },
    noted,
    { type: 'deferred', meeting: inMeeting(), cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' },
    { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' },
    agreed,
    { type: 'reopened', meeting: inMeeting(), reason: 'Again' },
    { type: 'arrangementRequested', request: { ...visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: ['2026-12-03'] } },
    { type: 'arrangementAccepted', ...visit, date: '2026-12-03' },
    { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] },
    { type: 'treatmentCompleted', on: '2026-12-03' },
    { type: 'followedUp', followed: 'yes', reason: '' },
    { type: 'relisted', because: 'recurrence', detail: 'New lesion' },
  );
  /** The planner's own wish, which no rule holds back, and the one guard that is a change for the worse. */
  const notWaitedFor = ['surgeryPlanned', 'radiotherapyPlanned', 'systemicPlanned', 'surgeonDeclined'];

  it('called every step open that the case then took, and explains every wait of a state that moves on by itself', () => {
    let steps = 0;
    let explained = 0;
    fc.assert(
      fc.property(fc.constantFrom([], untilDiscussion), fc.array(anyFact, { minLength: 10, maxLength: 60 }), (begun, offered) => {
        let state = openCase(pathway, registered());
        const events: CaseEvent[] = [registered()];
        for (const fact of [...begun, ...offered]) {
          const next = recordFact(state, event(fact));
          if (!next.ok) continue;
          const before = onMap(events);
          events.push(event(fact));
          state = next.value;
          const way = onMap(events);
          const own = map.transitions.filter((each) => each.event === fact.type && leadsOut(each) && before.here.includes(each.from) && way.here.includes(each.to) && !before.here.includes(each.to));
          for (const each of own) expect(before.open.map(({ transition }) => transition.id)).toContain(each.id);
          steps += own.length;
          const waiting = map.transitions.filter(({ event, guard, from }) => event === null && way.here.includes(from) && !notWaitedFor.includes(guard ?? ''));
          for (const each of waiting) expect(way.blocked.find(({ transition }) => transition.id === each.id)?.blocks.length).toBeGreaterThan(0);
          explained += waiting.length;
        }
      }),
      { numRuns: 25 },
    );
    expect(steps).toBeGreaterThan(20);
    expect(explained).toBeGreaterThan(5);
  });
});

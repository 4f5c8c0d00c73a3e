import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { arrangementMachine } from '../../shared/pathway/arrangementMachine.ts';
import { caseMachine } from '../../shared/pathway/machine.ts';
import { meetingMachine } from '../../shared/pathway/meetingMachine.ts';
import { type CaseState, clausesOfState, stateName } from '../../shared/pathway/replay.ts';
import { pathway } from '../fakes/pathway.ts';
import {
  agreed,
  caseAfter,
  details,
  inMeeting,
  nhnn,
  noted,
  practitioner,
  radiotherapy,
  reviewed,
  started,
  surgery,
  systemic,
  triaged,
  untilDiscussion,
  untilPlanned,
} from '../fakes/records.ts';

const request = { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] };
const asked: CaseFact = { type: 'arrangementRequested', request };
const visiting: CaseFact = { type: 'modalityPlanned', plan: surgery({ site: nhnn }) };
const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
const notDesignated = practitioner({ standing: [{ status: 'contact' }] });

/** The shortest way to each state, as facts after the registration; the facts of the case where it needs others than usual. */
const ways: Readonly<Record<string, { readonly of?: Parameters<typeof caseAfter>[0]; readonly steps: readonly CaseFact[] }>> = {
  'referral.triage': { steps: [] },
  'exits.childrensPathway': { of: details({}, { patient: { ...details().patient, dateOfBirth: '2012-04-03' } }), steps: [{ type: 'triaged', to: 'childrensPathway', reason: '' }] },
  'exits.msccPathway': { of: details({ origin: 'metastatic', metastaticCordCompression: 'yes' }), steps: [{ type: 'triaged', to: 'msccPathway', reason: '' }] },
  'exits.otherService': { of: details({ tissue: 'softTissue', spineContact: 'no' }), steps: [{ type: 'triaged', to: 'otherService', reason: '' }] },
  'diagnosis.workup': { steps: [triaged] },
  'diagnosis.pathologyReview': { steps: [triaged, { type: 'resultsReady' }] },
  discharged: { steps: [triaged, { type: 'resultsReady' }, { ...reviewed, result: 'notATumour' } as CaseFact] },
  urgentTreatment: { steps: [{ type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-18' }] },
  awaitingMdt: { steps: [triaged, { type: 'listed', meetingId: 'meeting-1' }] },
  discussion: { steps: untilDiscussion },
  'planning.surgery.none': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: radiotherapy() }] },
  'planning.surgery.site': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ site: null }) }] },
  'planning.surgery.surgeons': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ practitioners: [] }) }] },
  'planning.surgery.crossSite': { of: skullBase, steps: [...untilDiscussion, visiting] },
  'planning.surgery.complete': { steps: untilPlanned },
  'planning.radiotherapy.none': { steps: untilPlanned },
  'planning.radiotherapy.site': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: radiotherapy({ site: null }) }] },
  'planning.radiotherapy.practitioners': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: radiotherapy({ practitioners: [notDesignated] }) }] },
  'planning.radiotherapy.complete': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: radiotherapy() }] },
  'planning.systemic.none': { steps: untilPlanned },
  'planning.systemic.practitioners': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: systemic({ practitioners: [notDesignated] }) }] },
  'planning.systemic.complete': { steps: [...untilDiscussion, { type: 'modalityPlanned', plan: systemic() }] },
  noActiveTreatment: { steps: [...untilDiscussion, { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' }] },
  'agreed.arranging': { of: skullBase, steps: [...untilDiscussion, visiting, asked, noted, agreed] },
  'agreed.surgeonToChoose': { of: skullBase, steps: [...untilDiscussion, visiting, asked, noted, agreed, { type: 'arrangementDeclined', arrangementId: 'visit-1', reason: 'On leave' }] },
  'agreed.ready': { steps: [...untilPlanned, agreed] },
  delivery: { steps: [...untilPlanned, agreed, { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] }] },
  followUp: { steps: [...untilPlanned, agreed, { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] }, { type: 'treatmentCompleted', on: '2026-12-03' }] },
  closed: { steps: [...untilPlanned, agreed, { type: 'followedUp', followed: 'no', reason: 'Patient chose otherwise' }] },
};

type Node = { readonly path: readonly string[]; readonly states: Record<string, Node>; readonly meta?: unknown; readonly description?: string; readonly transitions: ReadonlyMap<string, readonly { readonly meta?: unknown }[]>; readonly always?: readonly { readonly meta?: unknown }[] };

const nodesOf = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(nodesOf)];
const inside = (state: CaseState): string[] => state.snapshot._nodes.map((node) => node.path.join('.'));

describe('the case machine', () => {
  it('has a way to every state, and no way to a state that is not there (I9)', () => {
    const leaves = nodesOf(caseMachine.root).filter((node) => Object.keys(node.states).length === 0);
    expect(Object.keys(ways).sort()).toEqual(leaves.map((node) => node.path.join('.')).sort());
  });

  it.each(Object.entries(ways))('reaches %s by its shortest way', (path, { of = details(), steps }) => {
    expect(inside(caseAfter(of, ...steps))).toContain(path);
  });

  it.each(Object.entries(ways))('has a name and a way on from %s (I9)', (_path, { of = details(), steps }) => {
    const state = caseAfter(of, ...steps);
    expect(stateName(state)).not.toMatch(/^[a-z]+\./);
    expect(state.snapshot._nodes.flatMap((node) => node.ownEvents).filter((type) => !['detailsChanged', 'addendum'].includes(type))).not.toEqual([]);
  });

  it('cites known clauses for every state it can be in', () => {
    for (const { of = details(), steps } of Object.values(ways)) expect(clausesOfState(caseAfter(of, ...steps)).filter((id) => !pathway.clauses.has(id))).toEqual([]);
  });
});

it.each([
  ['case', caseMachine.root],
  ['meeting', meetingMachine.root],
  ['arrangement', arrangementMachine.root],
] as const)('every state and transition of the %s machine carries clauses that exist', (_name, root) => {
  const known = (meta: unknown): boolean => {
    const { clauses } = (meta ?? {}) as { clauses?: readonly string[] };
    return clauses !== undefined && clauses.every((id) => pathway.clauses.has(id));
  };
  for (const node of nodesOf(root as unknown as Node).filter(({ path }) => path.length > 0)) {
    expect(known(node.meta), node.path.join('.')).toBe(true);
  }
  if (root.id !== 'case') return;
  for (const node of nodesOf(root as unknown as Node)) {
    const transitions = [...node.transitions.values(), node.always ?? []].flat();
    for (const transition of transitions) expect(known(transition.meta), `from ${node.path.join('.')}`).toBe(true);
  }
});

it('starts a discussion for a case that waits', () => {
  expect(inside(caseAfter(details(), triaged, { type: 'listed', meetingId: 'meeting-1' }, started))).toContain('discussion');
});

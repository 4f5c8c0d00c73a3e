import type { AnyStateNode, StateValueFrom } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { CaseStage } from '../../shared/domain/caseStage.ts';
import { caseMachine } from '../../shared/pathway/machine.ts';
import { stageOf, stateName } from '../../shared/pathway/replay.ts';
import { waitsFor } from '../../shared/pathway/waitsFor.ts';
import { caseAfter, details, inMeeting, listed, started, triaged } from '../fakes/records.ts';

const top: readonly AnyStateNode[] = Object.values(caseMachine.states);

describe('every state of the case machine', () => {
  it.each(top.map((node) => [node.key, node] as const))('says by exactly one tag how far a case in "%s" is', (_name, node) => {
    expect(node.tags).toHaveLength(1);
    expect(CaseStage.options).toContain(node.tags[0]);
    expect(Object.values(node.states).flatMap(({ tags }) => tags)).toEqual([]);
  });

  it('counts as an end only where nothing of this pathway is left to do', () => {
    expect(top.filter(({ tags }) => tags.includes('ended')).map(({ key }) => key).sort()).toEqual(['closed', 'discharged', 'exits']);
  });
});

/** The states a case can rest in, each as the machine writes it; the parts of a plan side by side are one. */
const open = top
  .filter(({ tags }) => !tags.includes('ended'))
  // Keys of the machine's own states, which Object.keys forgets.
  .flatMap((node) => (node.type === 'compound' ? Object.keys(node.states).map((child) => ({ [node.key]: child })) : [node.key]) as StateValueFrom<typeof caseMachine>[]);

describe('what an open case waits for', () => {
  it.each(open.filter((value) => value !== 'planning').map((value) => [JSON.stringify(value), value] as const))('is said in words of its own at %s', (_name, value) => {
    const snapshot = caseMachine.resolveState({ value, context: caseAfter(details()).snapshot.context });
    expect(waitsFor({ snapshot, version: 1 })?.words).not.toBe(stateName({ snapshot, version: 1 }));
    expect(waitsFor({ snapshot, version: 1 })?.clauses).not.toEqual([]);
  });

  const urgent = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null } as const;
  const noted: CaseFact = { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' };
  const declined = { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' } as const;
  const deferred = (detail: string) => ({ type: 'deferred', meeting: inMeeting(), cause: 'imaging', detail, owner: 'Test Radiologist', due: '2026-12-01' }) as const;

  it.each([
    ['the referral', [], 'waiting', 'Triage: does it belong to this pathway?', 'P1'],
    ['triage', [triaged], 'waiting', 'Results of the work-up', 'K1a'],
    ['results', [triaged, { type: 'resultsReady' }], 'waiting', 'The specialist pathology review', 'P4'],
    ['urgent treatment', [triaged, urgent], 'waiting', 'The consultation note on its urgent treatment', 'K2c'],
    ['its note', [triaged, urgent, noted], 'waiting', 'The next meeting, to look back on its urgent treatment', 'K2b'],
    ['listing', [triaged, listed], 'waiting', 'A meeting', 'K2a'],
    ['a deferral', [triaged, listed, started, deferred('')], 'waiting', 'A meeting: deferred for imaging (Test Radiologist, by 1 Dec 2026)', 'K2a'],
    ['a deferral in words', [triaged, listed, started, deferred('chest CT')], 'waiting', 'A meeting: deferred for chest CT (Test Radiologist, by 1 Dec 2026)', 'K2a'],
    ['not being reached', [triaged, listed, { type: 'notDiscussed', meeting: inMeeting(), reason: 'no time' }], 'waiting', 'A meeting: it was listed and not discussed (no time)', 'K2a'],
    ['the start of its discussion', [triaged, listed, started], 'inMeeting', 'The outcome of its discussion', 'K2a'],
    ['a decision', [triaged, listed, started, declined], 'decided', 'Follow-up of the decision for no active treatment', 'P3'],
    ['being listed again', [triaged, listed, started, declined, { type: 'relisted', because: 'newFinding', detail: 'New MRI' }], 'waiting', 'A meeting: it is listed again', 'K2a'],
  ] as const)('after %s', (_what, steps, stage, words, clause) => {
    const state = caseAfter(details(), ...steps);
    expect(stageOf(state)).toBe(stage);
    expect(waitsFor(state)?.words).toBe(words);
    expect(waitsFor(state)?.clauses).toContain(clause);
  });

  it('is nothing for a case that has ended', () => {
    for (const state of [caseAfter(details(), { type: 'triaged', to: 'otherService', reason: 'Belongs elsewhere' }), caseAfter(details(), triaged, listed, started, declined, { type: 'followedUp', followed: 'no', reason: 'Went elsewhere' })]) {
      expect(stageOf(state)).toBe('ended');
      expect(waitsFor(state)).toBeNull();
    }
  });
});

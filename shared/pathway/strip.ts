import { caseMachine } from './machine.ts';
import { type CaseState, recordOf, statePath } from './replay.ts';
import type { StripStep } from './statement.ts';

type Stage = { readonly id: string; readonly name: string };

const way: readonly Stage[] = [
  { id: 'referral', name: 'Triage' },
  { id: 'diagnosis', name: 'Work-up' },
  { id: 'urgentTreatment', name: 'Urgent treatment' },
  { id: 'awaitingMdt', name: 'Awaiting MDT' },
  { id: 'discussion', name: 'Discussion' },
  { id: 'planning', name: 'Planning' },
  { id: 'agreed', name: 'Agreed' },
  { id: 'delivery', name: 'Treatment' },
  { id: 'followUp', name: 'Follow-up' },
  { id: 'closed', name: 'Closed' },
];

const endings: Readonly<Record<string, string>> = {
  exits: 'Other pathway',
  discharged: 'Discharged',
  noActiveTreatment: 'No active treatment',
};

/** The way of a case in a line: the stages behind it, where it is, what lies ahead. Urgent treatment is shown only where it happened. */
export function pathwayStrip(state: CaseState): StripStep[] {
  const [stage = ''] = statePath(state).split('.');
  const stages = way.filter(({ id }) => id !== 'urgentTreatment' || recordOf(state).urgentTreatment !== null);
  const ending = endings[stage];
  if (ending !== undefined) {
    const behind = stages.slice(0, stage === 'exits' ? 1 : stage === 'discharged' ? 2 : stages.findIndex(({ id }) => id === 'planning'));
    return [...behind.map((each) => step(each, 'done')), step({ id: stage, name: ending }, 'exit')];
  }
  const here = stages.findIndex(({ id }) => id === stage);
  return stages.map((each, index) => step(each, index < here ? 'done' : index === here ? 'here' : 'ahead'));
}

function step({ id, name }: Stage, position: StripStep['position']): StripStep {
  return { id, name, position, clauses: [...(caseMachine.states[id as keyof typeof caseMachine.states]?.meta?.clauses ?? [])] };
}

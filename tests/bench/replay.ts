import { initialTransition, transition } from 'xstate';
import type { CaseEvent } from '../../shared/domain/caseEvent.ts';
import { registeredRecord } from '../../shared/pathway/fold.ts';
import { caseMachine } from '../../shared/pathway/machine.ts';
import { replayCase } from '../../shared/pathway/replay.ts';
import { pathway, pathways } from '../fakes/pathway.ts';
import { event, nhnn, noted, radiotherapy, registered, surgery, untilDiscussion } from '../fakes/records.ts';
import { inTurns } from './measure.ts';
import { type Line, milliseconds } from './report.ts';

/** Replaying a case of 200 events, against XState's own `transition` folded over the same events. */
export async function replay(): Promise<Line> {
  const first = registered();
  const plans = [surgery(), surgery({ site: nhnn }), radiotherapy()].map((plan) => event({ type: 'modalityPlanned', plan }));
  const steps = untilDiscussion.map((fact) => event(fact));
  const planned = Array.from({ length: 200 - 1 - steps.length }, (_, index) => (index % 5 === 4 ? event(noted) : (plans[index % 3] ?? event(noted))));
  const later = [...steps, ...planned];
  const history: readonly CaseEvent[] = [first, ...later];
  const medians = await inTurns(
    [
      {
        name: 'ours',
        turn: () => {
          const replayed = replayCase(pathways, history);
          if (!replayed.ok) throw new Error(replayed.refusal.message);
        },
      },
      {
        name: 'bare',
        turn: () => {
          let [snapshot] = initialTransition(caseMachine, { pathway, pathways, record: registeredRecord(first) });
          for (const each of later) if (each.type !== 'registered') [snapshot] = transition(caseMachine, snapshot, each);
          return snapshot;
        },
      },
    ],
    60,
  );
  const [ours = 0, bare = 0] = ['ours', 'bare'].map((name) => medians.get(name));
  return { what: 'replay a case of 200 events', ours: milliseconds(ours), against: `${milliseconds(bare)} bare XState transition`, ratio: ours / bare, bar: 1.3 };
}

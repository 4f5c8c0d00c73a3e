import { describe, expect, it } from 'vitest';
import type { Arrangement } from '../../shared/domain/arrangement.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { type ArrangementEvent, arrangementTakes, nextArrangement } from '../../shared/pathway/arrangementMachine.ts';
import { event } from '../fakes/records.ts';

const request = { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: ['2026-12-03', '2026-12-10'] };
const asked: Arrangement = { request, status: 'requested', acceptedDate: null, host: null, note: '' };
const host = (on: string) => ({ on, theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' });

const of = { arrangementId: 'visit-1' } as const;
const facts: readonly CaseFact[] = [
  { type: 'arrangementAccepted', ...of, date: '2026-12-03' },
  { type: 'arrangementAccepted', ...of, date: '2026-12-10' },
  { type: 'arrangementDeclined', ...of, reason: 'On leave' },
  { type: 'arrangementCounterProposed', ...of, dateOptions: ['2026-12-17'], note: '' },
  { type: 'arrangementReoffered', ...of, dateOptions: ['2026-12-10'] },
  { type: 'hostConfirmed', ...of, host: host('2026-12-03') },
  { type: 'hostConfirmed', ...of, host: host('2026-12-10') },
  { type: 'arrangementCancelled', ...of, reason: 'Off the plan' },
  { type: 'treatmentCompleted', on: '2026-12-10' },
];
const offered = facts.map((fact) => event(fact) as ArrangementEvent);

/** Every arrangement that so many events can lead to, with the number of ways. */
function reachable(steps: number): Arrangement[] {
  const seen = new Map<string, Arrangement>([[JSON.stringify(asked), asked]]);
  let edge: Arrangement[] = [asked];
  for (let step = 0; step < steps; step += 1) {
    edge = edge.flatMap((each) =>
      offered.flatMap((one) => {
        if (!arrangementTakes(each, one)) return [];
        const next = nextArrangement(each, one);
        const key = JSON.stringify(next);
        if (seen.has(key)) return [];
        seen.set(key, next);
        return [next];
      }),
    );
  }
  return [...seen.values()];
}

describe('a visiting surgeon’s operation (K5)', () => {
  const all = reachable(8);

  it('is arranged only when surgeon and host have confirmed the same day, over every way of eight events (I11)', () => {
    const arranged = all.filter(({ status }) => status === 'arranged' || status === 'done');
    expect(arranged.length).toBeGreaterThan(0);
    for (const { acceptedDate, host: confirmed } of arranged) expect(acceptedDate).toBe(confirmed?.on);
  });

  it('reaches every status', () => {
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['requested', 'counterProposed', 'surgeonAccepted', 'hostConfirmed', 'arranged', 'declined', 'done', 'cancelled']));
  });

  it('makes the host confirm again when the surgeon takes another day', () => {
    const hosted = nextArrangement(asked, event({ type: 'hostConfirmed', ...of, host: host('2026-12-03') }) as ArrangementEvent);
    expect(nextArrangement(hosted, event({ type: 'arrangementAccepted', ...of, date: '2026-12-10' }) as ArrangementEvent)).toMatchObject({ status: 'surgeonAccepted', host: null });
  });

  it('takes nothing more once it is declined, cancelled or done, but for a declined one to be cancelled', () => {
    for (const ended of all.filter(({ status }) => ['declined', 'cancelled', 'done'].includes(status))) {
      const taken = offered.filter((one) => arrangementTakes(ended, one)).map(({ type }) => type);
      expect(taken).toEqual(ended.status === 'declined' ? ['arrangementCancelled'] : []);
    }
  });
});

import { assign, setup, transition } from 'xstate';
import type { Arrangement, ArrangementStatus } from '../domain/arrangement.ts';
import type { CaseEvent } from '../domain/caseEvent.ts';

/** The events that tell of one arrangement. */
export type ArrangementEvent = Extract<CaseEvent, { arrangementId: string }> | Extract<CaseEvent, { type: 'treatmentCompleted' }>;

type Progress = Omit<Arrangement, 'status'>;

const arrangementSetup = setup({
  types: { context: {} as Progress, events: {} as ArrangementEvent, input: {} as Progress, meta: {} as { readonly clauses: readonly string[] } },
  actions: {
    record: assign(({ context, event }): Partial<Progress> => {
      switch (event.type) {
        case 'arrangementAccepted':
          return { acceptedDate: event.date };
        case 'arrangementDeclined':
          return { acceptedDate: null, note: event.reason };
        case 'arrangementCounterProposed':
          return { acceptedDate: null, request: { ...context.request, dateOptions: event.dateOptions }, note: event.note };
        case 'arrangementReoffered':
          return { acceptedDate: null, host: null, request: { ...context.request, dateOptions: event.dateOptions }, note: '' };
        case 'hostConfirmed':
          return { host: event.host };
        case 'arrangementCancelled':
          return { note: event.reason };
        case 'treatmentCompleted':
          return {};
      }
    }),
    /** A day other than the one the host confirmed makes the host confirm again. */
    dropHost: assign({ host: null }),
  },
  guards: {
    /** One of the days that were offered; any day while none was. */
    offeredDay: ({ context, event }) =>
      event.type === 'arrangementAccepted' && (context.request.dateOptions.length === 0 || context.request.dateOptions.includes(event.date)),
    hostsDay: ({ context, event }) =>
      event.type === 'arrangementAccepted' &&
      event.date === context.host?.on &&
      (context.request.dateOptions.length === 0 || context.request.dateOptions.includes(event.date)),
    surgeonsDay: ({ context, event }) => event.type === 'hostConfirmed' && event.host.on === context.acceptedDate && paperHolds(event.host),
    paperHolds: ({ event }) => event.type === 'hostConfirmed' && paperHolds(event.host),
  },
});

/** An honorary paper that ends before the operation is no paper. */
function paperHolds(host: NonNullable<Arrangement['host']>): boolean {
  return host.honoraryPaperUntil === null || host.honoraryPaperUntil >= host.on;
}

const meta = { clauses: ['K5'] };

/**
 * One visiting surgeon's operation: asked, answered by the surgeon, confirmed by the host, in either order. It is arranged only
 * when both have confirmed the same day (K5, I11). No clock, no calls: events in, state out.
 */
export const arrangementMachine = arrangementSetup.createMachine({
  id: 'arrangement',
  context: ({ input }) => input,
  initial: 'requested',
  on: {
    arrangementDeclined: { target: '.declined', actions: 'record', meta },
    arrangementCancelled: { target: '.cancelled', actions: 'record', meta },
  },
  states: {
    requested: {
      meta,
      on: {
        arrangementAccepted: { guard: 'offeredDay', target: 'surgeonAccepted', actions: 'record', meta },
        arrangementCounterProposed: { target: 'counterProposed', actions: 'record', meta },
        arrangementReoffered: { target: 'requested', actions: 'record', meta },
        hostConfirmed: { guard: 'paperHolds', target: 'hostConfirmed', actions: 'record', meta },
      },
    },
    counterProposed: {
      meta,
      on: {
        arrangementReoffered: { target: 'requested', actions: 'record', meta },
        arrangementCounterProposed: { target: 'counterProposed', actions: 'record', meta },
      },
    },
    surgeonAccepted: {
      meta,
      on: {
        hostConfirmed: { guard: 'surgeonsDay', target: 'arranged', actions: 'record', meta },
        arrangementCounterProposed: { target: 'counterProposed', actions: 'record', meta },
        arrangementReoffered: { target: 'requested', actions: 'record', meta },
      },
    },
    hostConfirmed: {
      meta,
      on: {
        arrangementAccepted: [
          { guard: 'hostsDay', target: 'arranged', actions: 'record', meta },
          { guard: 'offeredDay', target: 'surgeonAccepted', actions: ['record', 'dropHost'], meta },
        ],
        arrangementCounterProposed: { target: 'counterProposed', actions: ['record', 'dropHost'], meta },
        arrangementReoffered: { target: 'requested', actions: 'record', meta },
        hostConfirmed: { guard: 'paperHolds', target: 'hostConfirmed', actions: 'record', meta },
      },
    },
    arranged: {
      meta,
      on: {
        arrangementReoffered: { target: 'requested', actions: 'record', meta },
        treatmentCompleted: { target: 'done', actions: 'record', meta },
      },
    },
    declined: { meta, on: { arrangementDeclined: {} } },
    done: { meta, on: { arrangementDeclined: {}, arrangementCancelled: {} } },
    cancelled: { meta, on: { arrangementDeclined: {}, arrangementCancelled: {} } },
  },
});

function snapshotOf({ status, ...context }: Arrangement): ReturnType<typeof arrangementMachine.resolveState> {
  return arrangementMachine.resolveState({ value: status, context });
}

/** Whether the arrangement, as it stands, takes the event. */
export function arrangementTakes(arrangement: Arrangement, event: ArrangementEvent): boolean {
  return snapshotOf(arrangement).can(event);
}

/** The arrangement after the event; unchanged where its machine does not take it. */
export function nextArrangement(arrangement: Arrangement, event: ArrangementEvent): Arrangement {
  const [next] = transition(arrangementMachine, snapshotOf(arrangement), event);
  return { ...next.context, status: next.value as ArrangementStatus };
}

import type { displayCalls } from '../../../shared/api/displayViews.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { NotInRecord } from '../workspace/notInRecord.ts';
import type { SharedDisplay } from './sharedDisplay.ts';

/** What the calls of the shared display do. */
export function displayHandlers(display: SharedDisplay, missing: NotInRecord): Pick<Handlers, keyof typeof displayCalls> {
  return {
    'display.read': ({ meetingId }) => display.read(meetingId),
    'display.switches': async ({ meetingId }) => ok(display.switches(meetingId)),
    'display.set': async ({ meetingId, blank, initials }) => missing({ meetingId }) ?? display.set(meetingId, { blank, initials }),
  };
}

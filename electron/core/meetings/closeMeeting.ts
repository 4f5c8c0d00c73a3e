import type { MeetingCommand } from '../../../shared/api/commands.ts';
import type { HoldsClose } from '../../../shared/api/closingViews.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import type { MeetingCircumstance } from '../../../shared/domain/caseEvent.ts';
import type { SealedCase } from '../../../shared/domain/meeting.ts';
import type { MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { LoadedCase } from '../cases/caseStreams.ts';
import type { Clock } from '../ports.ts';
import { holdsClose, holdsCloseWords } from './holdsClose.ts';
import type { LoadedMeeting } from './meetingStreams.ts';
import { sealDigest } from './sealDigest.ts';

/** A meeting as it is about to be closed, and the way to its cases. */
export type ToClose = {
  readonly loaded: LoadedMeeting;
  readonly view: MeetingView;
  readonly circumstance: MeetingCircumstance;
  readonly loadCase: (caseId: string) => Promise<Result<LoadedCase>>;
  readonly clock: Clock;
};

/** The cases without an outcome and what can be done about each; none for a meeting that is not in progress. */
export async function casesHoldingClose({ view, circumstance, loadCase, clock }: ToClose): Promise<HoldsClose[]> {
  if (view.state !== 'inProgress') return [];
  const stateOf = async (caseId: string): ReturnType<Parameters<typeof holdsClose>[1]['stateOf']> => {
    const found = await loadCase(caseId);
    return found.ok ? ok(found.value.state) : found;
  };
  return holdsClose(view, { stateOf, circumstance, at: clock().toISOString() });
}

/**
 * The seal: every case of the agenda, and every one that was taken off it when people had it in hand, as it stands at the close, and one digest
 * over them and all events of the meeting. Refuses while a case holds the close back.
 */
export async function closingFact(meeting: ToClose, { verifier, aloneBecause }: Extract<MeetingCommand, { type: 'closed' }>): Promise<Result<MeetingFact>> {
  const { loaded, loadCase } = meeting;
  const open = await casesHoldingClose(meeting);
  if (open.length > 0) return refuse('notNow', `The meeting cannot be closed yet. ${holdsCloseWords(open)}`);
  const { agenda, takenOff } = loaded.replay.snapshot.context;
  const sealedCases: SealedCase[] = [];
  for (const { caseId } of [...agenda, ...takenOff.filter(({ inMinutes }) => inMinutes)]) {
    const found = await loadCase(caseId);
    // A damaged case cannot be vouched for: the seal says so with an empty hash instead of holding the whole meeting open.
    sealedCases.push(found.ok ? { caseId, ...found.value.head } : { caseId, version: 0, hash: '' });
  }
  return ok({ type: 'closed', verifier, aloneBecause, sealedCases, digest: sealDigest(loaded.head.hash, sealedCases) });
}

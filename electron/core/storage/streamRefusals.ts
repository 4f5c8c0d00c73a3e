import { refuse, type Result } from '../../../shared/domain/result.ts';
import type { StreamId } from '../ports.ts';

/** An id that could lead out of the folder. */
export function refuseUnsafeId(): Result<never> {
  return refuse('invalidInput', 'The id of a record may hold only letters, digits and dashes.');
}

/** This process is not the writer. */
export function refuseReadOnly(): Result<never> {
  return refuse('readOnly', 'This data folder is open for reading only. Nothing was saved.');
}

/** The caller has not seen the newest events. */
export function refuseConflict(stream: StreamId): Result<never> {
  return refuse('conflict', `The ${stream.kind} has changed since you opened it. Nothing was saved. Look at it again, then repeat your change.`);
}

/** The file has not the length this process left it with. */
export function refuseForeignChange(stream: StreamId): Result<never> {
  return refuse('conflict', `Another program has changed the file of this ${stream.kind}. Nothing was saved. Open it again before you go on.`);
}

/** The system would not give out the file, so nothing is known of its content. */
export function refuseUnreadable(stream: StreamId): Result<never> {
  return refuse('internal', `The disk would not give out the file of this ${stream.kind}. Try again, then tell your IT department.`);
}

/** The whole data folder is not there, so nothing is known of any file in it. */
export function refuseOutOfReach(): Result<never> {
  return refuse('internal', 'The data folder cannot be reached, so nothing can be read or saved. Look whether the network or the drive it lies on is connected, then try again.');
}

/** The file cannot be trusted, for a reason that names the event. */
export function refuseDamaged(stream: StreamId, reason: string): Result<never> {
  return refuse('damaged', `The file of this ${stream.kind} is damaged and was not used. ${reason}`);
}

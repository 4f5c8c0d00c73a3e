import { type Result, refuse } from '../../../shared/domain/result.ts';
import { hasCode } from './disk.ts';

const unreachable = ['ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENODEV', 'ENXIO'];

/** Turns the system's error at writing into a refusal "notSaved" that says what the person at the keyboard can do. */
export function notSaved(error: unknown): Result<never> {
  return refuse('notSaved', `${cause(error)} Nothing was saved. ${remedy(error)}`);
}

/**
 * The same where the disk took what was written and then failed before it said that it is safe, and it could not be taken back: whether it will be there
 * is not known. Saying that nothing was saved would invite to enter it twice.
 */
export function perhapsSaved(error: unknown): Result<never> {
  return refuse('notSaved', `${cause(error)} It is not certain whether this was saved. Keep a note on paper, and look here again before you repeat it.`);
}

/** A write of which the disk did not say whether it is safe, although it lies where it belongs. */
export class UncertainWrite extends Error {
  override readonly name = 'UncertainWrite';
}

function cause(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'The disk is full.';
  if (hasCode(error, 'EROFS', 'EACCES', 'EPERM')) return 'The data folder does not allow writing.';
  if (hasCode(error, 'EBUSY')) return 'Another program is holding the file.';
  if (hasCode(error, 'ENOENT')) return 'The file is no longer in the data folder.';
  if (hasCode(error, ...unreachable)) return 'The data folder cannot be reached.';
  return 'The disk reported a fault.';
}

function remedy(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'Free some space, then try again.';
  if (hasCode(error, 'EBUSY')) return 'Try again in a moment.';
  if (hasCode(error, ...unreachable)) return 'Look whether the network or the drive it lies on is connected, then try again.';
  return 'Keep a note on paper and tell your IT department.';
}

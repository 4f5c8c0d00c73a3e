import { type Result, refuse } from '../../../shared/domain/result.ts';
import { hasCode } from './disk.ts';

/** Turns the system's error at writing into a refusal "notSaved" that says what the person at the keyboard can do. */
export function notSaved(error: unknown): Result<never> {
  return refuse('notSaved', `${cause(error)} Nothing was saved. ${remedy(error)}`);
}

function cause(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'The disk is full.';
  if (hasCode(error, 'EROFS', 'EACCES', 'EPERM')) return 'The data folder does not allow writing.';
  if (hasCode(error, 'EBUSY')) return 'Another program is holding the file.';
  if (hasCode(error, 'ENOENT')) return 'The file is no longer in the data folder.';
  return 'The disk reported a fault.';
}

function remedy(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'Free some space, then try again.';
  if (hasCode(error, 'EBUSY')) return 'Try again in a moment.';
  return 'Keep a note on paper and tell your IT department.';
}

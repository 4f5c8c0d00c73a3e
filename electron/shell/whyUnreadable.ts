import { hasCode } from '../core/storage/disk.ts';

/** Why a file that somebody named could not be read, to go on a sentence. Never the system's words: they say the file's name again, and that may be a patient's. */
export function whyUnreadable(error: unknown): string {
  if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 'it is not there (ENOENT)';
  if (hasCode(error, 'EACCES', 'EPERM')) return 'this person may not read it (EACCES)';
  if (hasCode(error, 'EISDIR')) return 'it is a folder (EISDIR)';
  return 'the disk would not give it out';
}

import { refuse, type Result } from '../../../shared/domain/result.ts';
import { hasCode } from '../storage/disk.ts';

/** Turns the system's error at writing a backup into a refusal that says what stands in the way. Earlier backups are never touched to make room. */
export function backupNotMade(error: unknown, target: string): Result<never> {
  return refuse('notSaved', `No backup was made: ${cause(error)} (${target}). Earlier backups are untouched, and the work goes on. ${remedy(error)}`);
}

function cause(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'the disk of the backup folder is full';
  if (hasCode(error, 'EROFS', 'EACCES', 'EPERM')) return 'the backup folder does not allow writing';
  if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EIO')) return 'the backup folder went away while the backup was being written';
  return 'the disk of the backup folder reported a fault';
}

function remedy(error: unknown): string {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'Make room on it, or choose another folder.';
  return 'Connect the drive again, or choose another folder.';
}

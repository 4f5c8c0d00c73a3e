import type { Backup, BackupProof, BackupReason } from '../../shared/api/backupViews.ts';
import { momentWords } from '../parts/days.ts';
import { plainCount } from '../parts/words.ts';

export const reasonWords: Record<BackupReason, string> = {
  asked: 'asked for',
  close: 'at the close of the program',
  daily: 'daily',
  seal: 'a meeting was sealed',
  import: 'before a case list',
  directory: 'before a directory list',
  pathway: 'before a pathway version',
};

const counted = (count: number, one: string, many: string) => `${plainCount(count)} ${count === 1 ? one : many}`;

/** What a backup or the data folder holds: 63 cases, 8 meetings, 1,204 events. */
export function holdsWords({ cases, meetings, events }: Pick<Backup, 'cases' | 'meetings' | 'events'>): string {
  return [counted(cases, 'case', 'cases'), counted(meetings, 'meeting', 'meetings'), counted(events, 'event', 'events')].join(', ');
}

/** The dated result of a proof, in a sentence. */
export function proofWords(proof: BackupProof): string {
  if (proof.faults.length === 0) return `Opened and verified on ${momentWords(proof.at)}: ${holdsWords(proof)}.`;
  return `Looked through on ${momentWords(proof.at)}: ${proof.faults.length === 1 ? 'one thing is' : `${plainCount(proof.faults.length)} things are`} not as it should be.`;
}

/** A size as people read it: 4.2 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

import type { Quorum } from '../../shared/api/views.ts';
import { roleWords } from '../parts/words.ts';

/** The quorum in a few words: met, or which roles are missing. */
export function quorumWords(quorum: Quorum): string {
  if (quorum.met) return 'Quorum ✓';
  return `No quorum: ${quorum.missing.map((oneOf) => `no ${oneOf.map((role) => roleWords[role].toLowerCase()).join(' or ')}`).join(', ')}`;
}

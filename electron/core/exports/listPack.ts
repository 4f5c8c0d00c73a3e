import { createHash } from 'node:crypto';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { OutgoingList } from './agendaDocument.ts';

/** A case of a pack: its details as they stood at that version of its record, and the hash that names that record. */
export type PackedCase = { readonly caseId: string; readonly version: number; readonly hash: string; readonly details: CaseDetails };

/**
 * A circulated list with the details of its cases as JSON, for another MDT Desk. Not encrypted. The format is described in
 * docs/list-pack.md; the same version gives the same bytes.
 */
export function listPack({ list, digest, at, by, circulated }: OutgoingList, cases: readonly PackedCase[]): Buffer {
  const content = { schema: 'mdt-desk/list-pack/1', encrypted: false, circulated, at, by, list, digest, cases };
  const packDigest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return Buffer.from(`${JSON.stringify({ ...content, packDigest }, null, 2)}\n`);
}

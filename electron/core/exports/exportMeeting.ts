import type { ExportedFile } from '../../../shared/api/views.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { type ExportSource, gatherOutcomes } from './gatherOutcomes.ts';
import { minutesDocument } from './minutesDocument.ts';
import { pdfOf } from './pdf.ts';
import type { MeetingOutcomes } from './outcomes.ts';
import { outcomesCsv } from './outcomesCsv.ts';
import { refuseOpen } from './sealedMeeting.ts';

export type ExportFormat = 'csv' | 'json' | 'pdf';

type Writer = { readonly name: string; readonly mediaType: string; write(outcomes: MeetingOutcomes): Buffer | Promise<Buffer> };

const writers: Record<ExportFormat, Writer> = {
  csv: { name: 'outcomes.csv', mediaType: 'text/csv', write: outcomesCsv },
  json: { name: 'outcomes.json', mediaType: 'application/json', write: (outcomes) => Buffer.from(`${JSON.stringify(outcomes, null, 2)}\n`) },
  pdf: { name: 'minutes.pdf', mediaType: 'application/pdf', write: (outcomes) => pdfOf(minutesDocument(outcomes)) },
};

/**
 * The outcomes of a closed meeting as a file; the same meeting gives the same bytes. The file's name holds nothing of a patient.
 * Refuses a meeting that is not closed: until then its outcomes may still change.
 */
export async function exportMeeting(format: ExportFormat, source: ExportSource): Promise<Result<ExportedFile>> {
  const { state, seal, details } = source.meeting;
  if (state !== 'closed' || seal === null) return refuseOpen(state);
  const { name, mediaType, write } = writers[format];
  const bytes = await write(gatherOutcomes(source, seal));
  return ok({ fileName: `mdt-${details.date}-${name}`, mediaType, base64: bytes.toString('base64') });
}

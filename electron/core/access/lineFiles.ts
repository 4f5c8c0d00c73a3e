import { stringify } from 'csv-stringify/sync';
import type { AccessFilters, AccessFound, RecordFilters, RecordFound } from '../../../shared/api/accessViews.ts';
import type { ExportedFile } from '../../../shared/api/views.ts';
import { londonDay, londonTime } from '../../../shared/domain/dates.ts';

export type LineFormat = 'csv' | 'json';

/** The access log as a file. It names cases by their id alone: who reads it need not know the patients. */
export function accessFile(found: AccessFound, filters: AccessFilters, format: LineFormat): ExportedFile {
  const lines = found.lines.map(({ caseName: _name, ...line }) => line);
  const headings = ['When (UTC)', 'Day', 'Time in London', 'Who', 'Role', 'Trust', 'Kind', 'What', 'Case', 'Meeting', 'Meeting day', 'Program'];
  const cells = lines.map(({ at, by, role, trust, kindName, text, caseId, meetingId, meetingDay, shell }) => [at, londonDay(at), londonTime(at), by ?? '', role, trust, kindName, text, caseId ?? '', meetingId ?? '', meetingDay ?? '', shell]);
  return fileOf('access-log', { filters, notRead: found.notRead, lines }, [headings, ...cells], filters, format);
}

/** The record of changes as a file. It names patients and says what was decided, as the record does. */
export function recordFile(found: RecordFound, filters: RecordFilters, format: LineFormat): ExportedFile {
  const { lines } = found;
  const headings = ['When (UTC)', 'Day', 'Time in London', 'Who', 'Role', 'Trust', 'Kind', 'What', 'Clauses', 'Patient', 'Case', 'Meeting', 'Meeting day', 'Event'];
  const cells = lines.map(({ at, by, role, trust, kindName, text, clauses, caseName, caseId, meetingId, meetingDay, version }) => [at, londonDay(at), londonTime(at), by ?? '', role, trust, kindName, text, clauses.join(' '), caseName, caseId ?? '', meetingId ?? '', meetingDay ?? '', String(version)]);
  return fileOf('record', { filters, notRead: found.notRead, lines }, [headings, ...cells], filters, format);
}

/** CSV for a spreadsheet (UTF-8 with a mark, CRLF, an apostrophe before what would run as a formula), or all of it as JSON. */
function fileOf(name: string, all: unknown, table: readonly (readonly string[])[], { from, to }: AccessFilters | RecordFilters, format: LineFormat): ExportedFile {
  const text = format === 'json' ? `${JSON.stringify(all, null, 2)}\n` : stringify(table.map((row) => [...row]), { bom: true, record_delimiter: '\r\n', escape_formulas: true });
  return { fileName: `mdt-${name}-${from}-to-${to}.${format}`, mediaType: format === 'json' ? 'application/json' : 'text/csv', base64: Buffer.from(text).toString('base64') };
}

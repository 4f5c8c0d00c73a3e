import type { IsoDate } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { caseRowReader } from './caseRow.ts';
import type { CaseSource } from './caseSource.ts';
import { dateOrderOf } from './dateOrder.ts';
import type { RememberedSources } from './importSources.ts';
import { previewOf } from './previewOf.ts';
import { caseList, readTable } from './readTable.ts';
import { rowsNotTaken } from './rowsNotTaken.ts';

/** Opens a register's list: a table whose columns and words are read as was taught for its source. Refuses what is not a table. */
export async function openTable(bytes: Uint8Array, sheet: string | null, sources: RememberedSources, today: IsoDate): Promise<Result<CaseSource>> {
  const kind = { ...caseList, knownColumns: (headers: readonly string[]) => sources.knownColumns(headers), mappable: true };
  const read = await readTable(bytes, kind, sheet);
  if (!read.ok) return read;
  const { headers, rows } = read.value;
  const source = sources.of(headers);
  const { columns, words } = source;
  const order = dateOrderOf(columns, rows);
  const readRow = caseRowReader(columns, today, words, order);
  return ok({
    rowCount: rows.length,
    readRow: (place) => readRow(rows[place] ?? { number: place + 1, cells: [] }),
    basis: JSON.stringify([columns, words]),
    preview: (fileName, plan, late) => previewOf(fileName, { ...read.value, notices: [...read.value.notices, ...order.notices] }, source, plan, late),
    notTaken: (fileName, why) => rowsNotTaken(read.value, fileName, why),
    recordedAs: (fileName) => fileName,
    taken: (on) => sources.used(source.id, on),
  });
}

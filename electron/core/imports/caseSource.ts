import type { ImportPreview } from '../../../shared/api/importViews.ts';
import type { ExportedFile } from '../../../shared/api/views.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { CaseListPlan } from './caseList.ts';
import type { CaseRow } from './caseRow.ts';

/** A list of cases that was opened, whatever it came from: how its rows are read, and what is shown, given back and remembered of it. */
export type CaseSource = {
  readonly rowCount: number;
  /** The row at this place, the first one being 0. */
  readRow(place: number): CaseRow;
  /** Changes whenever the rows would be read otherwise though the file is the same. */
  readonly basis: string;
  /** A dry run of it as the screen shows it. */
  preview(fileName: string, plan: CaseListPlan, late: boolean): ImportPreview;
  /** The rows that were not taken, by their numbers with the reasons, as a file; null for none. */
  notTaken(fileName: string, why: ReadonlyMap<number, string>): ExportedFile | null;
  /** How the record names it behind what was taken from it. */
  recordedAs(fileName: string): string;
  /** Notes that its rows were taken in on that day. */
  taken(on: IsoDate): Promise<void>;
};

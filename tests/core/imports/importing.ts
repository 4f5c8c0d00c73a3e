import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPathway } from '../../../electron/core/pathways/loadPathways.ts';
import { type CaseListFile, type ChosenRow, createImports, type Imports } from '../../../electron/core/imports/importService.ts';
import { noImportSources, RememberedSources } from '../../../electron/core/imports/importSources.ts';
import { memoryDocument } from '../../fakes/memoryDataFolder.ts';
import { type ImportPreview, type ImportReport, type ImportRow, ImportSources } from '../../../shared/api/importViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type StoredCases, storedCases } from './storedCases.ts';

export const coordinator: Actor = { name: 'Test Coordinator', role: 'coordinator', trust: 'Test Trust North', practitionerId: null };
/** What is said of a list that comes before the cut-off. */
export const inTime = { lateReason: '', lateAgreedBy: '' };
const meetingId = 'meeting-26-nov';

const pathway: Pathway = valueOf(await loadPathway(fileURLToPath(new URL('../../../resources/pathway/lsesn-spinal-v2', import.meta.url))));
export const sampleList = readFileSync(new URL('../../samples/case-list.csv', import.meta.url));

/** A coordinator with a data folder, two days before the meeting of 26 November 2026. */
export type Desk = {
  readonly cases: StoredCases;
  readonly imports: Imports;
  readonly sources: RememberedSources;
  readonly progress: readonly { readonly run: string; readonly phase: 'checking' | 'writing'; readonly done: number; readonly total: number }[];
  onProgress(listener: (step: Desk['progress'][number]) => void): void;
  preview(list: string | Uint8Array): Promise<ImportPreview>;
  /** The dry run, then the commit with the proposed choices and the given ones. */
  commit(list: string | Uint8Array, choices?: { readonly [row: number]: ImportRow['choice'] | Omit<ChosenRow, 'row'> }): Promise<ImportReport>;
};

export function desk(options: { readonly late?: boolean; readonly closed?: boolean } = {}): Desk {
  const clock = (): Date => new Date('2026-11-24T09:00:00Z');
  const cases = storedCases(pathway, { meetingId, ...options });
  const progress: Desk['progress'][number][] = [];
  const listeners: ((step: Desk['progress'][number]) => void)[] = [];
  const tell = (step: Desk['progress'][number]): void => {
    progress.push(step);
    for (const listener of listeners) listener(step);
  };
  const sources = new RememberedSources(memoryDocument(ImportSources, noImportSources), clock);
  const imports = createImports({ pathways: { current: pathway }, cases, sources, clock, progress: tell });
  const preview = async (list: string | Uint8Array): Promise<ImportPreview> => valueOf(await imports.preview(fileOf(list)));
  return {
    cases,
    imports,
    sources,
    progress,
    onProgress: (listener) => void listeners.push(listener),
    preview,
    commit: async (list, choices = {}) => {
      const { basis } = await preview(list);
      const chosen = Object.entries(choices).map(([row, each]) => ({ row: Number(row), ...(typeof each === 'string' ? { choice: each } : each) }));
      return valueOf(await imports.commit({ ...fileOf(list), by: coordinator, basis, choices: chosen, ...inTime }));
    },
  };
}

export function fileOf(list: string | Uint8Array, fileName = 'list.csv'): CaseListFile {
  return { meetingId, fileName, base64: Buffer.from(list).toString('base64'), sheet: null, run: '' };
}

/** The value of a result that has to be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

/** A list of one case: the plain defaults of a bone sarcoma with what differs. */
export function oneCase(cells: { readonly [header: string]: string }): string {
  const all: { [header: string]: string } = { ...plainCase, ...cells };
  return `${Object.keys(all).map(quote).join(',')}\r\n${Object.values(all).map(quote).join(',')}\r\n`;
}

const plainCase = {
  'NHS number': '9990001235',
  'Hospital number': 'TT1',
  Surname: 'TESTPATIENT-PLAIN',
  Forename: 'Ada',
  'Date of birth': '14/03/1979',
  'Referral date': '02/11/2026',
  'Tumour type': 'Bone',
  Diagnosis: 'Osteosarcoma',
  Status: 'Confirmed',
  Levels: 'T8',
  'Spine contact': 'Yes',
  Urgent: 'No',
};

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPathway } from '../../../electron/core/pathways/loadPathways.ts';
import { createImports, type Imports } from '../../../electron/core/imports/importService.ts';
import type { ImportPreview, ImportReport, ImportRow } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type StoredCases, storedCases } from './storedCases.ts';

export const coordinator: Actor = { name: 'Test Coordinator', role: 'coordinator', trust: 'Test Trust North', practitionerId: null };
const meetingId = 'meeting-26-nov';

const pathway: Pathway = valueOf(await loadPathway(fileURLToPath(new URL('../../../resources/pathway/lsesn-spinal-v2', import.meta.url))));
export const sampleList = readFileSync(new URL('../../samples/case-list.csv', import.meta.url));

/** A coordinator with a data folder, two days before the meeting of 26 November 2026. */
export type Desk = {
  readonly cases: StoredCases;
  readonly imports: Imports;
  readonly progress: (readonly [number, number])[];
  preview(list: string | Uint8Array): Promise<ImportPreview>;
  /** The dry run, then the commit with the proposed choices and the given ones. */
  commit(list: string | Uint8Array, choices?: { readonly [row: number]: ImportRow['choice'] }): Promise<ImportReport>;
};

export function desk(options: { readonly cutOff?: string; readonly closed?: boolean } = {}): Desk {
  const cases = storedCases(pathway, { meetingId, ...options });
  const progress: [number, number][] = [];
  const imports = createImports({ pathways: { current: pathway }, cases, clock: () => new Date('2026-11-24T09:00:00Z'), progress: (done, total) => progress.push([done, total]) });
  const preview = async (list: string | Uint8Array): Promise<ImportPreview> => valueOf(await imports.preview(fileOf(list)));
  return {
    cases,
    imports,
    progress,
    preview,
    commit: async (list, choices = {}) => {
      const { basis } = await preview(list);
      const chosen = Object.entries(choices).map(([row, choice]) => ({ row: Number(row), choice }));
      return valueOf(await imports.commit({ ...fileOf(list), by: coordinator, basis, choices: chosen }));
    },
  };
}

export function fileOf(list: string | Uint8Array, fileName = 'list.csv'): { meetingId: string; fileName: string; base64: string } {
  return { meetingId, fileName, base64: Buffer.from(list).toString('base64') };
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

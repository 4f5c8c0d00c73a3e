import { copyFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody with the folder in hand does to one record. */
export type Attack = { readonly name: string; attack(file: string, older: string): void; readonly says: RegExp };

/** Writes other bytes into a file and gives it back the time it had, so that nothing but its bytes tells of it. */
function rewrite(file: string, bytes: Buffer): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
}
const linesOf = (file: string): string[] => readFileSync(file, 'latin1').split(/(?<=\n)/);

/** The five that are to be found and named; `older` is a copy of the record from before its last event. */
export const attacks: readonly Attack[] = [
  {
    name: 'a flipped byte',
    attack: (file) => {
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      rewrite(file, bytes);
    },
    says: /was changed after it was saved|does not match its checksum|not text/,
  },
  { name: 'a removed tail', attack: (file) => rewrite(file, Buffer.from(linesOf(file).slice(0, -1).join(''), 'latin1')), says: /The end of this record is missing: 3 events/ },
  { name: 'a removed stream', attack: (file) => rmSync(file), says: /The record of this case is missing/ },
  { name: 'a replayed old file', attack: (file, older) => copyFileSync(older, file), says: /The end of this record is missing: 3 events/ },
  {
    name: 're-ordered events',
    attack: (file) => {
      const [first = '', second = '', ...rest] = linesOf(file);
      rewrite(file, Buffer.from([first, ...rest.slice(0, 1), second, ...rest.slice(1)].join(''), 'latin1'));
    },
    says: /Event 2 does not match its checksum/,
  },
];

/** The file of a case. */
export function caseFile(folder: string, caseId: string): string {
  return join(folder, 'streams', 'case', `${caseId}.events`);
}

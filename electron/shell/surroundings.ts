import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppOptions } from '../core/app.ts';
import { faultLines } from './faultLines.ts';
import { complain } from './print.ts';

/** The folder the program lies in, the same from its sources and from its bundle: both lie two folders deep. */
export const programFolder = join(import.meta.dirname, '../..');

/** What every shell gives the core of this machine: the resources, the real time, random ids, and the error stream as its log. */
export const surroundings: Pick<AppOptions, 'resources' | 'clock' | 'ids' | 'log'> = {
  resources: join(programFolder, 'resources'),
  clock: () => new Date(),
  ids: randomUUID,
  log: (message, error) => complain(faultLines(message, error)),
};

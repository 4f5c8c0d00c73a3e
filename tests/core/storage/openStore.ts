import { recordCipher } from '../../fakes/dataKey.ts';
import type { Log } from '../../../electron/core/ports.ts';
import { DamageList } from '../../../electron/core/storage/damageList.ts';
import type { Disk } from '../../../electron/core/storage/disk.ts';
import { FileEventStore } from '../../../electron/core/storage/fileEventStore.ts';
import { streamFolder } from '../../../electron/core/storage/streamNames.ts';
import { mkdir } from 'node:fs/promises';

/** The time at which these tests take place. */
export const clock = (): Date => new Date('2026-11-26T13:00:00.000Z');

/** What may be different from a writer on a sound disk. */
export type StoreCircumstances = { readonly readOnly?: boolean; readonly disk?: Disk; readonly log?: Log };

/** Opens the event store of a folder as a start of the program would. */
export async function openStore(folder: string, circumstances: StoreCircumstances = {}): Promise<FileEventStore> {
  const { readOnly = false, disk, log = () => undefined } = circumstances;
  const mayWrite = (): boolean => !readOnly;
  await mkdir(streamFolder(folder, 'case'), { recursive: true });
  await mkdir(streamFolder(folder, 'meeting'), { recursive: true });
  const damage = await DamageList.open(folder, mayWrite, clock, log);
  return new FileEventStore({ folder, mayWrite, damage, cipher: recordCipher, log, ...(disk === undefined ? {} : { disk }) });
}

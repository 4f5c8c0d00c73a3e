import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupsView } from '../../../shared/api/backupViews.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { Backups } from '../../../electron/core/backups/backups.ts';
import { noBackups, StoredBackups } from '../../../electron/core/backups/backupState.ts';
import { type DataFolder, openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import { filesBelow } from '../../../electron/core/storage/folderCopy.ts';
import { listStamps } from '../../../electron/core/storage/streamNames.ts';
import type { Disk } from '../../../electron/core/storage/disk.ts';
import type { StoredDocument } from '../../../electron/core/storage/document.ts';
import { dataKey } from '../../fakes/dataKey.ts';

const Notes = z.strictObject({ notes: z.array(z.string()) });

/** A data folder that is open, with its backups beside it and a clock that is put forward by hand. */
export type BackedUpFolder = {
  readonly folder: string;
  readonly target: string;
  readonly data: DataFolder;
  readonly backups: Backups;
  readonly notes: StoredDocument<z.infer<typeof Notes>>;
  /** Adds events to a record, each with a name and a time. */
  add(kind: 'case' | 'meeting', id: string, count?: number): Promise<void>;
  forward(hours: number): void;
  now(): Date;
  view(): Promise<BackupsView>;
  /** Makes a backup and answers its name. */
  backUp(): Promise<string>;
};

/** Opens a data folder, which may be there already. `disk` is the one the backups are written to; the folder's own is always sound. */
export async function openBackedUp(folder: string, options: { readonly disk?: Disk; readonly start?: string } = {}): Promise<BackedUpFolder> {
  let now = new Date(options.start ?? '2026-11-24T14:00:00.000Z');
  const clock = (): Date => now;
  const data = taken(await openDataFolder({ folder, key: dataKey, shell: 'cli', clock, ids: () => 'id', log: () => undefined }));
  const notes = await data.openDocument('notes', Notes, { notes: [] });
  const backups = new Backups({
    folder,
    key: dataKey,
    data,
    document: await data.openDocument('backups', StoredBackups, noBackups),
    clock,
    log: () => undefined,
    openCopy: async (copy) => {
      const stamps = await listStamps(copy);
      return ok({ cases: stamps.filter(({ kind }) => kind === 'case').length, meetings: stamps.filter(({ kind }) => kind === 'meeting').length });
    },
    progress: () => undefined,
    announce: () => undefined,
    ...(options.disk === undefined ? {} : { disk: options.disk }),
  });
  const add: BackedUpFolder['add'] = async (kind, id, count = 1) => {
    const read = taken(await data.events.read({ kind, id }));
    const events = Array.from({ length: count }, (_, index) => ({ at: now.toISOString(), name: `TESTPATIENT-${id}`, n: read.length + index }));
    taken(await data.events.append({ kind, id }, read.length, events));
  };
  const view = async (): Promise<BackupsView> => taken(await backups.view());
  return {
    folder,
    target: `${folder}-backups`,
    data,
    backups,
    notes,
    add,
    forward: (hours) => void (now = new Date(now.getTime() + hours * 3_600_000)),
    now: clock,
    view,
    backUp: async () => taken(await backups.make('asked')).name,
  };
}

/** The value of a result that must be one. */
export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

/** Every file below a folder with its bytes. */
export async function contents(folder: string): Promise<Record<string, string>> {
  return Object.fromEntries((await filesBelow(folder)).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

/** The names in a backup folder without the mark that says what it is. */
export function shelf(target: string): string[] {
  return readdirSync(target).filter((name) => name !== 'mdt-desk-backups.txt').sort();
}

const nameForm = /^mdt-desk-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;
const draftForm = /^(mdt-desk-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)\.draft$/;
const removedForm = /^(mdt-desk-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z)\.removed$/;

/** The name of a backup made at a moment: sorted by name, backups stand in the order they were made. */
export function backupName(at: Date): string {
  return `mdt-desk-backup-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
}

/** Whether a folder is called as backups are. */
export function isBackupName(name: string): boolean {
  return nameForm.test(name);
}

/** The backup a draft was to become; null where the name is no draft's. */
export function nameOfDraft(folder: string): string | null {
  return draftForm.exec(folder)?.[1] ?? null;
}

/** The backup a folder was that is being removed; null where the name says nothing of the kind. */
export function nameOfRemoved(folder: string): string | null {
  return removedForm.exec(folder)?.[1] ?? null;
}

/** When the backup of a name was made, in milliseconds. */
export function momentOf(name: string): number {
  const [, day = '', hour = '', minute = '', second = '', millisecond = ''] = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/.exec(name) ?? [];
  return Date.parse(`${day}T${hour}:${minute}:${second}.${millisecond}Z`);
}

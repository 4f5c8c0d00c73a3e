import { type Disk, realDisk } from '../../../electron/core/storage/disk.ts';

/** The real disk of a program that is killed before its n-th operation: that one, and whatever waits for it, never comes back. */
export function killedDisk(after: number): Disk & { readonly killed: Promise<void> } {
  let left = after;
  let tell = (): void => undefined;
  const killed = new Promise<void>((resolve) => (tell = resolve));
  const meet = async (): Promise<void> => {
    left -= 1;
    if (left >= 0) return;
    tell();
    await new Promise<never>(() => undefined);
  };
  return {
    killed,
    openForAppend: async (path, mayCreate) => (await meet(), realDisk.openForAppend(path, mayCreate)),
    openNew: async (path) => (await meet(), realDisk.openNew(path)),
    truncate: async (path, length) => (await meet(), realDisk.truncate(path, length)),
    rename: async (from, to) => (await meet(), realDisk.rename(from, to)),
    syncFolder: async (path) => (await meet(), realDisk.syncFolder(path)),
  };
}

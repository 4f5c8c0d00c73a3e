import { dirname } from 'node:path';
import { addAll, type AppendFile, type Disk } from './disk.ts';

/**
 * Adds to event files. The file added to last stays open: a meeting decides about one case again and again, and to open and close its file takes as long as to
 * seal the event (measured). It is used again only while its name still leads to it, so one that was moved, set aside or put in its place by others is met
 * as if it had been closed.
 */
export class Appender {
  readonly #disk: Disk;
  /** Null while it is being added to: another stream may be added to at the same time. */
  #last: { readonly path: string; readonly file: AppendFile } | null = null;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /**
   * Adds bytes to a file that must be `expectedLength` long, made where that is 0, and answers true only when they are on the disk itself. Answers false, with
   * nothing written, where the file has another length. Throws what the system threw; then the file may hold some of the bytes.
   */
  async add(path: string, expectedLength: number, bytes: Uint8Array): Promise<boolean> {
    const isNew = expectedLength === 0;
    const kept = this.#takeLast(path);
    if (kept !== null && this.#addTo(kept, path, bytes, () => kept.lengthAt(path) === expectedLength)) return true;
    const file = await this.#disk.openForAppend(path, isNew);
    const isAdded = this.#addTo(file, path, bytes, () => file.size() === expectedLength);
    if (isAdded && isNew) await this.#disk.syncFolder(dirname(path));
    return isAdded;
  }

  /** Closes the file that is still open, if one is. */
  close(): void {
    const last = this.#last;
    this.#last = null;
    try {
      last?.file.close();
    } catch {
      // What was added to it was synced: a fault at closing takes nothing of that back.
    }
  }

  #takeLast(path: string): AppendFile | null {
    if (this.#last?.path !== path) return null;
    const { file } = this.#last;
    this.#last = null;
    return file;
  }

  /** Adds to an open file that is as expected and keeps it, or closes it: after a failed write or sync the system's memory of it is not to be trusted. */
  #addTo(file: AppendFile, path: string, bytes: Uint8Array, isAsExpected: () => boolean): boolean {
    let isAdded = false;
    try {
      if (!isAsExpected()) return false;
      addAll(file, bytes);
      file.sync();
      isAdded = true;
    } finally {
      if (!isAdded) file.close();
    }
    this.close();
    this.#last = { path, file };
    return true;
  }
}

import { type AppendFile, type Disk, type OpenFile, realDisk } from '../../../electron/core/storage/disk.ts';

/** The operations that can be made to fail. */
export type Operation = 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'syncFolder';

/** The real disk, with faults: operations that fail as the system lets them fail, room that runs out, writes taken in small pieces. */
export class FaultyDisk implements Disk {
  readonly #failures = new Map<Operation, { readonly code: string; times: number }>();
  #room = Infinity;
  #piece = Infinity;

  /** Lets an operation fail with a code of the system, this many times. */
  fail(operation: Operation, code: string, times = 1): void {
    this.#failures.set(operation, { code, times });
  }

  /** Lets the disk take only so many more bytes; then it is full. */
  leaveRoom(bytes: number): void {
    this.#room = bytes;
  }

  /** Lets each write take at most so many bytes. */
  writeInPieces(bytes: number): void {
    this.#piece = bytes;
  }

  async openForAppend(path: string, mayCreate: boolean): Promise<AppendFile> {
    this.#meet('open');
    const file = await realDisk.openForAppend(path, mayCreate);
    return {
      size: () => file.size(),
      lengthAt: (name) => file.lengthAt(name),
      write: (bytes) => file.write(this.#taken(bytes)),
      sync: () => {
        this.#meet('sync');
        file.sync();
      },
      close: () => file.close(),
    };
  }

  async openNew(path: string): Promise<OpenFile> {
    this.#meet('open');
    const file = await realDisk.openNew(path);
    return {
      write: async (bytes) => file.write(this.#taken(bytes)),
      sync: async () => {
        this.#meet('sync');
        await file.sync();
      },
      close: () => file.close(),
    };
  }

  async truncate(path: string, length: number): Promise<void> {
    this.#meet('truncate');
    await realDisk.truncate(path, length);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#meet('rename');
    await realDisk.rename(from, to);
  }

  async syncFolder(path: string): Promise<void> {
    this.#meet('syncFolder');
    await realDisk.syncFolder(path);
  }

  /** What a write takes of the bytes it was given. Set aside before the write: another file may be written at the same time. */
  #taken(bytes: Uint8Array): Uint8Array {
    this.#meet('write');
    if (this.#room === 0) throw systemError('ENOSPC');
    const piece = bytes.subarray(0, Math.min(this.#room, this.#piece));
    this.#room -= piece.length;
    return piece;
  }

  #meet(operation: Operation): void {
    const failure = this.#failures.get(operation);
    if (failure === undefined || failure.times === 0) return;
    failure.times -= 1;
    throw systemError(failure.code);
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}

/** The real disk, which stops for good before its n-th operation, as a program that was killed. */
export function stoppingDisk(after: number): Disk {
  let left = after;
  const meet = (): void => {
    if (left <= 0) throw new Error('stopped');
    left -= 1;
  };
  return {
    openForAppend: async (path, mayCreate) => (meet(), realDisk.openForAppend(path, mayCreate)),
    openNew: async (path) => (meet(), realDisk.openNew(path)),
    truncate: async (path, length) => (meet(), realDisk.truncate(path, length)),
    rename: async (from, to) => (meet(), realDisk.rename(from, to)),
    syncFolder: async (path) => (meet(), realDisk.syncFolder(path)),
  };
}

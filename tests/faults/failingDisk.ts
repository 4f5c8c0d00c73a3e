import { type AppendFile, type Disk, type OpenFile, realDisk } from '../../electron/core/storage/disk.ts';

/** What a disk is asked to do. */
export type Operation = 'open' | 'write' | 'sync' | 'truncate' | 'rename' | 'syncFolder';

/** Answers the system's code with which an operation is to fail now; null where it goes well. */
export type Fault = (operation: Operation) => string | null;

/** The real disk, on which operations fail as the fault of the moment says, and writes take as many bytes as it lets them. */
export class FailingDisk implements Disk {
  readonly #under: Disk;
  #fault: Fault = () => null;
  #takes: (wanted: number) => number = (wanted) => wanted;

  constructor(under: Disk = realDisk) {
    this.#under = under;
  }

  /** Lets operations fail from now on. */
  breaks(fault: Fault): void {
    this.#fault = fault;
  }

  /** Lets a write take fewer bytes than it was given from now on. */
  takesOnly(takes: (wanted: number) => number): void {
    this.#takes = takes;
  }

  /** Everything goes well from now on. */
  heals(): void {
    this.#fault = () => null;
    this.#takes = (wanted) => wanted;
  }

  async openForAppend(path: string, mayCreate: boolean): Promise<AppendFile> {
    this.#meet('open');
    const file = await this.#under.openForAppend(path, mayCreate);
    return {
      size: () => file.size(),
      lengthAt: (name) => file.lengthAt(name),
      write: (bytes) => {
        const part = this.#taken(bytes);
        return part.length === 0 ? 0 : file.write(part);
      },
      sync: () => {
        this.#meet('sync');
        file.sync();
      },
      close: () => file.close(),
    };
  }

  async openNew(path: string): Promise<OpenFile> {
    this.#meet('open');
    const file = await this.#under.openNew(path);
    return {
      write: async (bytes) => {
        const part = this.#taken(bytes);
        return part.length === 0 ? 0 : file.write(part);
      },
      sync: async () => {
        this.#meet('sync');
        await file.sync();
      },
      close: () => file.close(),
    };
  }

  async truncate(path: string, length: number): Promise<void> {
    this.#meet('truncate');
    await this.#under.truncate(path, length);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#meet('rename');
    await this.#under.rename(from, to);
  }

  async syncFolder(path: string): Promise<void> {
    this.#meet('syncFolder');
    await this.#under.syncFolder(path);
  }

  /** What a write takes of the bytes it was given. */
  #taken(bytes: Uint8Array): Uint8Array {
    this.#meet('write');
    const taken = this.#takes(bytes.length);
    if (taken < 0) throw systemError('ENOSPC');
    return bytes.subarray(0, taken);
  }

  #meet(operation: Operation): void {
    const code = this.#fault(operation);
    if (code !== null) throw systemError(code);
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}

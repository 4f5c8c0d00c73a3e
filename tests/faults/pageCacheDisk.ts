import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AppendFile, type Disk, type OpenFile, realDisk } from '../../electron/core/storage/disk.ts';

/** Tells a file or folder from every other, also from a later one that was given the same number. */
type Inode = string;
type Names = ReadonlyMap<string, Inode>;

const sector = 512;

/** In which order names reach the disk: "none" where each goes by itself, "journal" where a later one never goes before an earlier one. */
type Order = 'none' | 'journal';

/**
 * A disk with a cache that a power cut empties. What a program writes lies in the cache (here: in a real folder); the disk itself has a file's bytes only
 * after the file was synced, and a name in a folder (made, renamed or removed) only after the folder was. Everything else may or may not have got there: the
 * names in the order of the disk, and of bytes any part of what was added, filled up with zeros where the length got there first.
 *
 * No order is harder than any file system in use, and holds for what happens in one folder. Folders that are moved need the order of a journal, which all of
 * them keep: without it one folder would lie in two places.
 */
export class PageCacheDisk implements Disk {
  readonly #root: string;
  readonly #random: () => number;
  readonly #bytes = new Map<Inode, Buffer>();
  readonly #names = new Map<Inode, Names>();
  readonly #order: Order;
  /** With a journal: how everything lay, since a folder was last synced. */
  #journal: Found[] = [];

  /** Everything that lies below `root` now is on the disk. */
  constructor(root: string, random: () => number, order: Order = 'none') {
    this.#order = order;
    this.#root = root;
    this.#random = random;
    this.#keepAll(root);
    this.#note();
  }

  async openForAppend(path: string, mayCreate: boolean): Promise<AppendFile> {
    const file = await realDisk.openForAppend(path, mayCreate);
    return {
      size: () => file.size(),
      lengthAt: (name) => file.lengthAt(name),
      write: (bytes) => file.write(bytes),
      // The real file need not be synced: the real power stays on.
      sync: () => this.#keepBytes(path),
      close: () => file.close(),
    };
  }

  async openNew(path: string): Promise<OpenFile> {
    this.#note();
    const file = await realDisk.openNew(path);
    this.#note();
    return { write: (bytes) => file.write(bytes), sync: async () => this.#keepBytes(path), close: () => file.close() };
  }

  async truncate(path: string, length: number): Promise<void> {
    await realDisk.truncate(path, length);
    this.#keepBytes(path);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#note();
    await realDisk.rename(from, to);
    this.#note();
  }

  async syncFolder(path: string): Promise<void> {
    this.#keepNames(path);
    this.#journal = [];
    this.#note();
  }

  /** Puts into `target` what the disk holds after a power cut now. */
  cutPower(target: string): void {
    if (this.#order === 'journal') {
      this.#note();
      const tree = this.#journal[Math.floor(this.#random() * this.#journal.length)];
      if (tree !== undefined) write(this.#filled(tree), target);
      return;
    }
    const found = this.#afterCut(inodeOf(this.#root), this.#root);
    const kept = new Set<Inode>();
    const note = ({ inode, within }: Found): void => void (kept.add(inode), within?.forEach(note));
    note(found);
    this.#restoreMoved(found, kept);
    write(found, target);
  }

  #note(): void {
    if (this.#order === 'journal') this.#journal.push(treeOf(this.#root));
  }

  #filled({ inode, within }: Found): Found {
    if (within === undefined) return { inode, bytes: this.#bytesAfterCut(inode, this.#placeOf(inode)) };
    return { inode, within: new Map([...within].map(([name, found]) => [name, this.#filled(found)])) };
  }

  #keepBytes(path: string): void {
    this.#bytes.set(inodeOf(path), readFileSync(path));
  }

  #keepNames(path: string): void {
    this.#names.set(inodeOf(path), namesIn(path));
  }

  #keepAll(path: string): void {
    if (!lstatSync(path).isDirectory()) return this.#keepBytes(path);
    this.#keepNames(path);
    for (const name of readdirSync(path)) this.#keepAll(join(path, name));
  }

  /** What is found of a file or folder: `path` is where it lies in the cache, null where it is not there any more. */
  #afterCut(inode: Inode, path: string | null): Found {
    const durable = this.#names.get(inode);
    const isFolder = path === null ? durable !== undefined : lstatSync(path).isDirectory();
    if (!isFolder) return { inode, bytes: this.#bytesAfterCut(inode, path) };
    const cached = path === null ? new Map<string, Inode>() : namesIn(path);
    const within = new Map<string, Found>();
    for (const name of new Set([...(durable?.keys() ?? []), ...cached.keys()])) {
      const [before, now] = [durable?.get(name), cached.get(name)];
      const chosen = before === now || this.#random() < 0.5 ? now : before;
      if (chosen !== undefined) within.set(name, this.#afterCut(chosen, chosen === now && path !== null ? join(path, name) : this.#placeOf(chosen)));
    }
    return { inode, within, before: durable ?? new Map() };
  }

  #bytesAfterCut(inode: Inode, path: string | null): Buffer {
    const durable = this.#bytes.get(inode) ?? Buffer.alloc(0);
    const cached = path === null ? durable : readFileSync(path);
    if (cached.equals(durable)) return durable;
    if (!cached.subarray(0, durable.length).equals(durable)) return this.#random() < 0.5 ? cached : durable;
    const added = cached.subarray(durable.length);
    const choice = this.#random();
    if (choice < 0.25) return durable;
    if (choice < 0.5) return cached;
    const part = Math.floor(this.#random() * added.length);
    if (choice < 0.75) return Buffer.concat([durable, added.subarray(0, part)]);
    // The length got there, and the bytes up to the end of a sector.
    const end = Math.min(cached.length, Math.ceil((durable.length + part) / sector) * sector);
    return Buffer.concat([cached.subarray(0, end), Buffer.alloc(cached.length - end)]);
  }

  /** A file system renames whole or not at all: what left one folder and did not arrive in another is still where it was. */
  #restoreMoved(found: Found, kept: Set<Inode>): void {
    for (const [name, inode] of found.before ?? []) {
      const place = this.#placeOf(inode);
      if (kept.has(inode) || place === null || found.within === undefined) continue;
      found.within.set(name, this.#afterCut(inode, place));
      kept.add(inode);
    }
    found.within?.forEach((each) => this.#restoreMoved(each, kept));
  }

  /** Where in the cache a file lies now. */
  #placeOf(inode: Inode, below: string = this.#root): string | null {
    for (const name of readdirSync(below)) {
      const path = join(below, name);
      if (inodeOf(path) === inode) return path;
      const within = lstatSync(path).isDirectory() ? this.#placeOf(inode, path) : null;
      if (within !== null) return within;
    }
    return null;
  }
}

type Found = { readonly inode: Inode; readonly bytes?: Buffer; readonly within?: Map<string, Found>; readonly before?: Names };

function write({ bytes, within }: Found, path: string): void {
  if (within === undefined) return writeFileSync(path, bytes ?? '');
  mkdirSync(path, { recursive: dirname(path) === path });
  for (const [name, found] of within) write(found, join(path, name));
}

function treeOf(path: string): Found {
  const inode = inodeOf(path);
  if (!lstatSync(path).isDirectory()) return { inode };
  return { inode, within: new Map(readdirSync(path).map((name) => [name, treeOf(join(path, name))])) };
}

function inodeOf(path: string): Inode {
  const { ino, birthtimeNs } = lstatSync(path, { bigint: true });
  return `${ino} ${birthtimeNs}`;
}

function namesIn(path: string): Names {
  return new Map(readdirSync(path).map((name) => [name, inodeOf(join(path, name))]));
}

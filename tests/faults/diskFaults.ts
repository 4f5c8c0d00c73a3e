import { renameSync } from 'node:fs';
import type { Operation } from './failingDisk.ts';
import type { FaultKind } from './faultRounds.ts';

const operations: readonly Operation[] = ['open', 'write', 'sync', 'truncate', 'rename', 'syncFolder'];

/** One of several, at random. */
function oneOf<T>(random: () => number, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

/** The disk has room for some bytes more, and then for none. */
export const diskFull: FaultKind = {
  fault: 'disk full (ENOSPC)',
  begin({ disk, random }) {
    let room = Math.floor(random() * 4_000);
    disk.takesOnly((wanted) => {
      if (room === 0) return -1;
      const taken = Math.min(room, wanted);
      room -= taken;
      return taken;
    });
  },
};

/** Some kinds of operation fail with an error of the device: once, a few times, or for good. */
export const deviceErrors: FaultKind = {
  fault: 'disk errors (EIO) at any operation',
  begin({ disk, random }) {
    const broken = operations.filter(() => random() < 0.4);
    let times = oneOf(random, [1, 2, 5, Infinity]);
    let passed = Math.floor(random() * 6);
    disk.breaks((operation) => {
      if (!broken.includes(operation) || times === 0 || passed-- > 0) return null;
      times -= 1;
      return 'EIO';
    });
  },
};

/** A virus scanner or an indexer holds the file over which another is renamed. */
export const renameRefused: FaultKind = {
  fault: 'rename refused (EPERM, EBUSY, EACCES)',
  begin({ disk, random }) {
    const code = oneOf(random, ['EPERM', 'EBUSY', 'EACCES']);
    let times = oneOf(random, [1, 2, 4, 5, Infinity]);
    disk.breaks((operation) => (operation === 'rename' && times-- > 0 ? code : null));
  },
};

/** Each write takes only some of the bytes, now and then none; between them an error may come. */
export const shortWrites: FaultKind = {
  fault: 'short writes',
  begin({ disk, random }) {
    const never = random() < 0.3 ? 0.05 : 0;
    const fails = random() < 0.5 ? 0.01 : 0;
    disk.takesOnly((wanted) => (random() < never ? 0 : Math.max(1, Math.floor(random() * Math.min(wanted, 400)))));
    disk.breaks((operation) => (operation === 'write' && random() < fails ? 'EIO' : null));
  },
};

/** The folder allows reading only, from one operation on. */
export const madeReadOnly: FaultKind = {
  fault: 'folder made read-only (EROFS, EACCES)',
  begin({ disk, random }) {
    const code = oneOf(random, ['EROFS', 'EACCES', 'EPERM']);
    let passed = Math.floor(random() * 8);
    // A file that is open already can be written on; but a file system that was mounted anew takes nothing at all.
    const open: readonly Operation[] = code === 'EROFS' ? operations : ['open', 'rename', 'truncate'];
    disk.breaks((operation) => (open.includes(operation) && passed-- <= 0 ? code : null));
  },
};

/** The connection to the folder is gone from one operation on, and every operation on it fails. */
export const connectionGone: FaultKind = {
  fault: 'network folder gone (ENOTCONN, ESTALE, EIO)',
  begin({ disk, random }) {
    const code = oneOf(random, ['ENOTCONN', 'ESTALE', 'EIO', 'ENOENT', 'EHOSTDOWN', 'ETIMEDOUT']);
    let passed = Math.floor(random() * 10);
    disk.breaks(() => (passed-- <= 0 ? code : null));
  },
};

/** The folder is not there any more, for reading neither, as a drive letter that was disconnected; then it is there again. */
export const folderGone: FaultKind = {
  fault: 'network folder gone (the place is empty)',
  begin({ folder }) {
    renameSync(folder, `${folder}-elsewhere`);
  },
  end({ folder }) {
    renameSync(`${folder}-elsewhere`, folder);
  },
};

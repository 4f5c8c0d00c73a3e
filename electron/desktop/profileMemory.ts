import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { windowPlace } from './windowPlace.ts';

const remembered = z.strictObject({
  window: windowPlace.nullable(),
  /** The folder a file was saved in last. */
  saveFolder: z.string().min(1).max(4096).nullable(),
});

/** What MDT Desk remembers of this computer for one person. Comforts alone: nothing of the record, and nothing that would be missed. */
type Remembered = Readonly<z.infer<typeof remembered>>;

/** What is remembered from one start to the next. */
export type ProfileMemory = {
  read(): Remembered;
  /** Writes at once. What cannot be written is logged and forgotten. */
  remember(part: Partial<Remembered>): void;
};

const nothing: Remembered = { window: null, saveFolder: null };

/** The memory in windows.json of the program's own profile folder. A file that is damaged or of another version is ignored and replaced. */
export function openProfileMemory(folder: string, log: (message: string, error: unknown) => void): ProfileMemory {
  const path = join(folder, 'windows.json');
  let current = readMemory(path);
  return {
    read: () => current,
    remember: (part) => {
      current = { ...current, ...part };
      try {
        mkdirSync(folder, { recursive: true });
        // At once, since a window that closes may be the last the program does; whole, since it may be cut off.
        writeFileSync(`${path}.tmp`, JSON.stringify(current));
        renameSync(`${path}.tmp`, path);
      } catch (error) {
        log('The place of the window was not remembered.', error);
      }
    },
  };
}

function readMemory(path: string): Remembered {
  try {
    return remembered.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return nothing;
  }
}

import { app } from 'electron';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { z } from 'zod';
import { dataFolder } from '../shell/dataFolder.ts';
import { programFolder, surroundings } from '../shell/surroundings.ts';
import type { CommandLine } from './commandLine.ts';
import { harmlessSwitches } from './switches.ts';

const Wanted = z.strictObject({
  /** The data folder it opens; null where none can be named. */
  folder: z.string().nullable(),
  /** What starts it anew, wherever that is done from. */
  args: z.array(z.string()),
});

/** What a start of the program wants to open. A second start hands it to the first, which holds the lock of the person's profile. */
export type Wanted = Readonly<z.infer<typeof Wanted>>;

/** What this start wants, from its command line. */
export function wantedBy(line: CommandLine, argv: readonly string[], { packaged }: { readonly packaged: boolean }): Wanted {
  const folder = dataFolder(line.where);
  const data = folder.ok ? ['--data', folder.value] : [];
  const file = line.passphraseFile === null ? [] : ['--passphrase-file', resolve(line.passphraseFile)];
  return { folder: folder.ok ? folder.value : null, args: [...(packaged ? [] : [programFolder]), ...data, ...file, ...harmlessSwitches(argv)] };
}

/** What another start wants, as it came through Electron; null where it is nothing of ours. */
export function readWanted(handed: unknown): Wanted | null {
  const wanted = Wanted.safeParse(handed);
  return wanted.success ? wanted.data : null;
}

/**
 * Has the program started again once this process has ended. An AppImage is mounted for as long as it runs and takes Electron's own helper for this with it, so its
 * file is started at once, and the profile's lock given up before.
 */
export function startAfterExit(args: readonly string[]): void {
  const image = app.isPackaged ? process.env.APPIMAGE : undefined;
  if (image === undefined) return app.relaunch({ args: [...args] });
  app.releaseSingleInstanceLock();
  const next = spawn(image, args, { detached: true, stdio: 'ignore' });
  next.on('error', (error) => surroundings.log('MDT Desk could not be started again.', error));
  next.unref();
}

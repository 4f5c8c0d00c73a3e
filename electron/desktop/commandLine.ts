import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import type { Where } from '../shell/dataFolder.ts';

/** What the person or the deploying side asked of the desktop program. */
export type CommandLine = {
  readonly where: Where;
  /** Only look whether the program works, print what was found, and quit. */
  readonly selfCheck: boolean;
  /** The file that opens the data folder without a person. */
  readonly passphraseFile: string | null;
};

/** Reads the command line. Not strict: Electron and Chromium have switches of their own on the same line. */
export function readCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): CommandLine {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { data: { type: 'string' }, 'self-check': { type: 'boolean' }, 'passphrase-file': { type: 'string' } },
    strict: false,
  });
  const file = values['passphrase-file'];
  return {
    where: { named: typeof values.data === 'string' ? values.data : undefined, env, platform, home: homedir() },
    selfCheck: values['self-check'] === true,
    passphraseFile: typeof file === 'string' ? file : null,
  };
}

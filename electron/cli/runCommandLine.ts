import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Call, contract } from '../../shared/api/contract.ts';
import { vaultCalls } from '../../shared/api/vaultViews.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { type App, createApp } from '../core/app.ts';
import { createLockableApp } from '../core/lock/lockableApp.ts';
import { namedDataFolder } from '../shell/dataFolder.ts';
import { openWith } from '../shell/passphraseFile.ts';
import { whyUnreadable } from '../shell/whyUnreadable.ts';
import { surroundings } from '../shell/surroundings.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';
import { readCommandLine, readInput } from './commandLine.ts';
import { help } from './help.ts';
import { findPassphrase, type PassphraseSources } from './passphrase.ts';

/** Calls that touch no record and so need no folder. */
const withoutFolder: ReadonlySet<Call> = new Set(['rules.answer', 'guidance.answer']);

const whereIsIt = 'needs to know where the data is: add --data FOLDER, or set MDT_DESK_DATA.';

/** What a command line is carried out with: its arguments, the variables around it, and its three streams. */
export type CommandStreams = {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Standard input to its end; asked for only by a call that reads it. */
  readonly read: () => Promise<string>;
  /** Asks a person for the passphrase; null where there is no terminal. */
  readonly ask: PassphraseSources['ask'];
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

/** Carries out the command line and answers the exit code: 0 answered, 1 refused, 2 not a command. */
export async function runCommandLine({ args, env, read, ask, print, complain }: CommandStreams): Promise<0 | 1 | 2> {
  const wrong = (sentence: string): 2 => {
    complain(sentence);
    return 2;
  };
  const line = readCommandLine(args);
  if (line.kind === 'wrong') return wrong(line.sentence);
  if (line.kind === 'help') {
    print(help());
    return 0;
  }
  const named = namedDataFolder({ named: line.data, env, platform: process.platform });
  if (!named.ok) return wrong(named.refusal.message);
  const folder = named.value;
  const sources = { file: line.passphraseFile, env, ask };
  if (line.kind === 'verify') return folder === null ? wrong(`"verify" ${whereIsIt}`) : await verify({ folder, passphrase: await findPassphrase(sources), digest: line.digest }, print);
  if (line.kind === 'restore') return folder === null ? wrong(`"restore" ${whereIsIt}`) : await restore({ folder, backup: line.backup, dryRun: line.dryRun, passphrase: await findPassphrase(sources) }, print);
  if (folder === null && !withoutFolder.has(line.call)) {
    return wrong(`"${line.call}" ${whereIsIt}`);
  }
  const typed = readInput(line.json === '-' ? await read() : line.json);
  if (typeof typed === 'string') return wrong(typed);
  const list = line.file === undefined ? {} : await readList(line.file);
  if (typeof list === 'string') return wrong(list);
  const input = { ...typed, ...list };
  // What the call does not take is refused before anybody is asked for a passphrase.
  const app = folder === null || !contract[line.call].input.safeParse(input).success ? await createApp({ ...surroundings, shell: 'cli', folder: null, key: null }) : await openFolder(folder, line.call, sources);
  const result = app.ok ? await app.value.dispatch(line.call, input) : app;
  if (app.ok) await app.value.close();
  print(JSON.stringify(result, null, 2));
  return result.ok ? 0 : 1;
}

/** The application on a folder, opened; the calls of the lock itself find it locked. */
async function openFolder(folder: string, call: Call, sources: PassphraseSources): Promise<Result<App>> {
  const app = await createLockableApp({ ...surroundings, shell: 'cli', folder });
  if (!app.ok || Object.hasOwn(vaultCalls, call)) return app;
  const passphrase = await findPassphrase(sources);
  const opened = passphrase.ok ? await openWith(app.value, passphrase.value) : passphrase;
  if (opened.ok) return ok(app.value);
  await app.value.close();
  return opened;
}

/** A file as the calls that import take it; a sentence where it cannot be read. */
async function readList(path: string): Promise<{ readonly fileName: string; readonly base64: string } | string> {
  try {
    return { fileName: basename(path), base64: (await readFile(path)).toString('base64') };
  } catch (error) {
    return `The file could not be read: ${whyUnreadable(error)}.`;
  }
}

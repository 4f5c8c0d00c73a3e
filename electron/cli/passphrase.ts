import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { refuse, type Result } from '../../shared/domain/result.ts';
import { readPassphraseFile } from '../shell/passphraseFile.ts';

/** Where a passphrase is looked for, in this order: the file that was named, the variable, the person at the terminal. */
export type PassphraseSources = { readonly file: string | undefined; readonly env: NodeJS.ProcessEnv; readonly ask: (() => Promise<string>) | null };

/** The passphrase of a data folder. Refuses where nobody gives one. */
export async function findPassphrase({ file, env, ask }: PassphraseSources): Promise<Result<string>> {
  if (file !== undefined) return readPassphraseFile(file);
  const given = env.MDT_PASSPHRASE ?? '';
  const passphrase = given === '' && ask !== null ? await ask() : given;
  if (passphrase !== '') return { ok: true, value: passphrase };
  return refuse('locked', 'The data folder is locked: add --passphrase-file PATH, or set MDT_PASSPHRASE.');
}

/** Asks at the terminal, without showing what is typed. */
export function askAtTerminal(): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: unseen, terminal: true });
  process.stderr.write('Passphrase: ');
  return new Promise((resolve) => {
    line.question('', (typed) => {
      line.close();
      process.stderr.write('\n');
      resolve(typed);
    });
    line.on('close', () => resolve(''));
  });
}

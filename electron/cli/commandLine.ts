import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Call, contract } from '../../shared/api/contract.ts';

/** What a command line asks for: help, a look through a data folder, a backup in its place, one call, or nothing that can be done, with the sentence that says why. */
export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'verify'; readonly data: string | undefined; readonly digest: string | undefined; readonly passphraseFile: string | undefined }
  | { readonly kind: 'restore'; readonly data: string | undefined; readonly backup: string; readonly dryRun: boolean; readonly passphraseFile: string | undefined }
  | { readonly kind: 'call'; readonly call: Call; readonly json: string; readonly data: string | undefined; readonly file: string | undefined; readonly passphraseFile: string | undefined }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** Reads the arguments behind "mdt". JSON that was left out is an empty object. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'wrong', sentence: parsed };
  const { values, positionals } = parsed;
  const passphraseFile = values['passphrase-file'];
  const [call, json = '{}', ...more] = positionals;
  if (values.help || call === undefined) return { kind: 'help' };
  if (call === 'verify' && positionals.length === 1) return { kind: 'verify', data: values.data, digest: values.digest, passphraseFile };
  if (call === 'restore') {
    if (positionals.length !== 2) return { kind: 'wrong', sentence: '"restore" takes the folder of one backup.' };
    return { kind: 'restore', data: values.data, backup: resolve(json), dryRun: values['dry-run'], passphraseFile };
  }
  if (values['dry-run']) return { kind: 'wrong', sentence: '--dry-run belongs to "restore" alone.' };
  if (values.digest !== undefined) return { kind: 'wrong', sentence: '--digest belongs to "verify" alone.' };
  if (!isCall(call)) return { kind: 'wrong', sentence: `There is no call named ${shownName(call)}. mdt --help lists them all.` };
  if (more.length > 0) return { kind: 'wrong', sentence: 'A call takes one JSON object; there is more than one word behind the call. Put the JSON in single quotes.' };
  return { kind: 'call', call, json, data: values.data, file: values.file, passphraseFile };
}

/** The input of a call: an object. A sentence where the text is none. */
export function readInput(json: string): Readonly<Record<string, unknown>> | string {
  try {
    const input: unknown = JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
    return 'The input of a call is a JSON object, such as {"meetingId":"…"}.';
  } catch (error) {
    // Not the parser's words: they quote what was typed.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return `The input is not well-formed JSON${place === undefined ? '' : `, at character ${Number(place) + 1}`}.`;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, file: { type: 'string' }, digest: { type: 'string' }, 'passphrase-file': { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
  } catch {
    // As above: what was typed by mistake may name a patient.
    return 'There is an option that mdt does not know, or one without its value. mdt --help lists them all.';
  }
}

/** A word that may be a call's with a slip in it is said again; anything else is not. */
function shownName(word: string): string {
  return /^[a-z]{1,20}\.[a-zA-Z]{1,20}$/.test(word) ? `"${word}"` : 'so';
}

function isCall(name: string): name is Call {
  return Object.hasOwn(contract, name);
}

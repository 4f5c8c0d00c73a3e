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
  if (!isCall(call)) return { kind: 'wrong', sentence: `There is no call named "${call}". mdt --help lists them all.` };
  if (more.length > 0) return { kind: 'wrong', sentence: `A call takes one JSON object; "${more[0]}" is one too many. Put the JSON in single quotes.` };
  return { kind: 'call', call, json, data: values.data, file: values.file, passphraseFile };
}

/** The input of a call: an object. A sentence where the text is none. */
export function readInput(json: string): Readonly<Record<string, unknown>> | string {
  try {
    const input: unknown = JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
    return 'The input of a call is a JSON object, such as {"meetingId":"…"}.';
  } catch (error) {
    return `The input is not well-formed JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, file: { type: 'string' }, digest: { type: 'string' }, 'passphrase-file': { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isCall(name: string): name is Call {
  return Object.hasOwn(contract, name);
}

import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { CirculatedList } from '../../../shared/domain/circulatedList.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

const format = 'mdt-desk/list-pack/';
/** The newest format that is read; the one that is written. */
const newest = 1;
/** The largest pack that is read: what the screens take of any list. */
const largest = 48 * 1024 * 1024;

const ListPack = z.strictObject({
  schema: z.literal(`${format}${newest}`),
  encrypted: z.literal(false),
  circulated: z.boolean(),
  at: IsoInstant,
  by: z.string(),
  list: CirculatedList,
  digest: z.string(),
  /** The details of each are read on their own: one that cannot be read stops no other. */
  cases: z.array(z.strictObject({ caseId: CaseId, version: z.number().int(), hash: z.string(), details: z.unknown() })),
  packDigest: z.string(),
});

/** A pack whose digests are those of its content (docs/list-pack.md). */
export type ListPack = z.infer<typeof ListPack>;

/** Whether a file is to be read as a pack and not as a table: JSON by its name, or an object by its first sign. */
export function isPackFile(fileName: string, bytes: Uint8Array): boolean {
  if (/\.json$/i.test(fileName)) return true;
  return /^\s*\{/.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8').replace(/^\uFEFF/, ''));
}

/**
 * Reads a pack whole and checks its digests. Refuses, with a sentence each, what is no pack, is cut off, was changed on its way, is
 * encrypted, of a newer format, or larger than this program reads.
 */
export function readListPack(bytes: Uint8Array): Result<ListPack> {
  if (bytes.length === 0) return noPack('The file is empty.');
  if (bytes.length > largest) return noPack(`The pack is larger than this program reads (${largest / 1024 / 1024} MB). Nothing was written.`);
  if (!isUtf8(bytes)) return noPack('The file is not in UTF-8, as every pack is: another program has saved it anew. Ask for the pack again.');
  const text = Buffer.from(bytes).toString('utf8').replace(/^\uFEFF/, '');
  const content = parsed(text);
  if (content === null) return noPack(unparsedReason(text));
  const schema = typeof content['schema'] === 'string' ? content['schema'] : '';
  const version = Number(/^mdt-desk\/list-pack\/([1-9]\d{0,3})$/.exec(schema)?.[1] ?? 0);
  if (version === 0) return noPack('The file is JSON, but no pack of a circulated list: it does not say that it is one. Choose the file whose name ends in .mdt-list.json.');
  if (version > newest) return noPack(`The pack is of format ${version}, made by a newer MDT Desk; this one reads format ${newest}. Update this program, or ask for the list as PDF.`);
  if (content['encrypted'] === true) return noPack('The pack says that it is encrypted, and this format has no encryption: it was not made by MDT Desk.');
  const { packDigest, ...signed } = content;
  const [whole, list] = [digestOf(signed), digestOf(content['list'])];
  if (whole === null || whole !== packDigest || list !== content['digest']) return noPack('The pack is damaged or was changed after it was made: its digest does not match its content. Ask whoever sent it for the pack again.');
  const read = ListPack.safeParse(content);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return noPack(`The pack is whole, but not as format ${newest} is written: ${issue === undefined ? 'it cannot be read' : `${issue.path.join('.') || 'the pack'}: ${issue.message}`}.`);
}

function noPack(sentence: string): Result<never> {
  return refuse('invalidInput', sentence, [], 'base64');
}

function parsed(text: string): { readonly [key: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

// Not by a schema, which would copy: the digest is of every key that is there.
function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unparsedReason(text: string): string {
  if (!/^\s*\{/.test(text)) return 'The file is not a pack of a circulated list. Choose the file whose name ends in .mdt-list.json.';
  if (!text.slice(0, 400).includes(format)) return 'The file is neither a pack of a circulated list nor any other whole JSON file. Choose the file whose name ends in .mdt-list.json.';
  return text.trimEnd().endsWith('}') ? 'The pack is damaged: its text cannot be read as JSON. Ask for the pack again.' : 'The pack is cut off: it ends in the middle. Copy it again, or ask for the pack again.';
}

/** Null for what is nested more deeply than anything a pack holds. */
function digestOf(content: unknown): string | null {
  try {
    return createHash('sha256').update(JSON.stringify(content) ?? '').digest('hex');
  } catch {
    return null;
  }
}

import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';

/*
 * How files lay before they were sealed (form 1). A stream was lines of "<64 hex digits>< |+><json>", the digits being the chain that is an
 * event's own hash today; a document was a line of 64 hex digits, sha256 of the JSON behind it. Only read here, once, to be sealed.
 */
const hashLength = 64;
/** The beginning of a record, or room on disk that was never filled in. */
const cutShort = /^(?:[0-9a-f]{0,64}|[0-9a-f]{64}[ +][^\u0000-\u001f]*)\0*$/;

/** The appends of a plain stream in order, and its last hash; null where it cannot be trusted. An append that was cut short is left out. */
export function readPlainStream(name: string, bytes: Buffer): { readonly appends: readonly (readonly unknown[])[]; readonly hash: string } | null {
  const appends: unknown[][] = [];
  let before = createHash('sha256').update(name).digest('hex');
  let kept = before;
  let append: unknown[] = [];
  const lines = bytes.toString('utf8').split('\n');
  if (!isUtf8(bytes.subarray(0, bytes.lastIndexOf('\n') + 1))) return null;
  for (const [index, line] of lines.entries()) {
    const mark = line[hashLength];
    const json = line.slice(hashLength + 1);
    const isLast = index === lines.length - 1;
    const hash = createHash('sha256').update(before).update(mark === ' ' ? '\n' : '+').update(json).digest('hex');
    const data = (mark === ' ' || mark === '+') && line.slice(0, hashLength) === hash ? parsed(json) : undefined;
    // What stands behind the last line feed was never finished, and so never acknowledged.
    if (data === undefined && isLast && cutShort.test(line)) break;
    if (data === undefined) return null;
    append.push(data);
    before = hash;
    if (mark === '+') continue;
    appends.push(append);
    kept = hash;
    append = [];
  }
  return { appends, hash: kept };
}

/** The JSON of a plain document; null where it does not match its checksum. */
export function readPlainDocument(bytes: Buffer): string | null {
  const json = bytes.subarray(hashLength + 1);
  const checksum = createHash('sha256').update(json).digest('hex');
  if (bytes.toString('latin1', 0, hashLength + 1) !== `${checksum}\n`) return null;
  const text = json.toString('utf8');
  return parsed(text) === undefined ? null : text;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

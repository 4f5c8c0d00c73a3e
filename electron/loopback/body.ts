import type { IncomingMessage } from 'node:http';

/** The largest body taken, in bytes: a case list of 48 MB in base64, with room to spare. */
const largestBody = 100 * 1024 * 1024;

/** A body as it was read, or why it was not, with the HTTP status that says so. */
export type Body = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'refuse'; readonly status: 400 | 413 | 415; readonly sentence: string };

/** Reads a JSON body of at most `largestBody` bytes. What is too large runs past and is not kept: a sender cut off would not hear why. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const [mediaType = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    return { kind: 'refuse', status: 415, sentence: 'A call is sent as application/json.' };
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const part: Buffer = chunk;
    length += part.length;
    if (length <= largestBody) parts.push(part);
    else parts.length = 0;
  }
  if (length > largestBody) return { kind: 'refuse', status: 413, sentence: 'This is larger than MDT Desk reads in one step (100 MB).' };
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return { kind: 'refuse', status: 400, sentence: 'The call is not well-formed JSON.' };
  }
}

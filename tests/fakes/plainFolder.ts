import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a stream as programs before encryption did; answers its last hash. */
export function writePlainStream(folder: string, name: string, appends: readonly (readonly unknown[])[]): string {
  let hash = createHash('sha256').update(name).digest('hex');
  const lines = appends.flatMap((events) =>
    events.map((event, index) => {
      const isLast = index === events.length - 1;
      const json = JSON.stringify(event);
      hash = createHash('sha256').update(hash).update(isLast ? '\n' : '+').update(json).digest('hex');
      return `${hash}${isLast ? ' ' : '+'}${json}\n`;
    }),
  );
  put(join(folder, 'streams', `${name}.events`), lines.join(''));
  return hash;
}

/** Writes a document as programs before encryption did. */
export function writePlainDocument(folder: string, name: string, value: object): void {
  const json = `${JSON.stringify(value)}\n`;
  put(join(folder, 'documents', `${name}.json`), `${createHash('sha256').update(json).digest('hex')}\n${json}`);
}

/** Writes a file, and the folders it lies in. */
export function put(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Line } from './report.ts';

const built = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const limitKilobytes = 250;

/** What a page loads before it shows anything (npm run build first): everything that its index.html names, packed, against the limit of 250 kB. */
export function renderer(): Line {
  const index = readFileSync(join(built, 'index.html'), 'utf8');
  const named = readdirSync(join(built, 'assets')).filter((name) => index.includes(name));
  const kilobytes = [index, ...named.map((name) => readFileSync(join(built, 'assets', name)))].reduce((total, file) => total + gzipSync(file).length, 0) / 1000;
  return { what: 'what a page loads at first, gzip', ours: `${kilobytes.toFixed(0)} kB`, against: `${limitKilobytes} kB limit`, ratio: kilobytes / limitKilobytes, bar: 1 };
}

import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** What the page may do, in both windows: its own scripts, styles and fonts, pictures it made itself, and its own host. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with everything that either window loads. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** A file of the built page. */
export type PageFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string };

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * The file an address names within `folder`, where the page was built to; "/" is its start. Null for what is not there, for kinds of
 * file the page does not have, and for any way out of the folder.
 */
export async function readPage(folder: string, pathname: string): Promise<PageFile | null> {
  const path = decodedPath(pathname);
  if (path === null) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const mediaType = mediaTypes[extname(file)];
  if (mediaType === undefined || !file.startsWith(folder + sep)) return null;
  try {
    return { bytes: new Uint8Array(await readFile(file)), mediaType };
  } catch {
    return null;
  }
}

/** The path in plain characters; null where it is malformed or a file system could read more into it than a browser does. */
function decodedPath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes('\\') || path.includes('\0') || path.split('/').includes('..') ? null : path;
  } catch {
    return null;
  }
}

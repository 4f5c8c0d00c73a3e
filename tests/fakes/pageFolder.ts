import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small built page, beside a file that is not of it. */
export type PageFolder = { readonly page: string; remove(): Promise<void> };

/** Paths that would lead out of the folder of the page, to secret.json beside it or further, were they believed. */
export const waysOut = [
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/assets/..%2f..%2fsecret.json',
  '/..%5csecret.json',
  '/%2fetc%2fpasswd',
  '/index.html%00',
  '/%zz',
];

/** Writes the page, with a start, a script, and a kind of file no page has. */
export async function makePageFolder(): Promise<PageFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-page-'));
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<!doctype html><title>MDT Desk</title>');
  await writeFile(join(page, 'assets/screen.js'), 'export {};');
  await writeFile(join(page, 'notes.exe'), 'not of the page');
  await writeFile(join(folder, 'secret.json'), '{"secret":true}');
  return { page, remove: () => rm(folder, { recursive: true, force: true }) };
}

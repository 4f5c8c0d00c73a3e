import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** Absolute path of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import of one file: a file of the project as path from the root, or a package by name. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

/** Source files below the given folders, as paths from the root with forward slashes. */
export function sources(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })).map((path) => path.replaceAll('\\', '/'));
}

/** Every static and dynamic import, and re-export, of the files. */
export function importsOf(files: readonly string[]): Import[] {
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8');
    const { module } = parseSync(from, text);
    const named = module.staticImports.map((each) => ({ to: each.moduleRequest.value, typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType) }));
    const passedOn = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ to: moduleRequest.value, typeOnly: isType }] : [])));
    const dynamic = module.dynamicImports.map(({ moduleRequest }) => ({ to: text.slice(moduleRequest.start + 1, moduleRequest.end - 1), typeOnly: false }));
    return [...named, ...passedOn, ...dynamic].map(({ to, typeOnly }) => ({ from, to: resolved(from, to), typeOnly }));
  });
}

function resolved(from: string, request: string): string {
  return request.startsWith('.') ? relative(root, normalize(join(root, dirname(from), request))).replaceAll('\\', '/') : request;
}

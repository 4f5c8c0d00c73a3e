import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Runs the TypeScript program named first, with the rest of the line as its arguments; with no name it only checks. It is JavaScript because an older
// Node.js cannot read the programs' own files, and would say so in a way that helps nobody.
const [node, , program, ...args] = process.argv;
const missing = whatIsMissing();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 1;
} else if (program !== undefined) {
  const path = resolve(program);
  process.argv = [node, path, ...args];
  await import(pathToFileURL(path).href);
}

function whatIsMissing() {
  // npm writes this file last, so an installation that was interrupted counts as none.
  if (!existsSync(new URL('../../node_modules/.package-lock.json', import.meta.url))) return 'MDT Desk is not installed yet. Type: npm ci';
  const version = process.versions.node;
  if (Number(version.split('.')[0]) >= 24) return null;
  return `MDT Desk needs Node.js 24, which npm ci brings unless its install scripts are turned off. This is ${version}. Type: npm rebuild node --ignore-scripts=false`;
}

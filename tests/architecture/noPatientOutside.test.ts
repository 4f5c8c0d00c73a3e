import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, sources } from './imports.ts';

const files = sources('electron', 'renderer', 'shared').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const linesWith = (pattern: RegExp): string[] => files.flatMap(({ path, text }) => text.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])));

describe('nothing of a patient leaves the folder by a side way', () => {
  it('the title of a window is words of the program, set in one place', () => {
    expect(linesWith(/document\.title\s*=/).map((line) => line.split(':')[0])).toEqual(['renderer/parts/useTitle.ts']);
    const given = linesWith(/useTitle\((?!screen: string)/).map((line) => /useTitle\((.*)\);/.exec(line)?.[1] ?? line);
    expect(given.length).toBeGreaterThan(15);
    // The lock's page is given its title by its own screens, which know nothing of a patient.
    for (const words of given) expect(words).toMatch(/^(?:[a-z]+ === '[a-z]+' \? '[\w ]+' : )?'[\w ]+'$|^title$/);
    expect(linesWith(/<LockPage title=/).filter((line) => !/<LockPage title="[\w ’]+"/.test(line))).toEqual([]);
  });
  it('no dump of the program is made, no file is put into a folder for temporary ones, and no console is written to', () => {
    expect(linesWith(/crashReporter|writeHeapSnapshot|process\.report|tmpdir\(|\bconsole\.(?:log|error|warn|info|debug)/)).toEqual([]);
  });
});

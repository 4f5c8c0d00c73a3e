import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/imports.ts';
import { namesOnly, networkUses } from '../architecture/networkUses.ts';

const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const built = globSync('out/**/*.{js,cjs,mjs}', { cwd: root }).map((file) => file.replaceAll('\\', '/'));

// Of the sources tests/architecture asks the same: this needs the build, and so stands with the tests that do.
describe('no code path opens a network connection', () => {
  it('what is built has nothing more than its sources: libraries brought no way in', () => {
    expect(built.length).toBeGreaterThan(2);
    const [page, rest] = [built.filter((file) => file.startsWith('out/renderer/')), built.filter((file) => !file.startsWith('out/renderer/'))];
    expect(rest.flatMap(networkUses)).toEqual([]);
    // A library may call a method of its own "fetch"; the browser's is reached by its bare name or from the page's globals.
    const global = page.flatMap(networkUses).filter(({ from }) => from === '' || /\b(globalThis|window|self|top|parent|frames|navigator|document|defaultView)\b/.test(from));
    const uses = global.map(({ name, given }) => `${name}(${given})`);
    expect(uses.length).toBeGreaterThanOrEqual(2);
    // The third is Vite's: it loads a script that the page itself names beforehand.
    expect(uses.filter((use) => !/^(fetch\(`\/api\/\$\{\w+\}`\)|EventSource\([`"']\/events[`"']\)|fetch\(\w+\.href\))$/.test(use))).toEqual([]);
    const addresses = built.flatMap((file) => [...text(file).matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]+/g)].map(([address]) => address));
    expect([...new Set(addresses)].filter((address) => !namesOnly.test(address))).toEqual([]);
  });
});

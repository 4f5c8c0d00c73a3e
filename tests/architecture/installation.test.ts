import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './imports.ts';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { allowScripts, engines } = JSON.parse(read('package.json'));
const packages: Record<string, { readonly hasInstallScript?: boolean }> = JSON.parse(read('package-lock.json')).packages;

describe('npm ci prints nothing that looks like a fault', () => {
  it('of every package with a script of its own it is said whether that may run, and only Node.js 24 needs to', () => {
    const named = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(Object.keys(allowScripts).sort()).toEqual([...new Set(named)].sort());
    expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node']);
  });
  it('tools that want a newer Node.js than this one are run by the one that comes with them, so npm’s warnings of it are kept quiet', () => {
    expect(engines.node).toBe('>=20.19');
    expect(packages['node_modules/node']).toBeDefined();
    expect(read('.npmrc')).toMatch(/^loglevel=error$/m);
  });
});

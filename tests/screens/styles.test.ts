import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../electron/shell/surroundings.ts';

describe('the built styles', () => {
  it('have no rule for any element beside another: one row put into a list would have the whole list styled anew', () => {
    const folder = join(programFolder, 'out/renderer/assets');
    const styles = readdirSync(folder).filter((name) => name.endsWith('.css'));
    expect(styles).not.toEqual([]);
    for (const name of styles) {
      const selectors = readFileSync(join(folder, name), 'utf8').matchAll(/([^{};]+)\{/g);
      const universal = [...selectors].flatMap(([, selector = '']) => selector.match(/[+~]\s*(?:\*|:not|:is\(\*)[^,]*$/g) ?? []);
      expect(universal).toEqual([]);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sources } from '../architecture/imports.ts';
import { printedScreens, printsItsScreens, printsTheRecoveryKey, recoveryKeyButton } from '../electron/steps/printedScreens.ts';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { oneDesktop } from './runningDesktop.ts';

describe('what the built desktop shell prints, under the stand-in for Electron', () => {
  const desktop = oneDesktop(startBuiltDesktop);
  printsItsScreens(() => ({ page: desktop().page, pdf: () => desktop().page.pdf({ preferCSSPageSize: true }) }));
});

describe('what a new data folder prints, under the stand-in for Electron', () => {
  const desktop = oneDesktop(startBuiltDesktop, { locked: true });
  printsTheRecoveryKey(() => ({ page: desktop().page, pdf: () => desktop().page.pdf({ preferCSSPageSize: true }) }), testPassphrase);
});

describe('the printed screens', () => {
  it('are all those with a print button, and more', () => {
    const buttons = sources('renderer').filter((path) => readFileSync(join(root, path), 'utf8').includes('window.print()'));
    const tested = new Set([recoveryKeyButton, ...printedScreens.flatMap(({ button }) => button ?? [])]);
    expect(buttons.sort()).toEqual([...tested].sort());
  });
});

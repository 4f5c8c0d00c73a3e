import { describe, expect, it } from 'vitest';
import { oneDesktop } from '../desktop/runningDesktop.ts';
import { startRealDesktop, takeClipboard } from './realDesktop.ts';
import { sandboxedRenderers } from './sandboxedRenderers.ts';
import { staysWithinItsWalls } from './steps/pageWalls.ts';

describe('the page within its window', () => {
  // What the walls forbid, Chromium says on the page's console as well.
  const desktop = oneDesktop(startRealDesktop, { provoked: /Content Security Policy|Failed to load resource|evil\.example/ });

  it('is sandboxed by the system itself, and so is every other page', async () => {
    const renderers = await sandboxedRenderers(desktop().electron);
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.filter(({ sandboxed }) => !sandboxed)).toEqual([]);
  });
  it('keeps what the page calls itself out of the title bar', async () => {
    const { electron, page } = desktop();
    await page.evaluate(() => void (document.title = 'TESTPATIENT-ONE'));
    // The title goes to the window over the same way as an answer, before it.
    await page.evaluate(() => globalThis.mdt?.call('workspace.read', {}));
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual(['MDT Desk']);
  });

  staysWithinItsWalls(() => {
    const { electron, page } = desktop();
    return {
      page,
      windows: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
      clipboard: () => takeClipboard(electron),
    };
  });
});

import { describe, expect, it } from 'vitest';
import { whyNotHere } from '../electron/here.ts';
import { startRealDesktop, takeClipboard } from '../electron/realDesktop.ts';
import { sandboxedRenderers } from '../electron/sandboxedRenderers.ts';
import { staysWithinItsWalls } from '../electron/steps/pageWalls.ts';
import { takeJourney } from '../screens/journey.steps.ts';
import { oneDesktop, openDesktopDesk } from './runningDesktop.ts';

// A part of what npm run test:electron does, wherever the real Electron can be driven; elsewhere the run ends with what was left out, by name.
const notHere = whyNotHere();
const reason = notHere === null ? '' : ` (${notHere.reason}; npm run test:electron tests all of it where it can run)`;

describe.skipIf(notHere !== null)(`the page in the real Electron${reason}`, () => {
  const desktop = oneDesktop(startRealDesktop, { provoked: /Content Security Policy|Failed to load resource|evil\.example/ });
  it('is sandboxed by the system itself', async () => {
    const renderers = await sandboxedRenderers(desktop().electron);
    expect(renderers.map(({ sandboxed }) => sandboxed)).toEqual(renderers.map(() => true));
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

describe.skipIf(notHere !== null)(`a meeting by keyboard in the real Electron${reason}`, () => {
  takeJourney(() => openDesktopDesk(startRealDesktop));
});

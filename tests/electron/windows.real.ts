import { describe, expect, it } from 'vitest';
import { oneDesktop } from '../desktop/runningDesktop.ts';
import { tenCaseMeeting } from '../fakes/tenCases.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { button } from '../screens/desk.ts';
import { startRealDesktop } from './realDesktop.ts';

describe('the windows on this screen', () => {
  const desktop = oneDesktop(startRealDesktop);
  it('opens within the screen’s work area, and its smallest size fits there as well', async () => {
    const { bounds, smallest, workArea } = await desktop().electron.evaluate(({ BrowserWindow, screen }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const bounds = window?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
      return { bounds, smallest: window?.getMinimumSize() ?? [], workArea: screen.getDisplayMatching(bounds).workArea };
    });
    const [width = Infinity, height = Infinity] = smallest;
    expect({ width, height }).toEqual({ width: Math.min(width, workArea.width), height: Math.min(height, workArea.height) });
    expect(bounds.x).toBeGreaterThanOrEqual(workArea.x);
    expect(bounds.y).toBeGreaterThanOrEqual(workArea.y);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(workArea.x + workArea.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(workArea.y + workArea.height);
  });
  // Wayland lets no program show a window without activating it; there it is looked at by hand.
  it.skipIf(process.platform === 'linux' && Boolean(process.env.WAYLAND_DISPLAY))('leaves the keyboard with the chair when the shared display opens', async () => {
    const { electron, page, nextWindow } = desktop();
    const { meetingId } = await tenCaseMeeting(wireCallsOf(page));
    await page.evaluate((id) => void (location.hash = `#/meetings/${id}`), meetingId);
    await page.reload();
    await button(page, 'Start discussion').waitFor();
    const focused = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle() ?? '');
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
    await expect.poll(focused, { timeout: 10_000, message: 'The system gave the window no focus: is there a window manager?' }).toBe('MDT Desk');
    const opened = nextWindow();
    await page.keyboard.press('l');
    await (await opened).getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length), { timeout: 10_000 }).toBe(2);
    expect(await focused()).toBe('MDT Desk');
  });
});

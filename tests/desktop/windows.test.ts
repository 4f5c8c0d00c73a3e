import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SeenWindow, StandInScreen } from '../fakes/electron/questions.ts';
import { type BuiltDesktop, startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { tenCaseMeeting } from '../fakes/tenCases.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { button, says } from '../screens/desk.ts';

/** 1920 × 1080 at 150 %, with a taskbar. */
const laptop: StandInScreen = { id: 1, bounds: { x: 0, y: 0, width: 1280, height: 720 }, workArea: { x: 0, y: 0, width: 1280, height: 672 }, scaleFactor: 1.5, internal: true };
const projector: StandInScreen = { id: 2, bounds: { x: -1920, y: 0, width: 1920, height: 1080 }, workArea: { x: -1920, y: 0, width: 1920, height: 1032 }, scaleFactor: 1, internal: false };
const large: StandInScreen = { id: 3, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1032 }, scaleFactor: 1, internal: false };

/** Waits until the two windows are as they should be; the main one was opened first. */
function eventually(desktop: BuiltDesktop, wanted: readonly Partial<SeenWindow>[]): Promise<void> {
  return expect.poll(() => desktop.ask('windows', null), { timeout: 15_000 }).toMatchObject(wanted);
}

describe('the windows in a meeting room, in the built desktop shell under the stand-in for Electron', () => {
  let folder: string;
  let desktop: BuiltDesktop;
  let wall: Page;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-windows-'));
    desktop = await startBuiltDesktop({ data: join(folder, 'data'), screens: [laptop, projector] });
    const { meetingId } = await tenCaseMeeting(wireCallsOf(desktop.page));
    await desktop.page.evaluate((id) => {
      location.hash = `#/meetings/${id}`;
    }, meetingId);
    await desktop.page.reload();
    await button(desktop.page, 'Start discussion').waitFor();
  });
  afterAll(async () => {
    await desktop?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const chair = { title: 'MDT Desk', focused: true, bounds: laptop.workArea };
  const onProjector = { title: 'MDT Desk: shared display', visible: true, focused: false, askedForKeyboard: false, menuBar: false, fullScreen: true, bounds: projector.bounds };

  it('open within the work area of a scaled screen, maximised, and cannot be made larger than it', async () => {
    await eventually(desktop, [{ ...chair, maximised: true, menuBar: true, smallest: { width: 1024, height: 600 } }]);
  });
  it('put the shared display on the projector, without a menu bar, and leave the keyboard with the chair', async () => {
    const opened = desktop.nextWindow();
    await desktop.page.keyboard.press('l');
    wall = await opened;
    await eventually(desktop, [chair, onProjector]);
    await desktop.page.keyboard.press('Control+k');
    await desktop.page.keyboard.type('Alderfly');
    await says(desktop.page.getByRole('dialog'), /ALDERFLY/);
    await desktop.page.keyboard.press('Escape');
  });
  it('leave the keyboard with the chair when L is pressed again', async () => {
    await desktop.page.keyboard.press('l');
    // The page's window.open has been through the program once another call made after it is answered.
    await wireCallsOf(desktop.page)('meetings.list', {});
    await eventually(desktop, [chair, onProjector]);
  });
  it('are zoomed one by one: larger for the chair is not larger on the wall', async () => {
    await desktop.ask('choose', 'zoomIn');
    await eventually(desktop, [{ zoomLevel: 0.5 }, { zoomLevel: 0 }]);
    await desktop.ask('focus', 1);
    await desktop.ask('choose', 'zoomIn');
    await desktop.ask('choose', 'zoomIn');
    await eventually(desktop, [{ zoomLevel: 0.5 }, { zoomLevel: 1, focused: true }]);
  });
  it('go in and out of full screen with F11, also the wall, whose menu bar stays away', async () => {
    await desktop.ask('choose', 'togglefullscreen');
    await eventually(desktop, [{}, { fullScreen: false, menuBar: false }]);
    await desktop.ask('choose', 'togglefullscreen');
    await eventually(desktop, [{}, { fullScreen: true, menuBar: false }]);
    await desktop.ask('focus', 0);
    await desktop.ask('choose', 'togglefullscreen');
    await eventually(desktop, [{ fullScreen: true, bounds: laptop.bounds }, onProjector]);
    await desktop.ask('choose', 'togglefullscreen');
    await eventually(desktop, [chair, onProjector]);
  });
  it('follow the projector: unplugged, the wall comes back into view; plugged in, it covers it; with another resolution, it still does', async () => {
    await desktop.ask('screens', [laptop]);
    await eventually(desktop, [chair, { fullScreen: false, focused: false, menuBar: false, visible: true, bounds: { x: 213, y: 96, width: 853, height: 480 } }]);
    const other = { ...projector, id: 7, bounds: { x: 1280, y: 0, width: 1024, height: 768 }, workArea: { x: 1280, y: 0, width: 1024, height: 720 } };
    await desktop.ask('screens', [laptop, other]);
    await eventually(desktop, [chair, { ...onProjector, bounds: other.bounds }]);
    const sharper = { ...other, bounds: { ...other.bounds, width: 1600, height: 1200 } };
    await desktop.ask('screens', [laptop, sharper]);
    await eventually(desktop, [chair, { ...onProjector, bounds: sharper.bounds }]);
  });
  it('show a menu for editing at a right click in a field, at the keyboard’s menu key, and on selected text; nowhere else', async () => {
    const { page } = desktop;
    const popup = async () => (await desktop.ask('popup', null))?.map(({ role, enabled, type }) => (role === undefined ? type : enabled ? role : `(${role})`)) ?? null;
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('combobox');
    await field.click({ button: 'right' });
    await expect.poll(popup).toEqual(['undo', 'separator', '(cut)', '(copy)', 'paste', 'separator', 'selectAll']);
    await page.keyboard.type('Alderfly');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('ContextMenu');
    await expect.poll(popup).toEqual(['undo', 'separator', 'cut', 'copy', 'paste', 'separator', 'selectAll']);
    await page.keyboard.press('Escape');
    const heading = page.getByRole('heading', { level: 2, name: 'Shared display' });
    await heading.click({ button: 'right' });
    expect(await popup()).toBeNull();
    await heading.selectText();
    await heading.click({ button: 'right' });
    await expect.poll(popup).toEqual(['copy']);
    await wall.getByRole('heading', { level: 1 }).selectText();
    await wall.getByRole('heading', { level: 1 }).click({ button: 'right' });
    expect(await popup()).toBeNull();
  });
  it('lock the desk from the menu, as its key does', async () => {
    await desktop.ask('choose', 'Lock');
    await button(desktop.page, 'Unlock').waitFor();
  });
});

describe('the shared display under Wayland, in the built desktop shell under the stand-in for Electron', () => {
  it('opens in a window of its own, which does not cover the chair’s and leaves it the keyboard', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-wayland-'));
    const desktop = await startBuiltDesktop({ data: join(folder, 'data'), screens: [laptop, projector], wayland: true });
    try {
      const opened = desktop.nextWindow();
      await desktop.page.evaluate(() => void window.open('#/display/any', '_blank', 'noopener'));
      await opened;
      await eventually(desktop, [{ focused: true }, { fullScreen: false, focused: false, askedForKeyboard: false, visible: true, bounds: { x: 213, y: 96, width: 853, height: 480 } }]);
    } finally {
      await desktop.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('where the main window stands, in the built desktop shell under the stand-in for Electron', () => {
  let folder: string;
  let desktop: BuiltDesktop | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-place-'));
  });
  afterEach(() => desktop?.close());
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const start = async (screens: readonly StandInScreen[]): Promise<BuiltDesktop> => {
    await desktop?.close();
    return (desktop = await startBuiltDesktop({ data: join(folder, 'data'), profile: join(folder, 'profile'), screens }));
  };
  const moved = { x: -1700, y: 40, width: 1200, height: 800 };
  const memory = () => readFile(join(folder, 'profile/mdt-desk/windows.json'), 'utf8').catch(() => '');

  it('is remembered, with nothing but numbers, and used at the next start', async () => {
    const first = await start([large, projector]);
    await eventually(first, [{ bounds: { x: 277, y: 132, width: 1366, height: 768 }, maximised: false }]);
    await first.ask('move', moved);
    await expect.poll(memory).toContain('-1700');
    expect(JSON.parse(await memory())).toEqual({ window: { bounds: moved, maximised: false, fullScreen: false }, saveFolder: null });
    await eventually(await start([large, projector]), [{ bounds: moved }]);
  });
  it('is on a screen that is there, also when the one it stood on goes while it runs', async () => {
    const first = await start([large, projector]);
    await eventually(first, [{ bounds: moved }]);
    await first.ask('screens', [large]);
    await eventually(first, [{ bounds: { x: 360, y: 116, width: 1200, height: 800 } }]);
    await first.ask('move', moved);
    await expect.poll(memory).toContain('-1700');
    await eventually(await start([laptop]), [{ bounds: { x: 40, y: 0, width: 1200, height: 672 } }]);
  });
  it('is remembered behind a full screen, which is there again at the next start', async () => {
    const first = await start([large]);
    await first.ask('move', { x: 100, y: 50, width: 1300, height: 700 });
    await first.ask('choose', 'togglefullscreen');
    await expect.poll(memory).toContain('"fullScreen":true');
    const later = await start([large]);
    await eventually(later, [{ fullScreen: true, bounds: large.bounds }]);
    await later.ask('choose', 'togglefullscreen');
    await eventually(later, [{ fullScreen: false, bounds: { x: 100, y: 50, width: 1300, height: 700 } }]);
  });
});

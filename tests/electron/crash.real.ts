import { describe, expect, it } from 'vitest';
import { oneDesktop } from '../desktop/runningDesktop.ts';
import { startRealDesktop } from './realDesktop.ts';
import { loadDemonstration, showPatients } from './steps/demonstration.ts';

describe('a renderer that crashes', () => {
  const desktop = oneDesktop(startRealDesktop);
  it('comes back by itself at the place where one was', async () => {
    const { electron, page } = desktop();
    const { meetingId } = await loadDemonstration(page);
    await showPatients(page, `#/meetings/${meetingId}/prepare`);
    const before = await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    // Asked by the main process: for Playwright a page that crashed stays crashed.
    const seen = () =>
      electron.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
        const shown: unknown = await contents.executeJavaScript('({ hash: location.hash, patients: document.body.innerText.includes("TESTPATIENT") })');
        return { pid: contents.getOSProcessId(), shown };
      });
    await expect.poll(async () => (await seen().catch(() => null))?.shown, { timeout: 30_000 }).toEqual({ hash: `#/meetings/${meetingId}/prepare`, patients: true });
    expect((await seen())?.pid).not.toBe(before);
  });
});

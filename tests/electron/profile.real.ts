import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { closeWell, ownFolder } from '../desktop/runningDesktop.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { filesNaming } from './namesInFiles.ts';
import { startRealDesktop, takeClipboard } from './realDesktop.ts';
import { loadDemonstration, showPatients } from './steps/demonstration.ts';

const typed = 'TESTPATIENT-HALFTYPED';

describe('the person’s own folders', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    own = await ownFolder();
  });
  afterAll(() => own?.remove());

  it('hold no patient’s name after a meeting was shown, typed into, searched, copied from, exported and printed', async () => {
    const data = join(own.folder, 'data');
    const desktop = await startRealDesktop({ data });
    const { electron, page } = desktop;
    const { meetingId, caseId } = await loadDemonstration(page);
    for (const address of [`#/meetings/${meetingId}/prepare`, `#/cases/${caseId}`, `#/meetings/${meetingId}/owed`]) await showPatients(page, address);
    await page.locator('.toolbar button').first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.toolbar button').nth(1).click()]);
    // A file that was saved is the person's own affair.
    await download.delete();
    await electron.evaluate(async ({ BrowserWindow }) => void (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({})));
    await page.evaluate((id) => void (location.hash = `#/meetings/${id}/prepare/new-case`), meetingId);
    const field = page.getByLabel('Family name', { exact: true });
    await field.fill(typed);
    await expect.poll(async () => JSON.stringify(await wireCallsOf(page)('draft.read', { place: { form: 'newCase', meetingId } })), { timeout: 15_000 }).toContain(typed);
    // Also what Chromium writes only now and then.
    await electron.evaluate(async ({ session }) => void session.defaultSession.flushStorageData());
    const folders = await electron.evaluate(({ app }) => (['userData', 'sessionData', 'crashDumps'] as const).map((name) => app.getPath(name)));
    await takeClipboard(electron);
    await closeWell(desktop);
    // Were one elsewhere, the search below would not find it.
    expect(folders.filter((folder) => !folder.startsWith(own.folder))).toEqual([]);
    expect(await filesNaming(join(own.folder, 'home'), 'TESTPATIENT')).toEqual([]);
  });
});

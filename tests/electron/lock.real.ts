import { describe, expect, it } from 'vitest';
import { oneDesktop } from '../desktop/runningDesktop.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { says } from '../screens/desk.ts';
import { startRealDesktop } from './realDesktop.ts';
import { loadDemonstration, showPatients } from './steps/demonstration.ts';

describe('the lock', () => {
  const desktop = oneDesktop(startRealDesktop);
  it.each(['suspend', 'lock-screen'])('goes on when the system reports "%s", and leaves no patient on the page', async (event) => {
    const { electron, page } = desktop();
    const take = wireCallsOf(page);
    const [meeting] = await take('meetings.list', {});
    const meetingId = meeting?.id ?? (await loadDemonstration(page)).meetingId;
    await showPatients(page, `#/meetings/${meetingId}/prepare`);
    await electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    const passphrase = page.locator('input[name=passphrase]');
    await passphrase.waitFor();
    expect((await take('vault.read', {})).state).toBe('locked');
    expect(await page.content()).not.toContain('TESTPATIENT');
    await passphrase.fill(testPassphrase);
    await page.keyboard.press('Enter');
    await says(page, /TESTPATIENT/);
  });
});

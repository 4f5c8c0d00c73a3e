import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pdfText } from '../../fakes/pdfText.ts';
import { loadDemonstration, showPatients } from './demonstration.ts';

/** A page whose window prints into a PDF. */
export type PrintingPage = { readonly page: Page; pdf(): Promise<Uint8Array> };

type Ids = { readonly meetingId: string; readonly caseId: string };

type PrintedScreen = {
  readonly name: string;
  readonly button: string | null;
  readonly address: (ids: Ids) => string;
  /** Whether the screen shows patients, and whether paper names them: a list for a mail names them as the settings say, as shipped by their number. */
  readonly patients: 'shown' | 'shownAndPrinted' | 'none';
};

/**
 * Every screen that is made to be printed, by the file its print button stands in; null for those without a button, which print from the menu of the
 * system's own. The recovery key stands apart: it is there before the desk is.
 */
export const printedScreens: readonly PrintedScreen[] = [
  { name: 'the agenda that is being prepared', button: null, address: ({ meetingId }) => `#/meetings/${meetingId}/prepare`, patients: 'shownAndPrinted' },
  { name: 'a whole case', button: null, address: ({ caseId }) => `#/cases/${caseId}`, patients: 'shownAndPrinted' },
  { name: 'the readiness board', button: null, address: ({ meetingId }) => `#/meetings/${meetingId}/readiness`, patients: 'shownAndPrinted' },
  { name: 'who owes what', button: 'renderer/readiness/DebtorList.tsx', address: ({ meetingId }) => `#/meetings/${meetingId}/owed`, patients: 'shown' },
  { name: 'actions and conditions', button: 'renderer/after/ActionsScreen.tsx', address: () => '#/actions', patients: 'none' },
  { name: 'the record of changes', button: 'renderer/access/Lists.tsx', address: () => '#/record', patients: 'shownAndPrinted' },
  { name: 'the map of the pathway', button: 'renderer/map/MapScreen.tsx', address: () => '#/pathway/map', patients: 'none' },
  { name: 'the map with a case on it', button: 'renderer/map/MapScreen.tsx', address: ({ caseId }) => `#/cases/${caseId}/map`, patients: 'shownAndPrinted' },
  { name: 'the guidance for referrers', button: 'renderer/referrers/ReferrersScreen.tsx', address: () => '#/referrers', patients: 'none' },
];

/** Where the recovery key's print button stands. */
export const recoveryKeyButton = 'renderer/lock/RecoveryKey.tsx';

/** Each printed screen gives a PDF whose text another program reads: its heading, and its patients where it shows any. */
export function printsItsScreens(printing: () => PrintingPage): void {
  let ids: Ids;
  it('has a meeting to print from', async () => {
    ids = await loadDemonstration(printing().page);
  });
  it.each(printedScreens)('prints $name', async ({ address, patients }) => {
    const { page, pdf } = printing();
    if (patients !== 'none') await showPatients(page, address(ids));
    else await page.evaluate((hash) => void (location.hash = hash), address(ids));
    const heading = page.locator('main h1, #main h1').first();
    await heading.waitFor();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    const text = await pdfText(await pdf());
    expect(text).toContain(plain((await heading.textContent()) ?? ''));
    expect(text.includes('TESTPATIENT')).toBe(patients === 'shownAndPrinted');
    // Nothing to press on paper.
    expect(text).not.toMatch(/\bPrint\b/);
  });
}

/** The recovery key of a new data folder, which a person prints once. */
export function printsTheRecoveryKey(printing: () => PrintingPage, passphrase: string): void {
  it('prints the words of a recovery key', async () => {
    const { page, pdf } = printing();
    await page.locator('input[name=passphrase]').fill(passphrase);
    await page.locator('input[name=again]').fill(passphrase);
    await page.keyboard.press('Enter');
    const words = page.locator('.recovery-words li');
    await words.first().waitFor({ timeout: 60_000 });
    const text = await pdfText(await pdf());
    for (const word of await words.allTextContents()) expect(text).toContain(plain(word));
  });
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

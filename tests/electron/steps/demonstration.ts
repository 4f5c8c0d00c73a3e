import type { Page } from 'playwright-core';
import { wireCallsOf } from '../../screens/calls.ts';
import { says } from '../../screens/desk.ts';
import { chair as by } from '../../fakes/records.ts';

/** Loads the invented demonstration meeting with the chair at the keyboard. */
export async function loadDemonstration(page: Page): Promise<{ readonly meetingId: string; readonly caseId: string }> {
  const take = wireCallsOf(page);
  await take('actor.choose', { actor: by });
  const { meetingId } = await take('demonstration.load', { by });
  const [listed] = (await take('meeting.read', { meetingId })).agenda;
  // Who is at the keyboard was said beside the page.
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { meetingId, caseId: listed?.entry.caseId ?? '' };
}

/** Goes to a screen by its address and waits until it shows a patient of the demonstration. */
export async function showPatients(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), address);
  await says(page, /TESTPATIENT/);
}

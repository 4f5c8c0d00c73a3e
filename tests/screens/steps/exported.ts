import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import { MeetingOutcomes } from '../../../electron/core/exports/outcomes.ts';
import type { Desk } from '../desk.ts';

/** The seal as the screen shows it. */
export async function sealShown({ page }: Desk): Promise<string> {
  return (await page.locator('code').textContent()) ?? '';
}

const readBacks = [
  /Surgery \(En bloc resection of L4\) at Royal National Orthopaedic Hospital, lead David Choi \(designated\) visiting from NHNN, to be confirmed/,
  /lead Hanny Anwar \(core\) visiting from RNOH, to be confirmed/,
  /agreed in place of RNOH because Joint operation/,
  /On condition that Specialist sarcoma pathologist confirms the diagnosis/,
];

/** The minutes as another program reads them. */
export async function checkMinutes(desk: Desk, bytes: Buffer): Promise<void> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('').replace(/\s+/g, ' '));
  }
  await task.destroy();
  for (const page of pages) expect(page).toMatch(/version 2, .*(overdue|passed)/i);
  const whole = pages.join(' ');
  expect(whole).toContain(await sealShown(desk));
  for (const words of readBacks) expect(whole).toMatch(words);
}

/** The table as a spreadsheet's reader takes it. */
export async function checkCsv(desk: Desk, bytes: Buffer): Promise<void> {
  const lines: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
  expect(lines.map(({ Surname, Outcome }) => [Surname, Outcome])).toEqual([
    ['TESTPATIENT-ONE', 'Agreed'],
    ['TESTPATIENT-TWO', 'Agreed'],
    ['TESTPATIENT-THREE', 'Agreed'],
    ['TESTPATIENT-FOUR', 'Agreed'],
    ['TESTPATIENT-NINE', 'Agreed'],
    ['TESTPATIENT-FIVE', 'Deferred'],
  ]);
  expect(lines[0]).toMatchObject({ 'NHS number': '9990001235', 'Radiotherapy site': expect.stringContaining('University College London'), 'Cross-site status': expect.stringContaining('arranged') });
  expect(new Set(lines.map((line) => line['Meeting digest']))).toEqual(new Set([await sealShown(desk)]));
}

/** The data by the schema it is written to. */
export async function checkJson(desk: Desk, bytes: Buffer): Promise<void> {
  const outcomes = MeetingOutcomes.parse(JSON.parse(bytes.toString('utf8')));
  expect(outcomes.pathway).toMatchObject({ version: 2, reviewOverdue: true });
  expect(outcomes.meeting.seal).toMatchObject({ digest: await sealShown(desk), verifier: 'Test Scribe' });
  expect(outcomes.cases.map(({ crossSite }) => crossSite.map(({ status }) => status))).toEqual([['arranged'], ['requested'], [], [], [], []]);
  expect(outcomes.cases[2]?.decision).toMatchObject({ kind: 'agreed', plan: { offDefault: [{ replaces: 'RNOH', dissentedBy: ['radiologist'] }] } });
  expect(outcomes.cases[5]?.decision).toMatchObject({ kind: 'deferred', cause: 'keyPersonAbsent', owner: 'Test Surgeon A' });
}

import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';

let desk: OpenDesk;
const chooser = () => field(desk.page, 'Case list (CSV, Excel or an MDT Desk pack)');

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  const { page, keyboard } = desk;
  await introduce(desk, coordinator);
  await keyboard.use(button(page, 'Plan a meeting'));
  await keyboard.fill(field(page, 'Chair'), 'Test Chair');
  await keyboard.press('Enter');
  await keyboard.use(page.getByRole('link', { name: 'Import a case list' }));
  await chooser().waitFor();
});

afterAll(async () => {
  await desk.close();
});

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const headings = 'NHS number,Hospital number,Surname,Forename,Date of birth,Referral date,Tumour type,Diagnosis,Status,Urgent,Question';
const patient = (number: number, question = 'Plan') => `,H${number},TESTPATIENT-${number},Ada,14/03/1979,02/11/2026,Bone,Osteosarcoma,Confirmed,No,${question}`;
const listOf = (count: number) => `${headings}\n${Array.from({ length: count }, (_, index) => patient(index)).join('\n')}\n`;

describe('an import on the screen', () => {
  it('says that nothing is remembered yet, and how a list gets in', async () => {
    await says(desk.page, /paste a table copied from a spreadsheet/);
    await says(desk.page, /Nothing is remembered of any source yet/);
    await isAccessible(desk);
  });

  it('reads a workbook, and lets its sheet be chosen', async () => {
    const row = (name: string) => ['H1', name, '14/03/1979'];
    const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'This week', rows: [['MRN', 'Surname', 'DOB'], row('TESTPATIENT-NOW')] }, { name: 'Last week', rows: [['MRN', 'Surname', 'DOB'], row('TESTPATIENT-THEN')] }] }));
    await chooser().setInputFiles({ name: 'list.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
    await says(desk.page, 'TESTPATIENT-NOW');
    await desk.page.getByRole('radio', { name: /^Last week/ }).check();
    await says(desk.page, 'TESTPATIENT-THEN');
    await isAccessible(desk);
  });

  it('takes a table that is pasted, as text and as a table of a page', async () => {
    await paste({ 'text/plain': 'Surname\tMRN\tQuestion\r\nTESTPATIENT-PASTED\tH1\t"two\nlines"\r\n' });
    await says(desk.page, 'TESTPATIENT-PASTED');
    await paste({ 'text/html': '<table><tr><th>Surname<th>MRN</tr><tr><td>TESTPATIENT-PAGE<td>0012</tr></table>', 'text/plain': 'Surname MRN' });
    await says(desk.page, 'TESTPATIENT-PAGE');
    await says(desk.page, /0012/);
  });

  it('says of a pasted word that it is no table, and leaves the list that is looked at', async () => {
    await paste({ 'text/plain': 'hello' });
    await says(desk.page.getByRole('alert'), 'What was pasted is no table. Copy the cells of the list with their headings, and paste them here.');
    await says(desk.page, 'TESTPATIENT-PAGE');
  });

  it('shows every row of a list put together of odd ones, each with what is wrong with it', async () => {
    const { page } = desk;
    const odd = [patient(1), ',H2,"TESTPATIENT-2,Ada,14/03/1979,02/11/2026,Bone,Osteosarcoma,Confirmed,No,Plan', patient(3).replace('1979', '79'), `4.85E+09${patient(4)}`, '2 patients,,,,,,,,,,', patient(6)];
    await chooser().setInputFiles(csv('odd.csv', `${headings}\r\n${odd.join('\n')}\r\n`));
    await says(page, /A quotation mark is opened in this row and never closed/);
    await says(page, /is read as 14 Mar 1979: with two digits for the year, only this century is possible/);
    await says(page, /is a number that a spreadsheet has shortened/);
    await says(page, 'The row holds nothing but "2 patients": that is no patient.');
    await button(page, 'Import 3 of 6 rows').waitFor();
  });

  it('says in words what it does not read', async () => {
    await chooser().setInputFiles({ name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]) });
    await says(desk.page.getByRole('alert'), /old Excel or Word file/);
  });

  it('lets a person say what unknown columns hold, and a word means, and knows both the next time', async () => {
    const { page, keyboard } = desk;
    const list = 'Kol 1,Kol 2,Kol 3\nH1,TESTPATIENT-MAPPED,osseus\nH2,TESTPATIENT-OTHER,Bone\n';
    await chooser().setInputFiles(csv('north.csv', list));
    await says(page, /None of the headings is known/);
    for (const [column, meaning] of [['Kol 1', 'Hospital number'], ['Kol 2', 'Surname'], ['Kol 3', 'Tumour type (bone, soft tissue, metastasis)']] as const) {
      await keyboard.chooseInPlace(page, `${column} is read as`, meaning);
      await page.getByRole('row', { name: new RegExp(`^${column}`) }).and(page.locator(':not(.row-left)')).waitFor();
    }
    // Named while the last column is still being saved, as on a slow machine.
    await page.route('**/api/import.saveSource', async (route) => setTimeout(() => void route.continue(), 700), { times: 1 });
    await keyboard.chooseInPlace(page, 'Kol 3 is read as', 'Diagnosis');
    await keyboard.chooseInPlace(page, 'Kol 3 is read as', 'Tumour type (bone, soft tissue, metastasis)');
    await keyboard.fill(page.getByLabel('This list comes from'), 'Register');
    // The column is saved, and the list read again, in the middle of the name.
    await page.getByRole('row', { name: /^Kol 3.*Tumour type/ }).and(page.locator(':not(.row-left)')).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Remember this source' }).or(page.getByRole('button', { name: 'Rename' })).getAttribute('aria-disabled')).toBe('false');
    await page.waitForLoadState('networkidle');
    await keyboard.type(' of the north');
    expect(await page.getByLabel('This list comes from').inputValue()).toBe('Register of the north');
    await keyboard.press('Enter');
    await says(page, /Known as “Register of the north”/);
    await keyboard.choose(page.getByLabel('“osseus” means', { exact: true }), 'Bone');
    await isAccessible(desk);
    await keyboard.use(button(page, 'Teach'));
    await says(page, /“osseus” in Tumour type .* means Bone/);
    await chooser().setInputFiles(csv('next week.csv', list.replace('TESTPATIENT-MAPPED', 'TESTPATIENT-NEXT')));
    await says(page, 'TESTPATIENT-NEXT');
    await says(page, /Known as “Register of the north”/);
    await says(page, 'All words are understood.');
  });

  it('shows beside the remembered sources who taught what', async () => {
    const { page } = desk;
    await page.reload();
    await says(page.getByRole('region', { name: 'Who changed what' }), /Test Coordinator: Register of the north: “osseus” in Tumour type .* means Bone/);
    await isAccessible(desk);
  });

  it('shows how far a long list is, and leaves nothing where it is cancelled', async () => {
    const { page } = desk;
    await chooser().setInputFiles(csv('long.csv', listOf(3_000)));
    await button(page, 'Import 3,000 of 3,000 rows').waitFor();
    const cancelled = cancelAtOnce(page, 'Rows checked');
    await button(page, 'Import 3,000 of 3,000 rows').click();
    await cancelled;
    await says(page.getByRole('alert'), 'Cancelled. Nothing was written.');
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await casesStored()).toBe(0);
    await says(page.getByRole('navigation', { name: 'Pages of the list' }), '1–100 of 3,000');
  });

  it('takes of an update only what is chosen, and never another name by itself', async () => {
    const { page, keyboard } = desk;
    await chooser().setInputFiles(csv('first.csv', `${headings}\n${patient(1)}\n`));
    await keyboard.use(button(page, 'Import 1 of 1 rows'));
    await says(page, '1 imported: 1 row in all.');
    await keyboard.use(button(page, 'Import another list'));
    await says(page.getByRole('region', { name: 'Remembered sources' }), 'Register of the north');
    await isAccessible(desk);
    await chooser().setInputFiles(csv('second.csv', `${headings}\n${patient(1, 'Second question').replace('TESTPATIENT-1', 'TESTPATIENT-OTHER')}\n`));
    await says(page, /the name is another: make sure that it is the same patient/);
    await button(page, 'Import 0 of 1 rows').waitFor();
    await keyboard.choose(page.getByLabel('Choice for row 1, TESTPATIENT-OTHER, Ada'), 'Take it');
    const name = page.getByRole('checkbox', { name: 'Take surname of row 1, TESTPATIENT-OTHER, Ada' });
    expect(await name.isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: 'Take question of row 1, TESTPATIENT-OTHER, Ada' }).isChecked()).toBe(true);
    await keyboard.use(button(page, 'Import 1 of 1 rows'));
    await says(page, 'The stored case was updated: question. Not taken, as chosen: surname.');
  });

  it('takes the pack of a circulated list, says where it comes from, and refuses one that was changed', async () => {
    const { page, keyboard } = desk;
    await keyboard.use(button(page, 'Import another list'));
    const pack = await packOfThisMeeting();
    await chooser().setInputFiles({ ...pack, buffer: Buffer.from(pack.buffer.toString().replaceAll('TESTPATIENT-1', 'TESTPATIENT-X')) });
    await says(page.getByRole('alert'), /its digest does not match its content/);
    await chooser().setInputFiles(pack);
    const origin = page.getByRole('region', { name: 'A list circulated by an MDT Desk' });
    await says(origin, /version 1, 1 case/);
    await says(origin, new RegExp(`by ${coordinator.name}`));
    await says(origin, JSON.parse(pack.buffer.toString()).digest);
    expect(await page.getByRole('heading', { name: /columns/i }).count()).toBe(0);
    await says(page, /Stored already \(by hospital number\), and there is nothing to change/);
    await isAccessible(desk);
    const next = changedPack(pack, (details) => {
      details.presenter = 'Test Surgeon B';
      details.owed = [{ item: 'keyWorker', by: 'Test CNS 1', due: '2026-11-25' }];
    });
    await chooser().setInputFiles(next);
    const owed = page.getByRole('checkbox', { name: 'Take who owes what of row 1, TESTPATIENT-1, Ada' });
    await owed.waitFor();
    await says(page, /key worker: Test CNS 1 by 25 Nov 2026/);
    await keyboard.reach(page.getByRole('checkbox', { name: 'Take presenter of row 1, TESTPATIENT-1, Ada' }));
    await keyboard.press('Space');
    await keyboard.use(button(page, 'Import 1 of 1 rows'));
    await says(page, 'The stored case was updated: who owes what. Not taken, as chosen: presenter.');
  });

  it('saves the rows that were not taken', async () => {
    const { page, keyboard } = desk;
    await keyboard.use(button(page, 'Import another list'));
    await chooser().setInputFiles(csv('third.csv', `${headings}\n${patient(7)}\n${patient(8).replace('14/03/1979', '31/02/1979')}\n`));
    const [saved] = await Promise.all([page.waitForEvent('download'), keyboard.use(button(page, 'Save the 1 not taken as a file'))]);
    expect(saved.suggestedFilename()).toBe('third - rows not taken.csv');
    await keyboard.use(button(page, 'Import 1 of 2 rows'));
    await button(page, 'Save the rows not taken as a file').waitFor();
    expect(desk.faults).toEqual([]);
  });

  it('asks of a list that comes after the cut-off why and who agreed, once for all its cases', async () => {
    const { page, keyboard } = desk;
    const closed = await planClosed();
    await page.evaluate((id) => void (location.hash = `/meetings/${id}/prepare/import`), closed);
    await chooser().setInputFiles(csv('late.csv', `${headings}\n${patient(21)}\n`));
    await keyboard.use(button(page, 'Import 1 of 1 rows'));
    await says(page.getByRole('alert'), /The list has closed: say why these cases come late and who agreed. Nothing was written/);
    await keyboard.fill(field(page, 'The list has closed: why it comes late'), 'The register was down');
    await keyboard.fill(field(page, 'Who agreed to it'), 'Test Chair');
    await isAccessible(desk);
    await keyboard.use(button(page, 'Import 1 of 1 rows'));
    await says(page, '1 imported: 1 row in all.');
    await keyboard.use(page.getByRole('link', { name: 'Go to the agenda' }));
    await says(page, /late: The register was down \(agreed by Test Chair\)/);
  });
});

/** A meeting whose list closed long ago; its id. */
async function planClosed(): Promise<string> {
  return desk.page.evaluate(async () => {
    const details = { date: '2099-11-26', startsAt: '08:30', place: '', cutOff: '2020-01-01', chair: '', scribe: '' };
    const by = { name: 'Test Coordinator', role: 'coordinator', trust: '', practitionerId: null };
    const response = await fetch('/api/meeting.plan', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by, details }) });
    return (await response.json()).value.id;
  });
}

/** A paste anywhere on the screen, with what the clipboard holds. */
async function paste(clipboard: { readonly [type: string]: string }): Promise<void> {
  await desk.page.evaluate((held) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(held)) clipboardData.setData(type, text);
    document.getElementById('main')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
}

function casesStored(): Promise<number> {
  return desk.page.evaluate(async () => {
    const response = await fetch('/api/cases.list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return (await response.json()).value.length;
  });
}

/** The meeting of the import, circulated by the core itself as from another window, and its pack. */
async function packOfThisMeeting(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await desk.page.evaluate(async (by) => {
    const ask = async (name: string, input: object) => (await (await fetch(`/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json()).value;
    const meetingId = location.hash.split('/')[2];
    const { version } = await ask('meeting.read', { meetingId });
    await ask('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'circulated', to: '', recipients: ['Core members'] } });
    return (await ask('circulation.file', { meetingId, version: 1, kind: 'pack' })).base64;
  }, { name: coordinator.name, role: 'coordinator', trust: '', practitionerId: null });
  return { name: 'north.mdt-list.json', mimeType: 'application/json', buffer: Buffer.from(base64, 'base64') };
}

/** As the other desk would have made it had it known more of its first case. */
function changedPack(pack: Awaited<ReturnType<typeof packOfThisMeeting>>, change: (details: { [key: string]: unknown }) => void): typeof pack {
  const { packDigest: _old, ...content } = JSON.parse(pack.buffer.toString());
  change(content.cases[0].details);
  const packDigest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { ...pack, buffer: Buffer.from(JSON.stringify({ ...content, packDigest })) };
}

/** Presses Cancel as soon as a progress is shown, from within the page: on a slow machine the rows are checked before a press from outside arrives. */
function cancelAtOnce(page: Page, progress: string): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const bar = document.querySelector(`[role="progressbar"][aria-label="${name}"], progress[aria-label="${name}"]`);
          const cancel = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Cancel'));
          if (bar === null || cancel === undefined) return;
          watch.disconnect();
          cancel.click();
          resolve();
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
    progress,
  );
}

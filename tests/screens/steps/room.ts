import { expect } from 'vitest';
import { button, decision, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { chair, goTo, handOver } from './people.ts';
import { agree, caseHead, discuss, inDays, nextCase, openForm, planSurgeon, record, saveNotes } from './roomMoves.ts';

/** Five of the six cases of the meeting, each another branch of the pathway. */
export const roomSteps: readonly Step[] = [
  ['agrees a plain case in at most 25 keys: surgery at RNOH by a visiting surgeon, radiotherapy at UCLH', plainCase],
  ['proposes NHNN for the skull base and shows the clause K4 a key away, with the form still open behind it', clauseOfSkullBase],
  ['keeps what was typed when another case is looked at', draftSurvives],
  ['holds back a surgeon whom the document lists only as a contact (K6)', contactIsHeld],
  ['lets the chair confirm the contact as core, and then agrees with him as a visitor', contactConfirmed],
  ['asks for words before it takes another site than the default, and notes who dissents (K3, F3)', offDefault],
  ['takes the consultation note of urgent treatment, then holds treatment to the condition of the pathology review (P4)', urgent],
  ['agrees further investigation for a suspected tumour', suspected],
];

async function plainCase(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const before = keyboard.presses;
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  expect(await field(form, 'Site').locator('option:checked').textContent()).toBe('RNOH – default');
  await planSurgeon(desk, 'David Choi', 'En bloc resection of L4');
  await keyboard.day(field(form, 'Operating date'), await inDays(desk, 14));
  await record(desk, form);
  await says(decision(desk), 'David Choi (lead) ⇄ from NHNN');
  await says(decision(desk), '⇄ David Choi to RNOH: waiting for the surgeon');
  const radiotherapy = await openForm(desk, 'r', 'Radiotherapy');
  expect(await field(radiotherapy, 'Site').locator('option:checked').textContent()).toBe('UCLH – default');
  await record(desk, radiotherapy);
  await saveNotes(desk, 'Curative');
  await agree(desk, /^Surgery \(En bloc resection of L4\) at Royal National Orthopaedic Hospital.*lead David Choi \(designated\) visiting from NHNN, to be confirmed.*; radiotherapy at University College London Hospital.*; with curative intent\. Key worker: Test CNS 1\.$/);
  expect(keyboard.presses - before).toBeLessThanOrEqual(25);
  await says(page.getByRole('navigation', { name: 'Agenda' }), '1 of 6 done');
}

async function clauseOfSkullBase(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await nextCase(desk, 'TESTPATIENT-TWO, Ben');
  await says(caseHead(desk), '999 008 0429');
  await says(caseHead(desk), 'TT100002');
  await says(caseHead(desk), '2 Sep 1966');
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  expect(await field(form, 'Site').locator('option:checked').textContent()).toBe('NHNN – default');
  await isAccessible(desk);
  await keyboard.use(button(form, 'Clause K4'));
  const clause = page.getByRole('dialog', { name: 'Clause K4' });
  await says(clause, /skull base/);
  await says(clause, /version 2 – review overdue/);
  await isAccessible(desk);
  await keyboard.press('Escape');
  await clause.waitFor({ state: 'detached' });
  expect(await button(form, 'Clause K4').evaluate((element) => element === document.activeElement)).toBe(true);
}

async function draftSurvives(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const form = decision(desk).getByRole('form', { name: 'Surgery' });
  await keyboard.fill(field(form, 'Procedure'), 'Endoscopic resection');
  // The open case's row alone is a stop of the Tab key; the arrows go on from it.
  await keyboard.reach(button(page, /^2\s*TESTPATIENT-TWO/), { within: 90 });
  await keyboard.press('ArrowUp');
  await says(caseHead(desk), 'TESTPATIENT-ONE, Ada');
  await says(button(page, /^2\s*TESTPATIENT-TWO/), /not saved/);
  await keyboard.press('ArrowDown');
  await says(caseHead(desk), 'TESTPATIENT-TWO, Ben');
  expect(await field(form, 'Procedure').inputValue()).toBe('Endoscopic resection');
}

async function contactIsHeld(desk: Desk): Promise<void> {
  const { keyboard } = desk;
  await planSurgeon(desk, 'Hanny Anwar', 'Endoscopic resection');
  await record(desk, decision(desk).getByRole('form', { name: 'Surgery' }));
  await says(decision(desk), 'Hanny Anwar (lead) ⇄ from RNOH');
  await saveNotes(desk, 'Curative');
  await says(decision(desk).getByRole('region', { name: 'Gaps' }), /Hanny Anwar is neither a core member of the sarcoma MDT nor designated for surgery on .* confirm it in the directory/);
  await button(decision(desk).getByRole('region', { name: 'Gaps' }), 'Clause K6').waitFor();
  await isAccessible(desk);
  await keyboard.press('a');
  await decision(desk).getByRole('form', { name: 'Surgery' }).waitFor();
  await keyboard.press('Escape');
  expect(await button(decision(desk), /^Agree/).getAttribute('aria-disabled')).toBe('true');
}

async function contactConfirmed(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await handOver(desk, chair);
  await goTo(desk, 'Directory');
  await isAccessible(desk);
  await keyboard.use(button(page, 'Confirm the standing of Hanny Anwar'));
  const form = page.getByRole('form', { name: 'Confirm the standing of Hanny Anwar' });
  expect(await field(form, 'Standing').locator('option:checked').textContent()).toBe('core member');
  await isAccessible(desk);
  await keyboard.press('Enter');
  await says(page.getByRole('row', { name: /Hanny Anwar/ }), '✓ may treat');
  await says(page.getByRole('row', { name: /Hanny Anwar/ }), /Confirmed by Test Chair/);
  await goTo(desk, 'Meetings');
  await isAccessible(desk);
  await keyboard.use(page.getByRole('link', { name: 'Open the meeting room' }));
  await says(caseHead(desk), 'TESTPATIENT-TWO, Ben');
  const surgery = await openForm(desk, 's', 'Surgery');
  expect(await surgery.getByRole('checkbox', { name: 'Hanny Anwar' }).isChecked()).toBe(true);
  await record(desk, surgery);
  await says(decision(desk), '⇄ Hanny Anwar to NHNN: waiting for the surgeon');
  await agree(desk, /at National Hospital for Neurology and Neurosurgery, Queen Square, lead Hanny Anwar \(core\) visiting from RNOH, to be confirmed/);
}

async function offDefault(desk: Desk): Promise<void> {
  const { keyboard } = desk;
  await nextCase(desk, 'TESTPATIENT-THREE, Cleo');
  await discuss(desk);
  const form = await openForm(desk, 's', 'Surgery');
  await keyboard.choose(field(form, 'Site'), 'NHNN');
  await planSurgeon(desk, 'Parag Sayal', 'Sacrectomy S2');
  await isAccessible(desk);
  await keyboard.press('Enter');
  await says(form, /needs the reason in words/);
  const reason = field(form, 'In words: why it is more appropriate there');
  expect(await reason.evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.type('Joint operation with the colorectal team of Queen Square.');
  await keyboard.reach(button(form, 'Save surgery'));
  await keyboard.press('Enter');
  await says(form, /needs the roles that agreed/);
  expect(await field(form, 'Everybody present').evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.tick(field(form, 'Everybody present'));
  await keyboard.use(form.getByText('Dissent', { exact: true }));
  await keyboard.tick(form.getByRole('group', { name: 'Dissented' }).getByRole('checkbox', { name: 'Radiologist' }));
  await keyboard.reach(button(form, 'Save surgery'));
  await record(desk, form);
  await says(decision(desk), /Agreed off-default: .*Joint operation.*; dissent: radiologist\./);
  await saveNotes(desk, 'Curative', { dissent: 'Radiology would prefer RNOH.' });
  await agree(desk, /, agreed in place of RNOH because Joint operation.*Dissent: Radiology would prefer RNOH\. Key worker: Test CNS 1\.$/);
}

async function urgent(desk: Desk): Promise<void> {
  const { keyboard } = desk;
  await nextCase(desk, 'TESTPATIENT-FOUR, Dev');
  await says(decision(desk), /^Not ready to be discussed/);
  await isAccessible(desk);
  const note = await openForm(desk, 'u', 'Consultation note');
  await keyboard.press('Enter');
  await says(note, 'Record who was consulted and when, or why it was not possible.');
  await keyboard.fill(field(note, 'Consulted'), 'Test Oncologist');
  await record(desk, note);
  await says(caseHead(desk), /retrospective/);
  await discuss(desk);
  const form = await openForm(desk, 'y', 'Systemic therapy');
  await keyboard.choose(field(form, 'Site'), 'UCLH');
  await keyboard.fill(field(form, 'Regimen'), 'VDC/IE');
  await record(desk, form);
  await saveNotes(desk, 'Curative');
  await says(decision(desk).getByRole('region', { name: 'Gaps' }), /agree the treatment on the condition of that review/);
  await keyboard.press('a');
  const notes = decision(desk).getByRole('form', { name: 'Conditions and notes' });
  await keyboard.use(button(notes, 'Add “pathology review” condition'));
  await keyboard.fill(field(notes, 'Owner'), 'Test Pathologist');
  await record(desk, notes);
  await agree(desk, /^Systemic therapy \(VDC\/IE\) at University College London Hospital.*On condition that Specialist sarcoma pathologist confirms the diagnosis \(Test Pathologist\)\. Key worker: Test CNS 1\.$/);
}

async function suspected(desk: Desk): Promise<void> {
  const { keyboard } = desk;
  await nextCase(desk, 'TESTPATIENT-NINE, Ines');
  await discuss(desk);
  const form = await openForm(desk, 'i', 'Further investigation');
  await keyboard.type('CT-guided biopsy at RNOH, then the specialist review');
  await keyboard.reach(button(form, 'Save further investigation'));
  await record(desk, form);
  await saveNotes(desk, 'Diagnostic');
  await agree(desk, /^Further investigation \(CT-guided biopsy at RNOH, then the specialist review\); for diagnosis\. Key worker: Test CNS 1\.$/);
}

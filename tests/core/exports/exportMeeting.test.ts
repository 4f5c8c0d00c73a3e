import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { type ExportFormat, exportMeeting } from '../../../electron/core/exports/exportMeeting.ts';
import type { ExportSource } from '../../../electron/core/exports/gatherOutcomes.ts';
import { MeetingOutcomes } from '../../../electron/core/exports/outcomes.ts';
import type { ExportedFile } from '../../../shared/api/views.ts';
import { agreedCase, caseView, closedMeeting, deferredCase, digest, fullPlan, inMeeting, readBackWords } from './closedMeeting.ts';

const source = closedMeeting([agreedCase, deferredCase]);
const formats: readonly ExportFormat[] = ['csv', 'json', 'pdf'];

async function fileOf(format: ExportFormat, from: ExportSource = source): Promise<ExportedFile> {
  const exported = await exportMeeting(format, from);
  if (!exported.ok) throw new Error(exported.refusal.message);
  return exported.value;
}

async function bytesOf(format: ExportFormat, from: ExportSource = source): Promise<Buffer> {
  return Buffer.from((await fileOf(format, from)).base64, 'base64');
}

async function linesOf(from: ExportSource = source): Promise<Record<string, string>[]> {
  return parse(await bytesOf('csv', from), { columns: true, bom: true });
}

async function outcomesOf(from: ExportSource = source): Promise<MeetingOutcomes> {
  return MeetingOutcomes.parse(JSON.parse((await bytesOf('json', from)).toString('utf8')));
}

type Page = { readonly text: string; readonly rightEdge: number; readonly width: number };

/** Every page as a reader of PDF other than its writer finds it: its text, and how far to the right it reaches. */
async function readPages(from: ExportSource): Promise<Page[]> {
  const task = getDocument({ data: new Uint8Array(await bytesOf('pdf', from)), verbosity: 0 });
  const pdf = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    const text = items.map(({ str, hasEOL }) => `${str}${hasEOL ? ' ' : ''}`).join('').replace(/\s+/g, ' ');
    pages.push({ text, rightEdge: Math.max(...items.map(({ transform, width }) => Number(transform[4]) + width)), width: page.getViewport({ scale: 1 }).width });
  }
  await task.destroy();
  return pages;
}

async function pagesOf(from: ExportSource = source): Promise<string[]> {
  return (await readPages(from)).map(({ text }) => text);
}

describe('every export', () => {
  it.each(['draft', 'circulated', 'inProgress'] as const)('is refused while the meeting is %s', async (state) => {
    for (const format of formats) {
      const refused = await exportMeeting(format, closedMeeting([agreedCase], { state, seal: null }));
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'notNow', message: expect.stringContaining('Close it first') } });
    }
  });

  it('has a name with the date and nothing of a patient', async () => {
    expect(await Promise.all(formats.map(async (format) => (await fileOf(format)).fileName))).toEqual([
      'mdt-2026-11-26-outcomes.csv',
      'mdt-2026-11-26-outcomes.json',
      'mdt-2026-11-26-minutes.pdf',
    ]);
  });

  it.each(formats)('gives the same bytes for the same meeting (%s)', async (format) => {
    expect((await bytesOf(format)).equals(await bytesOf(format))).toBe(true);
  });

  it('keeps a case whose record could not be read at the close, and says so', async () => {
    const damaged = { ...source, cases: [agreedCase] };
    expect((await linesOf(damaged))[1]).toMatchObject({ Order: '2', Surname: '', Decision: 'The record of this case could not be read at the close.' });
    expect((await outcomesOf(damaged)).cases[1]).toMatchObject({ caseId: 'case-8', patient: null });
    expect((await pagesOf(damaged)).join(' ')).toContain('Record not readable');
  });

  it('says how the work-up stood on the day of the meeting, what was too old and what was missing too, in the words of the board', async () => {
    const words = 'MRI: current, 16 Nov 2026; Chest CT: too old, 3 Jun 2026; Specialist pathology review: missing';
    expect((await linesOf())[0]?.['Work-up']).toBe(words);
    expect((await outcomesOf()).cases[0]?.workUp.map(({ item, state }) => `${item} ${state}`)).toEqual(['mri current', 'chestCt stale', 'pathologyReview missing']);
    expect((await pagesOf()).join(' ')).toContain(words);
  });

  it('takes the outcome of this meeting where a later one decided anew', async () => {
    const later = { ...inMeeting, meetingId: 'meeting-later', date: '2026-12-03' };
    const [now] = agreedCase.discussions;
    if (!now) throw new Error('The case has no discussion.');
    const twice = { ...agreedCase, discussions: [now, { ...now, meeting: later, outcome: { kind: 'notDiscussed' as const, reason: 'time' } }] };
    expect((await linesOf({ ...closedMeeting([agreedCase]), cases: [twice] }))[0]?.['Decision']).toBe(readBackWords);
  });

  it('marks a decision without a quorum as provisional', async () => {
    const unquorate = closedMeeting([caseView({ id: 'case-3', outcome: { kind: 'agreed', readBack: readBackWords, chair: 'Test Chair', verifier: '', plan: fullPlan }, meeting: { ...inMeeting, quorate: false, rolesPresent: ['chair'] } })], {
      quorum: { met: false, present: ['chair'], missing: [['pathologist']], unverified: true },
    });
    expect((await linesOf(unquorate))[0]).toMatchObject({ Provisional: 'yes: not quorate', 'Roles present': 'chair' });
    expect((await linesOf())[0]).toMatchObject({ Provisional: 'no' });
    expect((await pagesOf(unquorate)).join(' ')).toContain('Provisional: decided without a quorum.');
    expect((await pagesOf()).join(' ')).not.toContain('Provisional');
  });

  it('calls provisional what was decided without a quorum, not what the attendance at the close would make of it', async () => {
    const early = caseView({ id: 'case-8', outcome: { kind: 'notDiscussed', reason: 'time' }, meeting: { ...inMeeting, quorate: false } });
    const quorateAgain = (await pagesOf(closedMeeting([agreedCase, early]))).join(' ');
    expect(quorateAgain).toContain('Met at the close. Provisional: case 2.');
    const leftEarly = closedMeeting([agreedCase], { quorum: { met: false, present: ['chair'], missing: [['pathologist']], unverified: true } });
    const text = (await pagesOf(leftEarly)).join(' ');
    expect(text).toContain('Not met at the close: no pathologist. No decision is provisional.');
  });

  it.each([
    ['the site went back to the default', (plan: typeof fullPlan) => ({ ...plan, modalities: plan.modalities.map((each) => (each.modality === 'surgery' ? { ...each, site: { id: 'RNOH', name: 'RNOH' } } : each)) })],
    ['another place of the same id was chosen', (plan: typeof fullPlan) => ({ ...plan, modalities: plan.modalities.map((each) => (each.modality === 'surgery' ? { ...each, site: { id: 'NHNN', name: 'Test Hospital Elsewhere' } } : each)) })],
    ['the modality is no longer planned', (plan: typeof fullPlan) => ({ ...plan, modalities: plan.modalities.filter(({ modality }) => modality !== 'surgery') })],
    ['it replaces its own site', (plan: typeof fullPlan) => ({ ...plan, offDefault: plan.offDefault.map((each) => ({ ...each, replaces: 'NHNN' })) })],
  ])('leaves out an agreement off default where %s', async (_what, change) => {
    const from = closedMeeting([caseView({ id: 'case-3', outcome: { kind: 'agreed', readBack: 'Read back.', chair: 'Test Chair', verifier: '', plan: change(fullPlan) } })]);
    expect((await linesOf(from))[0]?.['Off-default agreement']).toBe('');
    expect((await linesOf(from))[0]?.['Clauses']?.split(' ')).not.toContain('K3');
    expect((await outcomesOf(from)).cases[0]?.decision).toMatchObject({ kind: 'agreed', plan: { offDefault: [] } });
    expect((await pagesOf(from)).join(' ')).not.toContain('Agreed off default');
    expect((await pagesOf()).join(' ')).toContain('Agreed off default');
  });
});

describe('the CSV', () => {
  it('has one line for each case with site, surgeons, standing, cross-site status and clauses', async () => {
    const [agreed, deferred] = await linesOf();
    expect(agreed).toMatchObject({
      'Meeting date': '2026-11-26',
      Order: '1',
      Surname: 'TESTPATIENT-THREE',
      'NHS number': '9990159610',
      'Hospital number': 'TT100003',
      'Date of birth': '1958-12-21',
      Levels: 'S2–S4',
      Outcome: 'Agreed',
      Decision: readBackWords,
      'Surgery site': 'National Hospital for Neurology and Neurosurgery',
      'Operating date': '10 Dec 2026',
      Surgeons: 'Test Surgeon A (lead, NHNN, designated); Test Surgeon B (RNOH, core member)',
      'Cross-site status': 'Test Surgeon B (RNOH at NHNN): waiting for the surgeon',
      'Radiotherapy site': 'University College London Hospitals',
      'Radiotherapy beam': 'proton',
      Dissent: 'Test Oncologist would start with radiotherapy.',
      'Pathway version': 'lsesn-spinal-v2',
      'Pathway review': 'review due March 2026: overdue',
      'Meeting digest': digest,
    });
    expect(agreed?.['Off-default agreement']).toContain('in place of RNOH (joint surgery): colorectal and neurosurgical team on one site');
    expect(agreed?.['Conditions']).toBe('colorectal surgeon confirms the date (Test CNS 1, by 3 Dec 2026)');
    expect(agreed?.['Clauses']?.split(' ')).toEqual(expect.arrayContaining(['K1b', 'K3', 'F3', 'K5', 'K7']));
    expect(deferred).toMatchObject({ Outcome: 'Deferred', Decision: 'Deferred (imaging): chest CT outstanding; Test Radiologist, by 3 Dec 2026.', 'Surgery site': '' });
  });

  it('opens in a spreadsheet as UTF-8 with CRLF between its lines', async () => {
    const bytes = await bytesOf('csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(3);
  });

  it.each(['=HYPERLINK("x")', '+1', '-1+2', '@SUM(A1)', '\uff1d1+1'])('never lets a spreadsheet run "%s"', async (formula) => {
    const hostile = closedMeeting([caseView({ id: 'case-9', details: { question: formula }, patient: { familyName: formula }, outcome: { kind: 'notDiscussed', reason: formula } })]);
    const [line] = await linesOf(hostile);
    expect(line?.['Surname']).toBe(`'${formula}`);
    expect(line?.['Question']).toBe(`'${formula}`);
    const cells: string[][] = parse(await bytesOf('csv', hostile), { bom: true });
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell))).toEqual([]);
  });
});

describe('the JSON', () => {
  it('has the documented shape and keeps the whole plan', async () => {
    const outcomes = await outcomesOf();
    expect(outcomes.schema).toBe('mdt-desk/outcomes/1');
    expect(outcomes.cases.map(({ order, status }) => [order, status])).toEqual([[1, 'agreed'], [2, 'deferred']]);
    expect(outcomes.cases[0]?.decision).toMatchObject({ kind: 'agreed', plan: fullPlan });
    expect(outcomes.meeting.seal).toEqual({ at: '2026-11-26T10:31:00.000Z', digest, verifier: 'Test Verifier', aloneBecause: '' });
  });

  it.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
  ])('says on %s whether the review of March 2026 is overdue (D10)', async (today, overdue) => {
    expect((await outcomesOf({ ...source, today })).pathway.reviewOverdue).toBe(overdue);
  });
});

describe('the minutes', () => {
  it('say who was there, the decision, the agreement off default, the visiting surgeon, the seal and the second check', async () => {
    const text = (await pagesOf()).join(' ');
    for (const words of [
      'Thursday',
      'Seminar room 2 and video link',
      'Test Surgeon A (spinal surgeon, Test Trust North)',
      'Test Radiologist (radiologist, left early)',
      'Test Absentee (medical oncologist)',
      'unverified: the pathway names no quorum',
      'TESTPATIENT-THREE, Cleo',
      'NHS 999 015 9610',
      'born 21 Dec 1958',
      'Can this be done at NHNN?',
      'Surgery (en bloc sacrectomy) at National Hospital for Neurology and Neurosurgery',
      'dissent of clinical oncologist (K3, F3).',
      'colorectal surgeon confirms the date (Test CNS 1, by 3 Dec 2026)',
      'Test Oncologist would start with radiotherapy.',
      'Test Surgeon B of RNOH at NHNN: waiting for the surgeon (K5)',
      'Deferred (imaging): chest CT outstanding',
      'Test Verifier',
      digest,
    ]) {
      expect(text).toContain(words);
    }
  });

  it('carry the confidentiality mark, page numbers, the pathway with its overdue review and the reconstruction on every page', async () => {
    const pages = await pagesOf(closedMeeting([agreedCase, deferredCase, ...Array.from({ length: 4 }, (_, index) => ({ ...agreedCase, summary: { ...agreedCase.summary, id: `case-2${index}` } }))]));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('PATIENT CONFIDENTIAL');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('version 2, review due March 2026: overdue');
      expect(page).toContain('reconstruction');
      expect(page).toContain('Later entries of the record are not part of these minutes.');
    }
  });

  it('say why there was no second check', async () => {
    const alone = closedMeeting([agreedCase], { seal: { at: '2026-11-26T10:31:00.000Z', digest, verifier: '', aloneBecause: 'Link went down.' } });
    expect((await pagesOf(alone)).join(' ')).toContain('None. Link went down.');
  });

  it('lose no word of a question or a procedure longer than a page', async () => {
    const words = (name: string, by: string) => Array.from({ length: 180 }, (_, index) => `${name}${index}x`).join(by);
    const question = words('q', '\n');
    const procedure = words('step', ' ');
    const plan = { ...fullPlan, modalities: fullPlan.modalities.map((entry) => (entry.modality === 'surgery' ? { ...entry, procedure } : entry)) };
    const long = caseView({ id: 'case-7', details: { question }, outcome: { kind: 'agreed', readBack: readBackWords, chair: 'Test Chair', verifier: '', plan } });
    const text = (await pagesOf(closedMeeting([long]))).join(' ');
    expect([...question.split('\n'), ...procedure.split(' ')].filter((word) => !text.includes(word))).toEqual([]);
  });

  it('break a word that is longer than its column, so that nothing runs off the page', async () => {
    const long = 'q'.repeat(300);
    const wide = caseView({ id: 'case-7', details: { question: long, presenter: long.slice(0, 120) }, patient: { familyName: 'T'.repeat(80) }, outcome: { kind: 'deferred', cause: 'other', detail: long, owner: 'Test CNS 1', due: '2026-12-03' } });
    for (const page of await readPages(closedMeeting([wide], { addenda: [{ at: '2026-11-27T10:00:00.000Z', by: 'Test Chair', text: long, because: '', caseId: null }] }))) {
      expect(page.rightEdge).toBeLessThanOrEqual(page.width - 40);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { londonDay } from '../../shared/domain/dates.ts';
import { chair as by, chair, details, meetingDay, rnoh, scribe } from '../fakes/records.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await desk.page.evaluate((actor) => fetch('/api/actor.choose', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ actor }) }), chair);
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/directory`);
  await desk.page.reload();
  await desk.page.getByRole('heading', { name: 'Surgery', exact: true }).waitFor();
});
afterAll(async () => {
  await desk.close();
});

const list = [
  'Name,GMC number,Trust,Home site,Modality,Status,From,Until,Designated by,Source',
  'Test Oncologist,TT12345,Test Trust North,UCLH,Radiotherapy,Designated,01/04/2027,31/03/2029,Sarcoma Advisory Group,SAG list 2027',
  'Test Oncologist,TT12345,,,Chemotherapy,Core,01/04/2026,,Sarcoma Advisory Group,',
  'Test Nobody,TT9,Test Trust,,Homeopathy,Core,,,,',
].join('\r\n');
const region = (name: string) => desk.page.getByRole('region', { name, exact: true });
const rowOf = (treatment: string, name: string) => region(treatment).getByRole('row', { name: new RegExp(name) });

describe('the directory’s screen, over the browser shell', () => {
  it('begins without anybody for radiotherapy and systemic therapy, and says why (C6)', async () => {
    for (const treatment of ['Radiotherapy', 'Systemic therapy']) await says(region(treatment), 'Nobody is listed.');
    await isAccessible(desk);
  });

  it('clears what is not confirmed by name and day', async () => {
    await desk.keyboard.use(button(desk.page, /^Verify for Nick Hayden: the address/));
    await says(rowOf('Surgery', 'Nick Hayden'), /spelled unlike the name: verified by Test Chair on \d+ \w+ \d{4}/);
    expect(await button(rowOf('Surgery', 'Hanny Anwar'), /^Verify/).count()).toBe(0);
  });

  it('takes a list in after a dry run of every row', async () => {
    await desk.keyboard.use(button(desk.page, 'Import a list'));
    await field(desk.page, 'List of practitioners (CSV or Excel)').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    const shown = desk.page.getByRole('group', { name: 'Show only' });
    for (const count of ['all 3', 'new 1', 'update 1', 'duplicate 0', 'refused 1']) await button(shown, count).waitFor();
    await says(desk.page, /"Homeopathy" in "Modality" is not a treatment/);
    await isAccessible(desk);
    await says(region('Radiotherapy'), 'Nobody is listed.');
    await desk.keyboard.use(button(desk.page, 'Take 2 of 3 rows'));
    await says(desk.page, 'Test Oncologist was added.');
    await isAccessible(desk);
    await desk.keyboard.use(button(desk.page, 'Done'));
    await says(rowOf('Systemic therapy', 'Test Oncologist'), 'the list names no source document');
  });

  it('answers who may treat on any day: a designation that has not begun, its first and its last day, and after it', async () => {
    for (const [day, words] of [
      ['2027-03-31', 'may not treat'],
      ['2027-04-01', 'may treat'],
      ['2029-03-31', 'may treat'],
      ['2029-04-01', 'may not treat'],
    ] as const) {
      await field(desk.page, 'Who may treat on').fill(day);
      await rowOf('Radiotherapy', 'Test Oncologist').getByText(new RegExp(`[✓✗] ${words}`)).waitFor();
    }
    await says(rowOf('Radiotherapy', 'Test Oncologist'), 'lapsed');
    await field(desk.page, 'Who may treat on').fill('2027-03-31');
    await says(rowOf('Radiotherapy', 'Test Oncologist'), 'not yet begun');
  });

  it('changes an entry, its designations each with their days, and refuses a mobile number in words', async () => {
    await desk.keyboard.use(button(rowOf('Radiotherapy', 'Test Oncologist'), /^Edit/), { within: 120 });
    const form = desk.page.getByRole('form', { name: /^Edit the entry/ });
    await form.waitFor();
    await isAccessible(desk);
    await field(form, 'Speciality').fill(['07', '700 900 123'].join(''));
    await desk.keyboard.use(button(form, 'Save the entry'));
    await says(form, /mobile number \(07…\) belongs to a person/);
    await field(form, 'Speciality').fill('Clinical oncology');
    await form.getByRole('group', { name: 'Designation 1' }).getByLabel('Until').fill('2030-03-31');
    await desk.keyboard.use(button(form, 'Save the entry'));
    await says(rowOf('Radiotherapy', 'Test Oncologist'), /31 Mar 2030/);
    expect(desk.faults).toEqual([]);
  });

  it('flags an agreed plan wherever it is shown once its surgeon’s designation has ended before the operation (K6)', async () => {
    type Answer = { value: { id: string; version: number; summary: { id: string } } };
    const call = (name: string, input: unknown): Promise<Answer> =>
      desk.page.evaluate(async ([name, input]) => (await fetch(`/api/${String(name)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json(), [name, input]);
    const surgeon = { id: 'test-surgeon-b', name: 'Test Surgeon B', professionalNumber: '', trust: 'Test Trust North', homeSite: 'RNOH', speciality: '', email: '', unverified: [], verified: [] };
    const designated = (until: string) => ({ by, practitioner: { ...surgeon, designations: [{ status: 'designated', modality: 'surgery', from: null, until, designatedBy: 'SAG', source: 'invented', unverified: null }] } });
    await call('directory.save', designated('2099-12-31'));
    let meeting = (await call('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } })).value;
    let view = (await call('case.register', { by, details: details() })).value;
    const caseId = view.summary.id;
    const record = async (event: object) => (view = (await call('case.record', { by, caseId, expectedVersion: view.version, event })).value);
    const recordMeeting = async (event: object) => (meeting = (await call('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event })).value);
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    await record({ type: 'resultsReady' });
    await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
    await recordMeeting({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    await recordMeeting({ type: 'attendanceRecorded', attendees: [scribe] });
    await recordMeeting({ type: 'started', onAnotherDay: londonDay(new Date().toISOString()) });
    view = (await call('case.read', { caseId })).value;
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'modalityPlanned', plan: { modality: 'surgery', site: rnoh, practitioners: [{ practitionerId: surgeon.id, part: 'lead' }], timing: '', operatingDate: '2099-01-15', operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide' } });
    await record({ type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } });
    await record({ type: 'agreed', meetingId: meeting.id, chair: 'Test Chair', verifier: 'Test Scribe' });

    const origin = new URL(desk.page.url()).origin;
    const flag = /Test Surgeon B is no longer designated for surgery on 15 Jan 2099: the standing ended on 14 Jan 2099/;
    await desk.page.goto(`${origin}/#/cases/${caseId}`);
    await says(desk.page, 'Where it is:');
    expect(await desk.page.getByText(flag).count()).toBe(0);
    // The screen is open while somebody ends the designation.
    await call('directory.save', designated('2099-01-14'));
    await says(desk.page, flag);
    await isAccessible(desk);
    await desk.page.goto(`${origin}/#/meetings/${meeting.id}`);
    await says(desk.page.getByRole('navigation', { name: 'Agenda' }), /plan in doubt \(K6\)/);
    await says(desk.page, flag);
    await isAccessible(desk);
    for (const screen of [`meetings/${meeting.id}/prepare`, `meetings/${meeting.id}/close`]) {
      await desk.page.goto(`${origin}/#/${screen}`);
      await says(desk.page, flag);
    }
    await desk.page.goto(`${origin}/#/operating`);
    await field(desk.page, 'Surgeon').selectOption(surgeon.id);
    await says(desk.page, flag);
    await isAccessible(desk);
    expect(desk.faults).toEqual([]);
  });
});

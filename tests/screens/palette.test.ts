import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Take } from '../fakes/tenCases.ts';
import { tenCaseMeeting, tenPatients, type TenCases, tracesOf } from '../fakes/tenCases.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, decision, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { caseHead } from './steps/roomMoves.ts';

let desk: OpenDesk;
let meeting: TenCases;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  meeting = await tenCaseMeeting((async (name: string, input: unknown) => {
    const answer = await desk.page.evaluate(async ([call, body]) => (await fetch(`/api/${String(call)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json(), [name, input]);
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    return answer.value;
  }) as Take);
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/meetings/${meeting.meetingId}`);
  await desk.page.reload();
  await button(decision(desk), 'Start discussion').waitFor();
});
afterAll(async () => {
  await desk.close();
});

const palette = () => desk.page.getByRole('dialog', { name: 'Go to or do' });
const chosen = () => palette().getByRole('option', { selected: true });
const ask = async (words: string) => {
  await desk.keyboard.press('ControlOrMeta+k');
  await palette().waitFor();
  await desk.keyboard.type(words);
};
const names = (): Promise<(string | null)[]> => palette().getByRole('option').locator('strong').allTextContents();

describe('the palette by keyboard, over the browser shell', () => {
  it('opens with Ctrl+K on what can be done here, and Escape gives the focus back', async () => {
    const plan = button(decision(desk), 'Start discussion');
    await desk.keyboard.reach(plan);
    await ask('');
    const listed = await names();
    expect(listed).toEqual(expect.arrayContaining(['Start the discussion', 'Attendance and quorum', 'Open the shared display', 'Prepare this meeting', 'Directory']));
    // Only what can be done now: nothing is planned before the discussion has begun.
    expect(listed).not.toContain('Plan surgery');
    const [frame, line] = [await palette().boundingBox(), await palette().getByRole('combobox').boundingBox()];
    expect(line?.x).toBeGreaterThan(frame?.x ?? 0);
    expect((line?.x ?? 0) + (line?.width ?? 0)).toBeLessThan((frame?.x ?? 0) + (frame?.width ?? 0));
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
    await palette().waitFor({ state: 'detached' });
    expect(await plan.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('finds a case of the agenda first and goes to it in the room', async () => {
    const wanted = tenPatients[6] ?? expect.fail('no patient');
    await ask('glowworm');
    await says(chosen(), wanted.familyName);
    await says(chosen(), 'Agenda');
    await desk.keyboard.press('Enter');
    await palette().waitFor({ state: 'detached' });
    await says(caseHead(desk), wanted.familyName);
    expect(desk.page.url()).toContain(`/meetings/${meeting.meetingId}`);
  });

  it('finds a case by part of its number, and says in words where it finds nothing', async () => {
    await ask('TT77003');
    await says(chosen(), tenPatients[3]?.familyName ?? '');
    await desk.page.keyboard.press('ControlOrMeta+a');
    await desk.keyboard.type('nobody at all');
    await says(palette(), /Nothing is called “nobody at all”/);
    await desk.keyboard.press('Escape');
  });

  it('does an action by its name, as its key would', async () => {
    await ask('start the disc');
    await says(chosen(), 'Start the discussion');
    await desk.keyboard.press('Enter');
    await says(decision(desk), '▶ in discussion');
    await ask('plan surg');
    await desk.keyboard.press('Enter');
    const form = decision(desk).getByRole('form', { name: 'Surgery' });
    await form.waitFor();
    // In a form too, and what the open form would not allow is not offered.
    await ask('plan');
    expect(await names()).not.toContain('Plan radiotherapy');
    await desk.keyboard.press('Escape');
    await palette().waitFor({ state: 'detached' });
    expect(await form.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await desk.keyboard.press('Escape');
  });

  it('goes to a screen and to a meeting with the arrow keys', async () => {
    await ask('my oper');
    await desk.keyboard.press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: 'My operating' }).waitFor();
    await ask('26 nov');
    await says(palette(), 'Meeting Thu 26 Nov 2026');
    const at = (await names()).indexOf('Meeting Thu 26 Nov 2026');
    await desk.keyboard.press('ArrowDown', at + 1);
    await desk.keyboard.press('Enter');
    await desk.page.getByRole('navigation', { name: 'Agenda' }).waitFor();
  });

  it('keeps nothing of a patient on this computer', async () => {
    await ask('glowworm');
    await says(chosen(), 'TESTPATIENT-GLOWWORM');
    await desk.keyboard.press('Escape');
    const kept = await desk.page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie, await indexedDB.databases()]));
    expect(tenPatients.flatMap((patient) => tracesOf(patient, kept))).toEqual([]);
    await ask('');
    expect(await palette().getByRole('combobox').inputValue()).toBe('');
    expect(await names()).not.toContain('TESTPATIENT-GLOWWORM, Gideon');
    await desk.keyboard.press('Escape');
    expect(desk.faults).toEqual([]);
  });
});

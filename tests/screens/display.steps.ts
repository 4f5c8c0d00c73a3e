import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { initialsOf } from '../../shared/domain/initials.ts';
import { type Take, tenCaseMeeting, type TenCases, tracesOf } from '../fakes/tenCases.ts';
import { button, type Desk, isAccessible, says, sitDown } from './desk.ts';
import { agree, discuss, openForm, planSurgeon, record, saveNotes } from './steps/roomMoves.ts';

/** A chair's desk and the wall beside it. */
export type Wall = {
  readonly desk: Desk;
  readonly take: Take;
  /** What the chair's L opens. */
  opened(): Promise<Page>;
  /** What every call the wall made was answered, by its name; null where the calls leave no trace a test can read. */
  readonly told: readonly { readonly call: string; readonly body: string }[] | null;
  close(): Promise<void>;
};

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
];

/** The shared display as a room sees it: the chair moves by keyboard, the wall follows, and nobody else stands on it. */
export function watchTheWall(open: () => Promise<Wall>): void {
  let room: Wall;
  let meeting: TenCases;
  let wall: Desk;
  beforeAll(async () => {
    room = await open();
    meeting = await tenCaseMeeting(room.take);
    await room.desk.page.evaluate((id) => {
      location.hash = `#/meetings/${id}`;
    }, meeting.meetingId);
    await room.desk.page.reload();
    await button(room.desk.page, 'Start discussion').waitFor();
  });
  afterAll(() => room?.close());
  const heading = () => wall.page.getByRole('heading', { level: 1 });
  const controls = () => room.desk.page.getByRole('region', { name: 'Shared display' });
  const onWall = (name: string) => expect.poll(() => heading().textContent(), { timeout: 15_000 }).toContain(name);

  it('opens with L as a window of its own and waits with the meeting alone', async () => {
    const opened = room.opened();
    await room.desk.keyboard.press('l');
    wall = sitDown(await opened, room.desk.folder);
    await wall.page.setViewportSize({ width: 1920, height: 1080 });
    await onWall('Sarcoma MDT, Thu 26 Nov 2026');
    await says(wall.page, 'Between cases');
    await says(controls(), 'No case on it');
    await isAccessible(wall);
  });

  it('says how it gets onto the projector while it does not fill a screen, and only then', async () => {
    const hint = wall.page.getByText('Drag this window there and press F11.');
    const onScreen = (times: number) =>
      wall.page.evaluate((factor) => {
        Object.defineProperty(screen, 'height', { configurable: true, value: window.outerHeight * factor });
        window.dispatchEvent(new Event('resize'));
      }, times);
    await onScreen(1.5);
    await hint.waitFor();
    await isAccessible(wall);
    await onScreen(1);
    await hint.waitFor({ state: 'detached' });
  });

  it('follows the chair through ten cases and never holds a trace of another', async () => {
    for (const [index, { patient }] of meeting.cases.entries()) {
      await room.desk.keyboard.press('j', index === 0 ? 0 : 1);
      await says(room.desk.page.getByRole('article').locator('header'), patient.familyName);
      await button(controls(), 'Show this').waitFor();
      await room.desk.keyboard.press('h');
      await onWall(patient.familyName);
      const held = `${await wall.page.content()} ${await wall.page.title()}`;
      expect(tracesOf(patient, held)).toContain(patient.familyName);
      expect(meeting.cases.filter((each) => each.patient !== patient).flatMap((each) => tracesOf(each.patient, held))).toEqual([]);
    }
    // Every window asks whether the desk is locked; of cases the wall asks nothing but what is on it.
    if (room.told !== null) expect(new Set(room.told.map(({ call }) => call))).toEqual(new Set(['vault.read', 'display.read']));
    for (const { body } of room.told ?? []) expect(meeting.cases.filter(({ patient }) => tracesOf(patient, body).length > 0).length).toBeLessThanOrEqual(1);
    expect(await wall.page.title()).toBe('Shared display – MDT Desk');
  });

  it('shows the plan as it grows and the sentence that is read back, on one screen at both sizes', async () => {
    const { patient } = meeting.cases.at(-1) ?? meeting.cases[0] ?? expect.fail('no case');
    await discuss(room.desk);
    const form = await openForm(room.desk, 's', 'Surgery');
    await planSurgeon(room.desk, 'David Choi', 'En bloc resection of L4');
    await record(room.desk, form);
    await saveNotes(room.desk, 'Curative', { dissent: 'One of us would rather wait' });
    await says(wall.page, /Surgery \(En bloc resection of L4\) at Royal National Orthopaedic Hospital/);
    await says(wall.page, 'One of us would rather wait');
    await says(wall.page.getByRole('region', { name: 'The pathway proposes' }), 'K1b');
    await says(wall.page.getByRole('region', { name: 'Work-up' }), '16 Nov 2026');
    for (const size of sizes) {
      await wall.page.setViewportSize(size);
      await onWall(patient.familyName);
      await expect.poll(() => wall.page.getByRole('article').evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight), { timeout: 15_000 }).toBeLessThanOrEqual(0);
      await isAccessible(wall);
    }
  });

  it('holds nothing of the chair’s private notes, which the chair’s own screen shows', async () => {
    const notes = await openForm(room.desk, '4', 'Your private notes');
    await room.desk.keyboard.type('Zebra-crossing');
    await says(notes, 'Kept.');
    expect(await room.desk.page.content()).toContain('Your private notes');
    await wall.page.reload();
    await onWall('TESTPATIENT-');
    const held = `${await wall.page.content()} ${(room.told ?? []).map(({ body }) => body).join(' ')}`;
    expect(held).not.toMatch(/zebra/i);
    await room.desk.keyboard.press('Escape');
    await notes.waitFor({ state: 'detached' });
  });

  it('takes no key that changes anything', async () => {
    const version = async () => (await room.take('meeting.read', { meetingId: meeting.meetingId })).version;
    const before = [await version(), await heading().textContent()];
    for (const key of ['b', 'm', 'h', 'l', 'j', 'd', 'a', 'Enter', 'Escape', '?', 'Control+k']) await wall.keyboard.press(key);
    expect([await version(), await heading().textContent()]).toEqual(before);
    expect(await room.take('display.switches', { meetingId: meeting.meetingId })).toEqual({ blank: false, initials: false });
    expect(await wall.page.getByRole('dialog').count()).toBe(0);
  });

  it('is blanked by one key and shown again by it', async () => {
    await room.desk.keyboard.press('b');
    await onWall('Blanked by the chair');
    await says(controls(), 'Blanked');
    expect((await wall.page.locator('body').textContent())?.trim()).toBe('Blanked by the chair');
    expect(meeting.cases.flatMap(({ patient }) => tracesOf(patient, room.told?.at(-1)?.body ?? ''))).toEqual([]);
    await isAccessible(wall);
    await room.desk.keyboard.press('b');
    await onWall('TESTPATIENT-');
  });

  it('shows initials and no name, number or birth date by another, and remembers it', async () => {
    const { patient } = meeting.cases.at(-1) ?? expect.fail('no case');
    await room.desk.keyboard.press('m');
    await onWall(initialsOf(patient));
    await says(controls(), /by initials/);
    expect(meeting.cases.flatMap((each) => tracesOf(each.patient, room.told?.at(-1)?.body ?? ''))).toEqual([]);
    await wall.page.reload();
    await onWall(initialsOf(patient));
    const held = `${await wall.page.content()} ${await wall.page.title()}`;
    expect(meeting.cases.flatMap((each) => tracesOf(each.patient, held))).toEqual([]);
    await isAccessible(wall);
    await isAccessible(room.desk);
  });

  it('waits again once the case is agreed', async () => {
    await agree(room.desk, /^Surgery/, { chair: '' });
    await onWall('Sarcoma MDT');
    await says(wall.page, 'Between cases');
    expect([...room.desk.faults, ...wall.faults]).toEqual([]);
  });
}

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageBoxOptions } from 'electron';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../shared/api/contract.ts';
import { type BuiltDesktop, expectGoodEnd, spawnBuiltDesktop, startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { chair as by } from '../fakes/records.ts';
import { passphraseFile } from '../fakes/vaultFolder.ts';
import { button, field, says, sitDown } from '../screens/desk.ts';
import { coordinator, introduce } from '../screens/steps/people.ts';
import { startMeeting } from '../screens/steps/roomMoves.ts';
import { backupsOf, holdLastBackup } from './slowClose.ts';
import { startedAgainWith } from './startedAgainWith.ts';

let folder: string;
let data: string;
let profile: string;
const running: BuiltDesktop[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-lifetime-'));
  data = join(folder, 'data');
  profile = join(folder, 'profile');
});
afterEach(async () => {
  for (const desktop of running.splice(0)) await desktop.kill();
  await startedAgainWith(profile).end();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<BuiltDesktop> {
  const desktop = await startBuiltDesktop({ data, profile });
  running.push(desktop);
  return desktop;
}
/** A second start with the same profile: how it ended, and what it printed. */
async function startBeside(folderGiven = data): Promise<string[]> {
  const { exited, lines } = await spawnBuiltDesktop(['--data', folderGiven, '--passphrase-file', passphraseFile], { profile });
  const printed: string[] = [];
  for await (const line of lines) printed.push(line);
  expectGoodEnd(await exited);
  return printed;
}
/** What the page's call was answered; it has to be taken. */
async function take<T>(page: Page, name: Call, input: object): Promise<T> {
  const answer = await page.evaluate(([called, given]) => globalThis.mdt?.call(called as Call, given), [name, input] as const);
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: T }).value;
}
const details = { date: '2026-11-26', startsAt: '14:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: '' };
/** Something is recorded, so that there is something to back up. */
const plan = (page: Page): Promise<{ id: string; version: number }> => take(page, 'meeting.plan', { by, details });
/** Answers once a window is closed. */
async function isGone(page: Page): Promise<void> {
  await expect.poll(() => page.isClosed() || page.context().browser()?.isConnected() === false).toBe(true);
}
/** The message box it shows next. */
async function nextBox({ ask }: BuiltDesktop, count = 1): Promise<MessageBoxOptions> {
  await expect.poll(() => ask('boxes', null), { timeout: 15_000 }).toHaveLength(count);
  return (await ask('boxes', null))[count - 1] ?? expect.fail();
}
/** The record was closed in order: nobody holds the data folder, and the next start knows so. */
async function expectClosed(): Promise<void> {
  const names = await readdir(data);
  expect(names).not.toContain('writer.lock');
}
/** Somebody sits down and types into a form that is not recorded. */
async function typeAtDesk(page: Page, text: string): Promise<void> {
  await introduce(sitDown(page, folder), coordinator);
  await button(page, 'Plan a meeting').first().click();
  await field(page, 'Place or link').fill(text);
}

describe('the end of the desktop program, under the stand-in for Electron', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('closes the record with its last backup at %s, and lets no second one cut that off', async (signal) => {
    const { page, pid, exited } = await start();
    await plan(page);
    const release = await holdLastBackup(data);
    process.kill(pid, signal);
    await isGone(page);
    process.kill(pid, signal);
    process.kill(pid, 'SIGINT');
    release();
    expectGoodEnd(await exited);
    await expectClosed();
    expect(await backupsOf(data)).toHaveLength(1);
  });

  it('goes on closing when it is quit again, and when nobody reads any more what it prints', async () => {
    const { page, exited, tell, closeOutput } = await start();
    await plan(page);
    const release = await holdLastBackup(data);
    tell({ app: 'quit' });
    await isGone(page);
    closeOutput();
    for (let times = 0; times < 3; times += 1) tell({ app: 'quit' });
    // It says that it opens again, to an output that is gone.
    tell({ app: 'activate' });
    release();
    expect(await exited).toMatchObject({ code: 0 });
    await expectClosed();
    expect(await backupsOf(data)).toHaveLength(1);
  });

  it('makes no last backup where Windows ends the session', async () => {
    const { page, exited, tell } = await start();
    await plan(page);
    tell({ window: 'query-session-end' });
    tell({ window: 'session-end' });
    expectGoodEnd(await exited);
    await expectClosed();
    expect(await backupsOf(data)).toEqual([]);
  });

  it('has Linux and macOS wait where they shut down, and gives up a last backup under way', async () => {
    const { page, exited, tell } = await start();
    await plan(page);
    const release = await holdLastBackup(data);
    tell({ app: 'quit' });
    await isGone(page);
    tell({ power: 'shutdown' });
    // Heard before this is answered.
    await startBeside();
    release();
    expectGoodEnd(await exited);
    await expectClosed();
    expect(await backupsOf(data)).toEqual([]);
  });
});

describe('the desktop program started again', () => {
  it('while it closes, says so, opens again by itself once it has closed, and cuts nothing off', async () => {
    const first = await start();
    await plan(first.page);
    const release = await holdLastBackup(data);
    first.tell({ app: 'quit' });
    await isGone(first.page);
    expect(await startBeside()).toEqual(['MDT Desk is running already, and shows its window.']);
    expect(await nextBox(first)).toMatchObject({ message: 'MDT Desk is closing', detail: expect.stringContaining('opens again by itself') });
    // Once more, with another folder: the last one counts, and it is said once.
    await startBeside(join(folder, 'other'));
    await startBeside();
    expect(await first.ask('boxes', null)).toHaveLength(1);
    release();
    expectGoodEnd(await first.exited);
    expect(await backupsOf(data)).toHaveLength(1);
    const page = await first.nextWindow();
    expect(await take(page, 'workspace.read', {})).toMatchObject({ mode: 'writer', holder: null });
    expect(await take<unknown[]>(page, 'meetings.list', {})).toHaveLength(1);
  });

  it('while it is open, shows its window, also where that is minimised, and says where another folder was asked for', async () => {
    const first = await start();
    first.tell({ window: 'minimize' });
    await expect.poll(() => first.ask('windows', null)).toMatchObject([{ visible: false }]);
    expect(await startBeside()).toEqual(['MDT Desk is running already, and shows its window.']);
    await expect.poll(() => first.ask('windows', null)).toMatchObject([{ visible: true, focused: true }]);
    await startBeside(join(folder, 'other'));
    expect(await nextBox(first)).toMatchObject({ message: 'MDT Desk is open with another data folder' });
    expect(existsSync(join(folder, 'other'))).toBe(false);
    expect(await take(first.page, 'workspace.read', {})).toMatchObject({ mode: 'writer' });
    await running.pop()?.close();
  });
});

describe('a window that is closed while something is unfinished', () => {
  it('asks while something is typed, keeps all of it to the last letter, and has it again at the next start', async () => {
    const first = await start();
    await typeAtDesk(first.page, 'Quince Room');
    first.tell({ app: 'quit' });
    expect(await nextBox(first)).toMatchObject({ message: 'Close MDT Desk?', detail: expect.stringContaining('not recorded yet. It stays on this computer'), defaultId: 0, cancelId: 0 });
    await first.ask('press', 0);
    // It goes on as if nothing had been asked.
    await field(first.page, 'Place or link').fill('Quince Room, second floor');
    first.tell({ window: 'close' });
    await nextBox(first, 2);
    await first.ask('press', 1);
    expectGoodEnd(await first.exited);
    await expectClosed();
    const second = await start();
    await button(second.page, /^At the keyboard:/).waitFor();
    expect(await take(second.page, 'typed.read', {})).toMatchObject([{ place: { form: 'planMeeting' }, fields: { details: { place: 'Quince Room, second floor' } } }]);
    // What was typed at another sitting is no reason to ask.
    second.tell({ window: 'close' });
    expectGoodEnd(await second.exited);
  });

  it('asks while a meeting is in progress', async () => {
    const first = await start();
    const desk = sitDown(first.page, folder);
    await introduce(desk, coordinator);
    await button(first.page, 'Load the demonstration').click();
    await startMeeting(desk);
    first.tell({ window: 'close' });
    expect(await nextBox(first)).toMatchObject({ detail: expect.stringMatching(/^A meeting is in progress\./) });
    await first.ask('press', 1);
    expectGoodEnd(await first.exited);
  });

  it('asks nothing at a signal, but keeps what was typed just before it', async () => {
    const first = await start();
    await typeAtDesk(first.page, 'Quince Room');
    process.kill(first.pid, 'SIGTERM');
    expectGoodEnd(await first.exited);
    const second = await start();
    expect(await take(second.page, 'typed.read', {})).toMatchObject([{ fields: { details: { place: 'Quince Room' } } }]);
    await says(second.page, /At the keyboard:/);
  });
});

describe('a start with a switch that is not accepted', () => {
  it.each([['--no-sandbox'], ['--remote-debugging-port=0']])('is refused before anything is read (%s)', async (argument) => {
    const { exited, lines } = await spawnBuiltDesktop([argument, '--data', data, '--passphrase-file', passphraseFile], { profile });
    const printed: string[] = [];
    for await (const line of lines) printed.push(line);
    const { code, complaints } = await exited;
    expect(code).toBe(1);
    expect(complaints).toMatch(/^MDT Desk cannot start: It was started with --(no-sandbox|remote-debugging-port), which it does not accept: /m);
    expect(printed).toEqual([]);
    expect(existsSync(data)).toBe(false);
  });
});

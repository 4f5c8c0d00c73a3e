import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../fakes/chromium.ts';
import { startLoopback } from '../fakes/loopback.ts';
import { chair, details, meetingDay } from '../fakes/records.ts';
import { type Line, milliseconds } from './report.ts';

const cases = 60;
const presses = 60;
const limitMilliseconds = 50;

/** A meeting of 60 cases in Chromium (npm run build first) at a laptop's size, for as long as `measure` takes; `open` goes to a screen of it, such as "/prepare". */
export async function onFilledMeeting(measure: (page: Page, meetingId: string, open: (screen: string) => Promise<void>) => Promise<Line[]>): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-bench-'));
  const shell = await startLoopback({ data: join(folder, 'data') });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(shell.url);
    const meetingId = await filled(page);
    return await measure(page, meetingId, async (screen) => {
      await page.goto(`${new URL(shell.url).origin}/#/meetings/${meetingId}${screen}`);
      await page.reload();
    });
  } finally {
    await browser.close();
    await shell.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** How a key was answered, in the slowest of twenty presses, against the limit of 50 ms. */
export function lineOf(what: string, times: readonly number[]): Line {
  const slow = [...times].sort((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
  return { what: `${what} of ${cases} cases (95 %)`, ours: milliseconds(slow), against: `${limitMilliseconds} ms limit`, ratio: slow / limitMilliseconds, bar: 1 };
}

/** Makes a call of the contract from the page, and expects it to be taken. */
export async function callFrom(page: Page, name: string, input: unknown): Promise<{ readonly id?: string; readonly version: number; readonly summary?: { readonly id: string } }> {
  const ask = async ([path, body]: readonly [string, string]) => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
  const answer = await page.evaluate(ask, [`/api/${name}`, JSON.stringify(input)] as const);
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message}`);
  return answer.value;
}

/** A meeting with its cases; answers its id. */
async function filled(page: Page): Promise<string> {
  const idOf = async (name: string, input: unknown): Promise<string> => {
    const { id, summary } = await callFrom(page, name, input);
    return id ?? summary?.id ?? '';
  };
  await callFrom(page, 'actor.choose', { actor: chair });
  const meetingId = await idOf('meeting.plan', { by: chair, details: { date: meetingDay, startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '' } });
  for (let index = 0; index < cases; index += 1) {
    const patient = { ...details().patient, familyName: `TESTPATIENT-${index}`, hospitalNumber: `TT${100000 + index}`, nhsNumber: null };
    const caseId = await idOf('case.register', { by: chair, details: details({}, { patient }) });
    await idOf('meeting.record', { by: chair, meetingId, expectedVersion: index + 1, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 10, lateReason: '' } } });
  }
  return meetingId;
}

/** Presses a key, or several in turn, over and over, as fast as a person who holds it down, and answers how long each took until its frame was there. */
export async function timed(page: Page, ...keysInTurn: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Alt') return;
        // A message sent from the frame arrives when the frame has been painted.
        const painted = new MessageChannel();
        const pressed = event.timeStamp;
        painted.port1.onmessage = () => {
          times.push(performance.now() - pressed);
          // An open port is never let go, and with it whatever the listener sees.
          painted.port1.close();
        };
        requestAnimationFrame(() => painted.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  for (let count = 0; count < presses; count += 1) {
    await page.keyboard.press(keysInTurn[count % keysInTurn.length] ?? '');
    await page.waitForTimeout(60);
  }
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

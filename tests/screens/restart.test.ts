import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchChromium } from '../fakes/chromium.ts';
import { carryOut } from '../fakes/commandLine.ts';
import { giveKeyring, passphraseFile } from '../fakes/vaultFolder.ts';
import { laptop } from './browserDesk.ts';
import { button, decision, type Desk, field, says, sitDown } from './desk.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, discard, discuss, openForm, planSurgeon, record, saveNotes, startMeeting } from './steps/roomMoves.ts';

const program = fileURLToPath(new URL('../../electron/loopback/main.ts', import.meta.url));

type Shell = { readonly url: string; readonly pid: number; end(signal: NodeJS.Signals): Promise<void> };

/** The browser shell as a process that can be killed; under a shell that limits how large a file may become where a limit is given (kB). */
async function startShell(folder: string, limit?: number): Promise<Shell> {
  await giveKeyring(folder);
  const args = [program, '--no-open', '--data', folder, '--passphrase-file', passphraseFile];
  const child = limit === undefined ? spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] }) : spawn('bash', ['-c', `ulimit -f ${limit} && exec "$@"`, 'bash', process.execPath, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      pid: child.pid ?? 0,
      end: async (signal) => {
        child.kill(signal);
        await exited;
      },
    };
  }
  throw new Error('The browser shell ended before it printed its address.');
}

describe('the browser shell that dies, is shared, or finds its files damaged', () => {
  let folder: string;
  let browser: Browser;
  let shell: Shell;
  const data = (): string => join(folder, 'data');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-restart-'));
    browser = await launchChromium();
    shell = await startShell(data());
  });
  afterAll(async () => {
    await browser?.close();
    await shell?.end('SIGINT');
    await rm(folder, { recursive: true, force: true });
  });

  async function open(on: Shell = shell): Promise<Desk> {
    const page = await (await browser.newContext({ viewport: laptop })).newPage();
    await page.goto(on.url);
    return sitDown(page, data());
  }

  async function toRoom(desk: Desk): Promise<void> {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Open the meeting room' }));
    await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
  }

  it('comes back to the same case with everything that was acknowledged, after it was killed in the middle of the meeting', async () => {
    const desk = await open();
    const { page, keyboard } = desk;
    await introduce(desk, coordinator);
    await keyboard.use(button(page, 'Load the demonstration'));
    await startMeeting(desk);
    await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
    await keyboard.press('j');
    await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
    await discuss(desk);
    const form = await openForm(desk, 's', 'Surgery');
    await planSurgeon(desk, 'David Choi', 'Endoscopic resection');
    await record(desk, form);
    await saveNotes(desk, 'Curative');
    const readBack = await decision(desk).locator('.read-back').textContent();
    await expect.poll(() => keptOf(desk), { timeout: 15_000 }).not.toContain('"form":"notes"');

    await shell.end('SIGKILL');
    await says(page, 'The connection to MDT Desk is lost.');
    await openForm(desk, 'f', 'Defer');
    await keyboard.fill(field(page, 'Owner'), 'Test Surgeon A');
    await keyboard.press('Enter');
    await says(page.getByRole('alert'), /MDT Desk did not answer/);
    expect(await field(page, 'Owner').inputValue()).toBe('Test Surgeon A');
    await page.context().close();

    shell = await startShell(data());
    const again = await open();
    await toRoom(again);
    await says(decision(again), '▶ in discussion');
    expect(await decision(again).locator('.read-back').textContent()).toBe(readBack);
    expect(again.faults).toEqual([]);
    await again.page.context().close();
  });

  it('comes back to the case that was shown, its form open, with what was typed and never recorded, after it was killed', async () => {
    await shell.end('SIGINT');
    shell = await startShell(data());
    const desk = await open();
    await toRoom(desk);
    await desk.keyboard.press('k');
    await says(caseHead(desk), 'TESTPATIENT-ALDER');
    await openForm(desk, 'x', 'Listed, not discussed');
    await desk.keyboard.fill(field(desk.page, 'Reason'), 'The scans cannot be opened');
    await says(decision(desk), 'Typed text is kept');
    await expect.poll(() => keptOf(desk), { timeout: 15_000 }).toContain('The scans cannot be opened');
    await shell.end('SIGKILL');
    await desk.page.context().close();

    shell = await startShell(data());
    const again = await open();
    await again.keyboard.use(again.page.getByRole('link', { name: 'Open the meeting room' }));
    await says(caseHead(again), 'TESTPATIENT-ALDER');
    expect(await field(again.page, 'Reason').inputValue()).toBe('The scans cannot be opened');
    await discard(again, decision(again).getByRole('form', { name: 'Listed, not discussed' }));
    await again.keyboard.press('j');
    await says(caseHead(again), 'TESTPATIENT-BIRCH, Ben');
    await again.page.waitForResponse((response) => response.url().endsWith('/api/room.show'));
    expect(again.faults).toEqual([]);
    await again.page.context().close();
  });

  it('comes back to a fact that was being edited in place, with what was typed, after it was killed; once it is left nothing of it is kept', async () => {
    await shell.end('SIGINT');
    shell = await startShell(data());
    const desk = await open();
    await toRoom(desk);
    const levels = desk.page.locator('[data-fact="levels"]');
    const before = await levels.textContent();
    await desk.keyboard.use(levels);
    await desk.keyboard.fill(field(desk.page, 'Levels'), 'C1-C');
    await says(decision(desk), 'Typed text is kept');
    await shell.end('SIGKILL');
    await desk.page.context().close();

    shell = await startShell(data());
    const again = await open();
    await toRoom(again);
    expect(await field(again.page, 'Levels').inputValue()).toBe('C1-C');
    await again.keyboard.reach(field(again.page, 'Levels'));
    await again.keyboard.press('Escape');
    await says(again.page.getByRole('alert'), 'Press Escape again to leave it as it was.');
    expect(await field(again.page, 'Levels').inputValue()).toBe('C1-C');
    await again.keyboard.press('Escape');
    expect(await again.page.locator('[data-fact="levels"]').textContent()).toBe(before);
    await expect.poll(() => keptOf(again), { timeout: 15_000 }).not.toContain('C1-C');
    expect(again.faults).toEqual([]);
    await again.page.context().close();
  });

  it('lets a second program only read, and says there who holds the folder', async () => {
    const second = await startShell(data());
    const desk = await open(second);
    await says(desk.page, new RegExp(`The data folder is in use by MDT Desk in a browser on ${hostname()} since \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d \\(process ${shell.pid}\\)`));
    await toRoom(desk);
    await openForm(desk, 'f', 'Defer');
    await desk.keyboard.fill(field(desk.page, 'Owner'), 'Test Surgeon A');
    await says(decision(desk), /Not kept: This data folder is open for reading only/);
    await desk.keyboard.press('Enter');
    await says(desk.page.getByRole('alert'), 'This data folder is open for reading only. Nothing was saved.');
    expect(await field(desk.page, 'Owner').inputValue()).toBe('Test Surgeon A');
    await desk.page.context().close();
    await second.end('SIGINT');
  });

  it('records nothing when the disk takes no more, says so, and leaves what was typed on the screen', async () => {
    await shell.end('SIGINT');
    const streams = join(data(), 'streams/case');
    const sizes = await Promise.all((await readdir(streams)).map(async (name) => (await readFile(join(streams, name))).length));
    // The lock and the documents are smaller than the longest record: a limit just above it lets the next event not through.
    const limit = Math.ceil((Math.max(...sizes) + 1) / 1024);
    const full = await startShell(data(), limit);
    const desk = await open(full);
    await toRoom(desk);
    const form = await openForm(desk, 'c', 'Conditions and notes');
    const long = 'The resection was set against carbon ions and against no operation at all. '.repeat(24).trim();
    await desk.keyboard.reach(field(form, 'Rationale'));
    await desk.page.keyboard.insertText(long);
    await desk.keyboard.reach(button(form, 'Save notes'));
    await desk.keyboard.press('Enter');
    await says(desk.page.getByRole('alert'), 'The disk is full. Nothing was saved. Free some space, then try again.');
    expect(await field(form, 'Rationale').inputValue()).toBe(long);
    await desk.page.context().close();
    await full.end('SIGINT');

    shell = await startShell(data());
    const again = await open();
    await toRoom(again);
    // What could not be recorded stands in its form again; once the form is left there is nothing of it.
    expect(await field(again.page, 'Rationale').inputValue()).toBe(long);
    await discard(again, decision(again).getByRole('form', { name: 'Conditions and notes' }));
    await says(decision(again), 'curative');
    expect(await decision(again).getByText('set against carbon ions').count()).toBe(0);
    await again.page.context().close();
  });

  it('names a damaged record on the first screen, keeps its bytes, and lets the rest of the meeting go on', async () => {
    await shell.end('SIGINT');
    const streams = join(data(), 'streams/case');
    const alder = z.array(z.object({ id: z.string(), name: z.string() })).parse(await asked('cases.list', {}, data())).find((listed) => listed.name.includes('TESTPATIENT-ALDER'));
    const name = `${alder?.id ?? ''}.events`;
    const bytes = await readFile(join(streams, name));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x01;
    await writeFile(join(streams, name), bytes);

    shell = await startShell(data());
    const desk = await open();
    await says(desk.page, '1 stored record is damaged and set aside.');
    const damaged = desk.page.getByRole('region', { name: 'Not as it should be' });
    await says(damaged, name.replace('.events', ''));
    const kept = (await readdir(join(data(), 'damaged'), { recursive: true })).find((path) => path.includes(name.replace('.events', ''))) ?? '';
    expect(await readFile(join(data(), 'damaged', kept))).toEqual(bytes);
    await toRoom(desk);
    await button(desk.page, /^1\s*Damaged record/).waitFor();
    const form = await openForm(desk, 'f', 'Defer');
    await desk.keyboard.fill(field(form, 'Owner'), 'Test Surgeon A');
    await record(desk, form);
    await says(decision(desk), '◐ deferred');
    expect(desk.faults).toEqual([]);
  });
});

/** What the data folder keeps of what was typed. */
async function keptOf({ folder }: Desk): Promise<string> {
  return JSON.stringify(await asked('typed.read', {}, folder));
}

/** What the command line answers beside the program: the folder itself says nothing to who has no passphrase. */
async function asked(call: string, input: object, folder: string): Promise<unknown> {
  const { out } = await carryOut([call, JSON.stringify(input), '--data', folder]);
  return z.object({ value: z.unknown() }).parse(JSON.parse(out)).value;
}

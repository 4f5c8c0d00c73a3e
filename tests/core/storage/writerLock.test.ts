import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LockHolder, readLock } from '../../../electron/core/storage/lockFile.ts';
import { claimWriter, describeHolder, type WriterClaim } from '../../../electron/core/storage/writerLock.ts';
import { start } from './child.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const now = new Date('2026-11-26T13:00:00.000Z');
const secondsAgo = (seconds: number): string => new Date(now.getTime() - seconds * 1_000).toISOString();

function claim(folder: string, at: Date = now): Promise<WriterClaim> {
  return claimWriter(folder, { shell: 'desktop' }, { clock: () => at });
}

async function leaveLock(folder: string, holder: Partial<LockHolder>): Promise<void> {
  const lock = { shell: 'cli', pid: process.pid, host: hostname(), startedAt: secondsAgo(600), heartbeat: secondsAgo(1), token: 'theirs' };
  await writeFile(join(folder, 'writer.lock'), JSON.stringify({ ...lock, ...holder }));
}

describe('the place of the one writer', () => {
  it('is given to the first who claims it, and to the next after it was released', async () => {
    const folder = await makeFolder();
    const first = await claim(folder);
    const second = await claim(folder);
    expect(first.mode).toBe('writer');
    expect(second).toMatchObject({ mode: 'readOnly', holder: { pid: process.pid, shell: 'desktop' }, reason: expect.stringContaining(hostname()) });
    if (first.mode === 'writer') await first.release();
    expect(await readdir(folder)).toEqual([]);
    expect((await claim(folder)).mode).toBe('writer');
  });

  it('is described by program, machine and the time on the London clock, in summer and in winter', () => {
    const holder = { shell: 'loopback', pid: 7, host: 'ward-3', heartbeat: secondsAgo(1), token: 'theirs' } as const;
    expect(describeHolder({ ...holder, startedAt: '2026-11-24T09:05:00.000Z' })).toBe('The data folder is in use by MDT Desk in a browser on ward-3 since 24 Nov 2026, 09:05 (process 7).');
    expect(describeHolder({ ...holder, startedAt: '2026-07-01T23:30:00.000Z' })).toContain('since 2 Jul 2026, 00:30');
  });

  it.each([
    ['on this machine, alive and heard of lately', { heartbeat: secondsAgo(50) }, 'readOnly'],
    ['on this machine, its number alive but silent for a minute', { heartbeat: secondsAgo(61) }, 'writer'],
    ['on this machine, dead', { pid: 2 ** 22 + 1 }, 'writer'],
    ['on another machine, heard of lately', { host: 'elsewhere', pid: 1, heartbeat: secondsAgo(29) }, 'readOnly'],
    ['on another machine, silent for half a minute', { host: 'elsewhere', pid: 1, heartbeat: secondsAgo(31) }, 'writer'],
  ])('held by a process %s, is answered with %s', async (_name, holder, mode) => {
    const folder = await makeFolder();
    await leaveLock(folder, holder);
    const answer = await claim(folder);
    expect(answer.mode).toBe(mode);
    if (answer.mode === 'writer') await answer.release();
  });

  it('is not taken from a holder whose lock cannot be read, unless nobody will finish it', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'writer.lock'), '{"shell":');
    const waiting = claim(folder);
    await wait(100);
    await leaveLock(folder, { pid: process.pid });
    expect(await waiting).toMatchObject({ mode: 'readOnly', holder: { token: 'theirs' } });
  });

  it('says so from time to time, with a lock that can always be read', async () => {
    const folder = await makeFolder();
    let time = now.getTime();
    const held = await claimWriter(folder, { shell: 'loopback' }, { clock: () => new Date((time += 1_000)), heartbeatEvery: 5 });
    await wait(60);
    const seen = LockHolder.parse(readLock(join(folder, 'writer.lock')));
    expect(Date.parse(seen.heartbeat)).toBeGreaterThan(Date.parse(seen.startedAt));
    if (held.mode === 'writer') await held.release();
  });

  it('is lost, and known to be, when another has taken it; and the other keeps it', async () => {
    const folder = await makeFolder();
    const lostTo: (LockHolder | null)[] = [];
    const held = await claimWriter(folder, { shell: 'desktop' }, { heartbeatEvery: 10, onLost: (holder) => lostTo.push(holder) });
    if (held.mode !== 'writer') throw new Error(held.reason);
    expect(held.stillHeld()).toBe(true);
    await rm(join(folder, 'writer.lock'));
    await leaveLock(folder, { token: 'another' });
    await wait(60);
    expect(held.stillHeld()).toBe(false);
    expect(lostTo).toMatchObject([{ token: 'another' }]);
    await held.release();
    expect(readLock(join(folder, 'writer.lock'))).toMatchObject({ token: 'another' });
  });

  it('is kept, but not used, while the whole folder is gone, and used again when it is back', async () => {
    const folder = await makeFolder();
    let time = now.getTime();
    const lost: unknown[] = [];
    const held = await claimWriter(folder, { shell: 'desktop' }, { clock: () => new Date((time += 1_000)), heartbeatEvery: 10, onLost: (holder) => lost.push(holder) });
    if (held.mode !== 'writer') throw new Error(held.reason);
    await rename(folder, `${folder}-elsewhere`);
    await wait(60);
    time += 3_600_000;
    expect(held.stillHeld()).toBe(false);
    await rename(`${folder}-elsewhere`, folder);
    expect(held.stillHeld()).toBe(true);
    expect(lost).toEqual([]);
    await held.release();
    expect(readLock(join(folder, 'writer.lock'))).toBe('missing');
  });

  it('can be given up while the folder is gone', async () => {
    const folder = await makeFolder();
    const held = await claim(folder);
    if (held.mode !== 'writer') throw new Error(held.reason);
    await rename(folder, `${folder}-elsewhere`);
    await held.release();
    expect(held.stillHeld()).toBe(false);
    await rename(`${folder}-elsewhere`, folder);
  });

  it('is looked up again before a write after the machine has slept', async () => {
    const folder = await makeFolder();
    let time = now;
    const held = await claimWriter(folder, { shell: 'desktop' }, { clock: () => time });
    if (held.mode !== 'writer') throw new Error(held.reason);
    await rm(join(folder, 'writer.lock'));
    await leaveLock(folder, { token: 'another' });
    expect(held.stillHeld()).toBe(true);
    time = new Date(now.getTime() + 3_600_000);
    expect(held.stillHeld()).toBe(false);
  });

  it('is not given in a folder that cannot be written', async () => {
    expect(await claim('/proc/self')).toMatchObject({ mode: 'readOnly', holder: null });
  });
});

describe('two processes on one data folder', () => {
  it('are a writer and a reader who is told who holds it', async () => {
    const folder = await makeFolder();
    const first = start('holdFolder.ts', folder);
    await first.printed(2);
    const second = start('holdFolder.ts', folder);
    await second.printed(2);
    expect(first.lines[1]).toBe(`writer ${first.process.pid} added`);
    expect(second.lines[1]).toBe(`readOnly ${first.process.pid} readOnly`);
    await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')]);
    expect(await readdir(folder)).not.toContain('writer.lock');
  });

  it('follow each other when the first was killed', async () => {
    const folder = await makeFolder();
    const first = start('holdFolder.ts', folder);
    await first.printed(2);
    await first.end('SIGKILL');
    expect(JSON.parse(await readFile(join(folder, 'writer.lock'), 'utf8'))).toMatchObject({ pid: first.process.pid });
    const second = start('holdFolder.ts', folder);
    await second.printed(2);
    expect(second.lines[1]).toBe(`writer ${second.process.pid} added`);
    await second.end('SIGKILL');
  });

  it.each(Array.from({ length: 20 }, (_, race) => race))('have exactly one winner when they start at once (race %i)', async (race) => {
    const folder = await makeFolder();
    // Half of the races are for a free place, half for one whose holder has died.
    if (race % 2 === 1) await leaveLock(folder, { pid: 2 ** 22 + 1 });
    const at = String(Date.now() + 600);
    const racers = [start('holdFolder.ts', folder, at), start('holdFolder.ts', folder, at)];
    await Promise.all(racers.map((racer) => racer.printed(2)));
    const answers = racers.map((racer) => racer.lines[1] ?? '').sort();
    await Promise.all(racers.map((racer) => racer.end('SIGKILL')));
    const winner = racers.find((racer) => racer.lines[1]?.startsWith('writer'))?.process.pid;
    expect(answers).toEqual([`readOnly ${winner} readOnly`, `writer ${winner} added`]);
    expect((await readdir(folder)).filter((name) => name.startsWith('writer.lock'))).toEqual(['writer.lock']);
  });
});

it('many claims in one process have exactly one winner, also for a dead holder', async () => {
  const folder = await makeFolder();
  for (let round = 0; round < 20; round += 1) {
    await leaveLock(folder, { pid: 2 ** 22 + 1 });
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(folder)));
    const winners = claims.filter((answer) => answer.mode === 'writer');
    expect(winners).toHaveLength(1);
    for (const winner of winners) await winner.release();
  }
});

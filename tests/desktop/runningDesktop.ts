import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { laptop } from '../screens/browserDesk.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { sitDown } from '../screens/desk.ts';
import type { Wall } from '../screens/display.steps.ts';
import type { OpenDesk } from '../screens/journey.steps.ts';
import type { RunningShell } from '../screens/steps/sixtyCases.ts';

/** A desktop shell that runs, whichever Electron it runs on: the real one or its stand-in. */
export type RunningDesktop = {
  /** The page of its main window. */
  readonly page: Page;
  /** The page of the window it shows next. */
  nextWindow(): Promise<Page>;
  /** Quits it. Rejects where it does not end with exit code 0. */
  close(): Promise<unknown>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** What its pages and its main process have complained of, where that is heard. */
  readonly faults?: readonly string[];
};

/** Starts the built desktop shell on a data folder: unlocked, unless it is to be found as a person finds it. */
export type StartDesktop = (options: { readonly data: string; readonly locked?: boolean }) => Promise<RunningDesktop>;

/** A folder of its own for a test, and how to remove it. */
export async function ownFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-desktop-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Quits the desktop shell, which must end without a fault but those of a kind that a test provoked. */
export async function closeWell(desktop: RunningDesktop, provoked: RegExp | null = null): Promise<void> {
  await desktop.close();
  expect((desktop.faults ?? []).filter((fault) => provoked?.test(fault) !== true)).toEqual([]);
}

/** One desktop shell for the tests that follow, on a folder of its own. */
export function oneDesktop<D extends RunningDesktop>(start: (options: { readonly data: string; readonly locked: boolean }) => Promise<D>, { locked = false, provoked = null }: { readonly locked?: boolean; readonly provoked?: RegExp | null } = {}): () => D {
  let desktop: D | undefined;
  let own: Awaited<ReturnType<typeof ownFolder>> | undefined;
  beforeAll(async () => {
    own = await ownFolder();
    desktop = await start({ data: join(own.folder, 'data'), locked });
  });
  afterAll(async () => {
    if (desktop !== undefined) await closeWell(desktop, provoked);
    await own?.remove();
  });
  return () => desktop ?? expect.fail('The desktop shell did not start.');
}

/** A desk for the journey, at the size of a laptop in the meeting room. */
export async function openDesktopDesk(start: StartDesktop): Promise<OpenDesk> {
  const { folder, remove } = await ownFolder();
  const data = join(folder, 'data');
  const desktop = await start({ data });
  await desktop.page.setViewportSize(laptop);
  return {
    ...sitDown(desktop.page, data),
    close: async () => {
      await closeWell(desktop);
      await remove();
    },
  };
}

/** A chair's desk, and the wall as a second window beside it. */
export async function openDesktopWall(start: StartDesktop): Promise<Wall> {
  const { folder, remove } = await ownFolder();
  const desktop = await start({ data: join(folder, 'data') });
  await desktop.page.setViewportSize(laptop);
  return {
    desk: sitDown(desktop.page, folder),
    take: wireCallsOf(desktop.page),
    opened: () => desktop.nextWindow(),
    // Its calls go over the bridge, which is no request a test could read; the core's own test reads the answers.
    told: null,
    close: async () => {
      await closeWell(desktop);
      await remove();
    },
  };
}

/** A shell for the sixty cases. */
export function sixtyCaseShell(start: StartDesktop): (data: string) => Promise<RunningShell> {
  return async (data) => {
    const desktop = await start({ data });
    return { page: desktop.page, take: wireCallsOf(desktop.page), kill: desktop.kill, close: () => closeWell(desktop) };
  };
}

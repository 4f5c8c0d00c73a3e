import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { closeSteps } from './steps/close.ts';
import { operatingSteps } from './steps/operating.ts';
import { prepareSteps } from './steps/prepare.ts';
import { roomSteps } from './steps/room.ts';

/** One step of the meeting: what the product does in it, and how a person with a keyboard makes it do so. */
export type Step = readonly [sentence: string, take: (desk: Desk) => Promise<void>];

/** One whole meeting, from an empty folder to the sealed outcomes; each step begins where the one before ended. */
const journey: readonly Step[] = [...prepareSteps, ...roomSteps, ...operatingSteps, ...closeSteps];

/** A desk that was opened for the steps, and the way to put it away. */
export type OpenDesk = Desk & { close(): Promise<unknown> };

/** The journey as tests, on whichever shell opens the desk. After the first step that fails the others are skipped. */
export function takeJourney(open: () => Promise<OpenDesk>, steps: readonly Step[] = journey): void {
  let desk: OpenDesk | undefined;
  let lost = false;
  beforeAll(async () => {
    desk = await open();
  });
  afterAll(async () => {
    await desk?.close();
  });
  it.each(steps)('%s', async (_sentence, take) => {
    if (desk === undefined || lost) throw new Error('A step before this one failed.');
    lost = true;
    await take(desk);
    expect(desk.faults).toEqual([]);
    lost = false;
  });
}

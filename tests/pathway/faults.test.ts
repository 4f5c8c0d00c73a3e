import { afterAll, beforeAll, expect, it } from 'vitest';
import { FaultyCopy } from './check/faultyCopy.ts';
import { plantedFaults } from './check/plantedFaults.ts';

let copy: FaultyCopy;
beforeAll(async () => {
  copy = await FaultyCopy.make();
});
afterAll(async () => copy.remove());

it.each(plantedFaults.slice(0, 9))('the check of the pathway finds a fault in $file ($breaks)', async (fault) => {
  expect(await copy.check(fault)).toMatchObject({ isFound: true });
});

it('the check finds nothing where no fault is planted', async () => {
  expect(await copy.check(null)).toEqual({ isFound: false, words: '' });
});

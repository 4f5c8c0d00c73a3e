import { expect, it } from 'vitest';
import { nearChecks } from './near.ts';

/** The check as Stryker runs it for each mutant. */
it.each(nearChecks(40))('$name', ({ run }) => {
  expect(run()).toBeNull();
});

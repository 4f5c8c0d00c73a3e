import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parts, smallExtent } from './campaign.ts';
import { isSentence } from './sentence.ts';

// MDT_SEED repeats a run that failed.
const seed = Number(process.env['MDT_SEED'] ?? Math.floor(Math.random() * 100_000));

describe(`a part of the fault campaign (MDT_SEED=${seed}) loses nothing, verifies everything and tells in words`, () => {
  it.each(parts)('$name', async ({ run }) => {
    for (const figures of await run(smallExtent, seed)) {
      expect(figures.rounds).toBeGreaterThan(0);
      expect(figures.acknowledged).toBeGreaterThan(0);
      expect(figures.wrong).toEqual([]);
    }
  });
});

const folder = join(tmpdir(), 'records');

describe('a sentence for people', () => {
  it.each(['The disk is full. Nothing was saved. Free some space, then try again.', `The data folder ${folder} does not exist and could not be made.`])('is: %s', (text) => {
    expect(isSentence(text, folder)).toBe(true);
  });

  it.each(['', 'ENOSPC: no space left on device, write', 'The disk is full', 'Error: it failed at write (node:fs:12).', 'The file /some/where/x.events is damaged.', 'undefined was not saved this time.'])('is not: %s', (text) => {
    expect(isSentence(text, folder)).toBe(false);
  });
});

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

describe('a sentence for people', () => {
  it.each(['The disk is full. Nothing was saved. Free some space, then try again.', 'The data folder /tmp/folder does not exist and could not be made.'])('is: %s', (text) => {
    expect(isSentence(text, '/tmp/folder')).toBe(true);
  });

  it.each(['', 'ENOSPC: no space left on device, write', 'The disk is full', 'Error: it failed at write (node:fs:12).', 'The file /home/somebody/data/x.events is damaged.', 'undefined was not saved this time.'])('is not: %s', (text) => {
    expect(isSentence(text, '/tmp/folder')).toBe(false);
  });
});

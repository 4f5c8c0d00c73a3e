import { describe, expect, it } from 'vitest';
import { isWholeName } from '../../shared/domain/personName.ts';

describe('a whole name', () => {
  it.each(['Test Person', 'Test CNS 1', 'Person, Test', 'Zoë O’Nym', 'Li Bo', 'Test Surgeon-Two'])('is a given and a family name: %s', (name) => {
    expect(isWholeName(name)).toBe(true);
  });

  it.each(['', 'a', 'cc', 'ion', 'Person', 'T Person', 'a b', 'Test 1', '  Test  '])('is not fewer than two words of two letters: “%s”', (name) => {
    expect(isWholeName(name)).toBe(false);
  });
});

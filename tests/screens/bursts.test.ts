import { describe, expect, it } from 'vitest';
import { inBursts } from '../../renderer/parts/bursts.ts';

/** Handling and pauses that end when the test says so. */
function byHand() {
  const handled: string[][] = [];
  const pauses: { milliseconds: number; end: () => void }[] = [];
  const handlings: { end: () => void; fail: () => void }[] = [];
  let time = 0;
  const tell = inBursts<string>(
    (all) => {
      handled.push([...all]);
      return new Promise<void>((end, fail) => handlings.push({ end, fail: () => fail(new Error('lost')) }));
    },
    (milliseconds) => new Promise<void>((end) => pauses.push({ milliseconds, end })),
    () => time,
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { tell, handled, pauses, handlings, settled, passes: (milliseconds: number) => (time += milliseconds) };
}

describe('changes that come in bursts', () => {
  it('a single one is handled at once', () => {
    const { tell, handled } = byHand();
    tell('a');
    expect(handled).toEqual([['a']]);
  });

  it('those that come while one is handled, or in the pause behind it, are handled together', async () => {
    const { tell, handled, pauses, handlings, settled } = byHand();
    tell('a');
    tell('b');
    handlings[0]?.end();
    await settled();
    tell('c');
    expect(handled).toEqual([['a']]);
    pauses.at(-1)?.end();
    await settled();
    expect(handled).toEqual([['a'], ['b', 'c']]);
  });

  it('after the pause the next is handled at once again', async () => {
    const { tell, handled, pauses, handlings, settled } = byHand();
    tell('a');
    handlings[0]?.end();
    await settled();
    pauses.at(-1)?.end();
    await settled();
    expect(handled).toEqual([['a']]);
    tell('b');
    expect(handled).toEqual([['a'], ['b']]);
  });

  it('the pause is twice the handling, never under a tenth of a second nor over one', async () => {
    for (const [took, pause] of [
      [10, 100],
      [50, 100],
      [51, 102],
      [500, 1000],
      [501, 1000],
    ] as const) {
      const { tell, pauses, handlings, settled, passes } = byHand();
      tell('a');
      passes(took);
      handlings[0]?.end();
      await settled();
      expect(pauses.at(-1)?.milliseconds).toBe(pause);
    }
  });

  it('one that fails or does not end holds nobody up', async () => {
    const { tell, handled, pauses, handlings, settled } = byHand();
    tell('a');
    handlings[0]?.fail();
    await settled();
    pauses.at(-1)?.end();
    await settled();
    tell('b');
    tell('c');
    pauses.at(-1)?.end();
    await settled();
    pauses.at(-1)?.end();
    await settled();
    expect(handled).toEqual([['a'], ['b'], ['c']]);
  });
});

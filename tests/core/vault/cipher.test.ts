import { describe, expect, it } from 'vitest';
import { cipherFor, newDataKey, sealOverheadBytes } from '../../../electron/core/vault/cipher.ts';

const plain = Buffer.from('{"name":"TESTPATIENT-ONE"}');

describe('the cipher of the data key', () => {
  const key = newDataKey();
  const cipher = cipherFor(key, 'record');
  const sealed = cipher.seal(plain, 'case/a#1');

  it('opens what it sealed, at the place it was sealed for', () => {
    expect(cipher.open(sealed, 'case/a#1')).toEqual(plain);
    expect(sealed).toHaveLength(plain.length + sealOverheadBytes);
  });

  it('does not open it at another place, for another purpose or with another key', () => {
    expect(cipher.open(sealed, 'case/a#2')).toBeNull();
    expect(cipherFor(key, 'document').open(sealed, 'case/a#1')).toBeNull();
    expect(cipherFor(newDataKey(), 'record').open(sealed, 'case/a#1')).toBeNull();
  });

  it('notices a change of any byte, and a cut of any length', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(cipher.open(changed, 'case/a#1'), `byte ${at}`).toBeNull();
      expect(cipher.open(sealed.subarray(0, at), 'case/a#1'), `cut at ${at}`).toBeNull();
    }
  });

  it('never seals the same bytes to the same, whether at once or after a pause, in which the next seal is begun', async () => {
    const nonces = new Set<string>();
    for (let pause = 0; pause < 50; pause += 1) {
      for (let seal = 0; seal < 20; seal += 1) {
        const again = cipher.seal(plain, 'case/a#1');
        nonces.add(again.toString('hex', 0, 12));
        expect(cipher.open(again, 'case/a#1')).toEqual(plain);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(nonces.size).toBe(1_000);
  });
});

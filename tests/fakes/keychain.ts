import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Keychain, SealStrength } from '../../electron/core/ports.ts';

const tagLength = 3;

/** Seals a text under a secret, the tag of whoever seals in front, as Chromium does. */
export function sealUnder(tag: string, secret: Buffer, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  return Buffer.concat([Buffer.from(tag), nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The text again. Throws where the secret is another. */
export function openUnder(secret: Buffer, blob: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', secret, blob.subarray(tagLength, tagLength + 12));
  decipher.setAuthTag(blob.subarray(-16));
  return Buffer.concat([decipher.update(blob.subarray(tagLength + 12, -16)), decipher.final()]).toString('utf8');
}

/** A computer's keychain in memory: it opens what it has sealed itself, until its secret is changed. */
export class MemoryKeychain implements Keychain {
  readonly machine: string;
  /** How often it was asked for anything. */
  asked = 0;
  /** How it seals from here on. What it has sealed otherwise still opens. */
  seals: SealStrength;
  /** Whether it refuses from here on, as where a person denies a prompt. */
  refuses = false;
  #secret = randomBytes(32);
  #answers: Promise<unknown> = Promise.resolve();

  constructor(machine: string, seals: SealStrength = 'strong') {
    this.machine = machine;
    this.seals = seals;
  }
  /** It was emptied, or is another's now. */
  forget(): void {
    this.#secret = randomBytes(32);
  }
  /** It does not answer from here on, until the function that is returned is called. */
  hold(): () => void {
    const answering = new EventEmitter();
    this.#answers = once(answering, 'answer');
    return () => void answering.emit('answer');
  }
  async wrap(secret: string): Promise<Buffer> {
    await this.#ask();
    return sealUnder(this.#tag(), this.#secret, secret);
  }
  strength(blob: Buffer): SealStrength {
    return blob.toString('latin1', 0, tagLength) === 'own' ? 'strong' : 'weak';
  }
  async unwrap(blob: Buffer): Promise<{ secret: string; isStale: boolean }> {
    await this.#ask();
    return { secret: openUnder(this.#secret, blob), isStale: this.strength(blob) !== this.seals };
  }
  #tag(): string {
    return this.seals === 'strong' ? 'own' : 'all';
  }
  async #ask(): Promise<void> {
    this.asked += 1;
    await this.#answers;
    if (this.refuses) throw new Error('The keychain refuses.');
  }
}

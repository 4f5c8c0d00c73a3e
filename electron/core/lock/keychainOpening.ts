import type { PushEvent } from '../../../shared/api/contract.ts';
import type { Log } from '../ports.ts';
import type { KeychainAnswer } from '../vault/keychain.ts';
import type { Vault } from '../vault/vault.ts';
import type { InnerApp } from './innerApp.ts';

type Need = {
  readonly vault: Vault;
  readonly inner: InnerApp;
  readonly announce: (event: PushEvent) => void;
  readonly log: Log;
};

/**
 * Opens the desk at the start by this computer's keychain, while its window is there already. The keychain may take seconds, wait for a person or never answer,
 * so the passphrase opens the desk meanwhile, and an answer that comes after the desk was opened, locked or closed opens nothing.
 */
export class KeychainOpening {
  readonly #need: Need;
  #waiting = false;
  #trouble: string | null = null;

  constructor(need: Need) {
    this.#need = need;
  }

  /** Whether the keychain is being asked, or the desk is being opened with its answer. */
  get isWaiting(): boolean {
    return this.#waiting;
  }

  /** Why the keychain did not open the desk, in a sentence; null where nothing is wrong. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Asks the keychain where it keeps the key. Resolves as soon as it is asked, not when it answers. */
  async begin(): Promise<void> {
    const ask = await this.#need.vault.keychain.toAsk();
    if (ask === null) return;
    this.#waiting = true;
    ask()
      .then((answer) => this.#take(answer))
      .catch((error: unknown) => this.#need.log('The desk could not be opened by the keychain of this computer.', error))
      .finally(() => this.stop());
  }

  /** An answer that still comes opens nothing. */
  stop(): void {
    this.#waiting = false;
  }

  /** The keychain has been given the key anew. */
  mended(): void {
    this.#trouble = null;
  }

  async #take(answer: KeychainAnswer): Promise<void> {
    const { inner, announce } = this.#need;
    const opened = await inner.inTurn(() => this.#openWith(answer));
    // The page reads again why it is still locked.
    if (this.#trouble !== null && inner.app === null) announce({ name: 'vault', data: { state: 'locked' } });
    if (opened && answer.kind === 'key' && answer.isStale) await this.#renew();
  }

  /** Caller must hold the turn. */
  async #openWith(answer: KeychainAnswer): Promise<boolean> {
    const { vault, inner } = this.#need;
    if (!this.#waiting) {
      if (answer.kind === 'key') answer.key.fill(0);
      return false;
    }
    if (answer.kind === 'none') {
      this.#trouble = answer.reason;
      this.stop();
      return false;
    }
    vault.openWith(answer.key);
    const opened = await inner.open('keychain');
    if (!opened.ok) this.#trouble = opened.refusal.message;
    this.stop();
    return opened.ok;
  }

  /** Has the keychain seal a fresh key as it would today; never less well than what is in place. */
  async #renew(): Promise<void> {
    const { vault, inner } = this.#need;
    const seal = await vault.keychain.seal((await vault.keychain.keeps()) === 'weak');
    if (seal.ok) await inner.inTurn(() => vault.renewInKeychain(seal.value));
  }
}

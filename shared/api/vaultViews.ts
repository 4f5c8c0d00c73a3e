import { z } from 'zod';
import { Actor } from '../domain/actor.ts';

/** Longer than any passphrase, short enough not to be work. */
const Passphrase = z.string().max(1000);

/** After how many minutes without anybody at the keyboard the desk locks by itself. */
export const LockAfterMinutes = z.int().min(1, 'is at least one minute').max(240, 'is at most four hours');

/** How a data folder stands that may be locked. Answered whether it is or not, so it holds nothing of a patient. */
export const VaultView = z.strictObject({
  /** "new": no passphrase was chosen yet. "restoring": a backup is being put in its place, after which it is open. */
  state: z.enum(['new', 'locked', 'restoring', 'open']),
  /** Where the data folder lies. */
  folder: z.string(),
  /** The folder is from before encryption, and is encrypted once a passphrase is chosen. */
  plain: z.boolean(),
  keychain: z.strictObject({
    /** Whether this window can use the computer's keychain: a browser cannot. */
    offered: z.boolean(),
    /** Whether the keychain keeps the key of this folder; "weak": under a password that anybody can know, which somebody has agreed to. */
    keeps: z.enum(['no', 'strong', 'weak']),
    /** The keychain was asked for the key at the start and has not answered yet. The passphrase opens the folder meanwhile. */
    waiting: z.boolean(),
    /** Why the keychain did not open the folder, in a sentence; null where nothing is wrong. */
    trouble: z.string().nullable(),
  }),
  /** Whether somebody has proved that they hold the recovery key. */
  recoveryKey: z.boolean(),
});
export type VaultView = z.infer<typeof VaultView>;

/** A recovery key as it is shown, once: its words in order, and the places (from 1) of those that are asked for as proof. */
export const ShownRecoveryKey = z.strictObject({ words: z.array(z.string()), ask: z.array(z.int().positive()) });
export type ShownRecoveryKey = z.infer<typeof ShownRecoveryKey>;

/** The calls that are answered also while the data folder is locked. */
export const vaultCalls = {
  'vault.read': { input: z.strictObject({}), output: VaultView },
  /** Makes the key of a new folder, or of one from before encryption, under its first passphrase. */
  'vault.create': { input: z.strictObject({ passphrase: Passphrase }), output: VaultView },
  'vault.unlock': { input: z.strictObject({ passphrase: Passphrase }), output: VaultView },
  /** Opens by the recovery key and sets the passphrase anew. */
  'vault.recover': { input: z.strictObject({ words: z.string().max(2000), passphrase: Passphrase }), output: VaultView },
  'vault.changePassphrase': { input: z.strictObject({ before: Passphrase, after: Passphrase }), output: VaultView },
  /** Draws a recovery key; it opens nothing before it is proved. */
  'vault.newRecoveryKey': { input: z.strictObject({ passphrase: Passphrase }), output: ShownRecoveryKey },
  /** The words that were asked for, in the order they were asked for. From then on the key opens the folder and the one before does not. */
  'vault.proveRecoveryKey': { input: z.strictObject({ words: z.array(z.string().max(40)).max(13) }), output: VaultView },
  /** Lets this computer's keychain keep the key, or no longer; waits for the keychain, two minutes at most. `agreed`: also where it would keep it weakly. */
  'vault.keepInKeychain': { input: z.strictObject({ passphrase: Passphrase, keep: z.boolean(), agreed: z.boolean().default(false) }), output: VaultView },
  /** Puts a backup in the place of the data, which stays beside it: closed for the moment, then open on what the backup holds. */
  'vault.restore': {
    input: z.strictObject({ by: Actor, name: z.string().max(100), passphrase: Passphrase }),
    output: z.strictObject({ cases: z.int(), meetings: z.int(), events: z.int(), /** The folder in which the data from before lies. */ keptAs: z.string().nullable() }),
  },
  /** Locks at once: whatever was acknowledged is on the disk. */
  'vault.lock': { input: z.strictObject({}), output: VaultView },
  /** Somebody is at the keyboard; the desk locks by itself when this is not heard for long. In a meeting people also just talk. */
  'vault.active': { input: z.strictObject({ inMeeting: z.boolean() }), output: z.null() },
} as const;

export type VaultCall = keyof typeof vaultCalls;

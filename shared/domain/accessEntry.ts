import { z } from 'zod';
import { Actor } from './actor.ts';
import { IsoInstant } from './dates.ts';
import { CaseId, MeetingId } from './ids.ts';

/** Who was at the keyboard, as the access log keeps it. */
const AccessActor = Actor.pick({ name: true, role: true, trust: true });

/** The screens a page can be printed or text taken from. An entry names one of these and ids, and so can hold nothing of a patient. */
export const AccessScreen = z.enum([
  'meetings', 'recurring', 'prepare', 'import', 'newCase', 'readiness', 'owed', 'readinessSettings', 'room', 'close', 'display', 'case', 'map', 'actions', 'onNoList', 'search', 'operating', 'directory', 'pathway', 'referrers', 'record', 'other',
]);
export type AccessScreen = z.infer<typeof AccessScreen>;

/** What kind of file left the data folder. */
export const ExportedWhat = z.enum(['minutes', 'outcomes', 'everything', 'agenda', 'difference', 'rowsNotTaken', 'map', 'recordOfChanges', 'accessLog']);
export type ExportedWhat = z.infer<typeof ExportedWhat>;

/** How a data folder was opened; "given" is a key that no person gave, as under test. */
export const OpenedWay = z.enum(['passphrase', 'keychain', 'recovery', 'given']);
export type OpenedWay = z.infer<typeof OpenedWay>;

const of = { meetingId: MeetingId.nullable(), caseId: CaseId.nullable() };

/** What may stand in the access log, each kind with what belongs to it: ids, numbers and words of this program, never a name or a number of a patient. */
const accessFacts = {
  opened: { way: OpenedWay },
  /** When the key was asked for and not given rightly, since the folder was last opened. */
  failedToUnlock: { times: z.array(IsoInstant).min(1).max(200) },
  locked: { why: z.enum(['asked', 'byItself']) },
  changedPassphrase: {},
  /** Proved, so that it opens the folder and the one before does not. */
  newRecoveryKey: {},
  keychain: { keeps: z.boolean() },
  lockSetting: { minutes: z.int().positive() },
  tookSeat: {},
  /** A case was read: once an hour for each person and case. */
  read: { caseId: CaseId },
  exported: { what: ExportedWhat, format: z.string().regex(/^[a-z]{2,5}$/), ...of },
  printed: { screen: AccessScreen, ...of },
  copied: { screen: AccessScreen, ...of },
  savedText: { screen: AccessScreen, ...of },
  /** Null for the list as it stood, which had no version yet. */
  packed: { meetingId: MeetingId, version: z.int().positive().nullable() },
  circulated: { meetingId: MeetingId },
  backedUp: {},
  backupSetting: {},
  /** The backup by the name of its folder, which is of this program's making. */
  restored: { backup: z.string().max(100) },
  verified: { findings: z.int().nonnegative() },
  /** Something was not as it was left. `of` is a file of this program's naming. */
  noticed: { of: z.string().max(200), what: z.string().max(500) },
} as const;

export type AccessKind = keyof typeof accessFacts;
type Facts<K extends AccessKind> = (typeof accessFacts)[K];
/** What happened, before the log adds when and who. */
// An empty shape on its own comes out as one that no fact fits.
export type AccessFact = { [K in AccessKind]: { kind: K } & (keyof Facts<K> extends never ? unknown : z.output<z.ZodObject<Facts<K>>>) }[AccessKind];

const envelope = { at: IsoInstant, by: AccessActor.nullable(), shell: z.enum(['desktop', 'loopback', 'cli']) };

/** An entry of the access log as it is stored. */
export type AccessEntry = AccessFact & z.output<z.ZodObject<typeof envelope>>;

const [first, ...others] = Object.entries(accessFacts).map(([kind, shape]) => z.strictObject({ kind: z.literal(kind), ...shape, ...envelope }));
if (first === undefined) throw new Error('The access log needs at least one kind of entry.');
// The union is made of the table, which is what the type says of it.
export const AccessEntry = z.discriminatedUnion('kind', [first, ...others]) as unknown as z.ZodType<AccessEntry>;

/** The kinds of entry as people call them. */
export const accessKindNames: Record<AccessKind, string> = {
  opened: 'Opened',
  failedToUnlock: 'Failed to unlock',
  locked: 'Locked',
  changedPassphrase: 'Changed the passphrase',
  newRecoveryKey: 'Made a recovery key',
  keychain: 'Keychain',
  lockSetting: 'Set when it locks',
  tookSeat: 'Took the keyboard',
  read: 'Read a case',
  exported: 'Exported',
  printed: 'Printed',
  copied: 'Copied as text',
  savedText: 'Saved as text',
  packed: 'Packed',
  circulated: 'Circulated',
  backedUp: 'Backed up',
  backupSetting: 'Set where backups go',
  restored: 'Restored',
  verified: 'Verified',
  noticed: 'Noticed',
};

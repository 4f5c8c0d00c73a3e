import type { AccessFact } from '../domain/accessEntry.ts';
import type { Call, ParsedOf } from './contract.ts';
import type { VaultCall } from './vaultViews.ts';

/**
 * Calls that name no author: they ask, or make a file. What the others record names who did it already. Those of the lock are answered while the log itself
 * is locked: how the folder was opened, and what failed before, is noted by the opening, and the rest by the lock (electron/core/lock).
 */
// An input without any field has every key there is, and so is asked for first.
type AskingCall = { [C in Exclude<Call, VaultCall>]: string extends keyof ParsedOf<C> ? C : 'by' extends keyof ParsedOf<C> ? never : C }[Exclude<Call, VaultCall>];

/** What the access log says of a call that was answered; null for nothing. */
type Recorded<C extends Call> = ((input: ParsedOf<C>) => AccessFact | null) | null;

const formatsOfOutcomes = { pdf: 'minutes', csv: 'outcomes', json: 'everything' } as const;

/** Which calls without an author stand in the access log. A new one does not compile until it says so. */
const recordedAccess: { readonly [C in AskingCall]: Recorded<C> } = {
  'workspace.read': null,
  'actor.choose': () => ({ kind: 'tookSeat' }),
  'rules.answer': null,
  'guidance.answer': null,
  'pathway.versions': null,
  'pathway.preview': null,
  'pathway.map': null,
  // Lists, boards and searches name many at once and are asked for all day long: who opened the folder has seen them.
  'meetings.list': null,
  'meeting.read': null,
  'meeting.holdsClose': null,
  'meeting.sinceSeal': null,
  'cases.list': null,
  'cases.onNoList': null,
  'case.read': ({ caseId }) => ({ kind: 'read', caseId }),
  'case.duplicates': null,
  'search.find': null,
  'codes.search': null,
  'draft.read': null,
  'draft.drop': null,
  'directory.read': null,
  'directory.preview': null,
  'readiness.board': null,
  'readiness.settings': null,
  'series.list': null,
  'list.settings': null,
  'list.changes': null,
  'circulation.read': null,
  'circulation.file': ({ meetingId, version, kind }) => (kind === 'pack' ? { kind: 'packed', meetingId, version } : { kind: 'exported', what: kind, format: 'pdf', meetingId, caseId: null }),
  'display.read': null,
  'display.switches': null,
  'room.read': null,
  'typed.read': null,
  'room.show': null,
  'privateNote.read': null,
  'operations.list': null,
  'import.preview': null,
  'import.cancel': null,
  'import.notTaken': ({ meetingId }) => ({ kind: 'exported', what: 'rowsNotTaken', format: 'csv', meetingId, caseId: null }),
  'import.sources': null,
  'export.meeting': ({ meetingId, format }) => ({ kind: 'exported', what: formatsOfOutcomes[format], format, meetingId, caseId: null }),
  'export.map': ({ caseId }) => ({ kind: 'exported', what: 'map', format: 'svg', meetingId: null, caseId }),
  'access.told': ({ act, screen, meetingId, caseId }) => ({ kind: act, screen, meetingId, caseId }),
  'backup.read': null,
  'backup.preview': null,
  'backup.cancel': null,
  // Notes by itself what it found.
  'access.verify': null,
  'record.read': null,
};

/** Calls with an author that let something out of the folder, or change how it is kept shut, and so stand in this record too. */
const recordedBesides: { readonly [C in Exclude<Call, AskingCall | VaultCall>]?: Recorded<C> } = {
  'meeting.record': ({ meetingId, event }) => (event.type === 'circulated' ? { kind: 'circulated', meetingId } : null),
  'backup.make': () => ({ kind: 'backedUp' }),
  'backup.save': () => ({ kind: 'backupSetting' }),
  'workspace.lockAfter': ({ minutes }) => ({ kind: 'lockSetting', minutes }),
  'access.file': ({ format, filters }) => ({ kind: 'exported', what: 'accessLog', format, meetingId: filters.meetingId, caseId: filters.caseId }),
  'record.file': ({ format, filters }) => ({ kind: 'exported', what: 'recordOfChanges', format, meetingId: filters.meetingId, caseId: filters.caseId }),
};

/** What the access log says of a call that was answered; null where nothing. */
export function accessFactOf<C extends Call>(name: C, input: ParsedOf<C>): AccessFact | null {
  const table: { readonly [Name in Call]?: Recorded<Name> } = { ...recordedAccess, ...recordedBesides };
  return table[name]?.(input) ?? null;
}

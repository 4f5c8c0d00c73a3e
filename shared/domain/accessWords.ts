import type { AccessFact, AccessScreen, ExportedWhat, OpenedWay } from './accessEntry.ts';
import { londonDay, londonTime, plainDay } from './dates.ts';

const ways: Record<OpenedWay, string> = { passphrase: 'with the passphrase', keychain: 'by this computer’s keychain', recovery: 'with the recovery words, and set a new passphrase', given: 'with a key that was given by the program' };

const exports: Record<ExportedWhat, string> = {
  minutes: 'the minutes',
  outcomes: 'the outcomes',
  everything: 'everything of the meeting',
  agenda: 'the agenda',
  difference: 'what has changed on the list',
  rowsNotTaken: 'the rows of a list that were not taken',
  map: 'the map of the pathway',
  recordOfChanges: 'the record of changes',
  accessLog: 'the access log',
};

const screens: Record<AccessScreen, string> = {
  meetings: 'the meetings',
  recurring: 'recurring meetings',
  prepare: 'the preparation of a meeting',
  import: 'an import',
  newCase: 'a new case',
  readiness: 'the readiness board',
  owed: 'who owes what',
  readinessSettings: 'the readiness settings',
  room: 'the meeting room',
  close: 'the close of a meeting',
  display: 'the shared display',
  case: 'a case',
  map: 'the map of the pathway',
  actions: 'actions and conditions',
  onNoList: 'the open cases on no list',
  search: 'a search',
  operating: 'operations of a surgeon',
  directory: 'the directory',
  pathway: 'the pathway',
  referrers: 'the referrers’ guidance',
  record: 'the record of access and changes',
  other: 'another screen',
};

/** One entry of the access log as a sentence. The case and the meeting it speaks of stand beside it. */
export function accessSentence(fact: AccessFact): string {
  switch (fact.kind) {
    case 'opened':
      return `Opened the data folder ${ways[fact.way]}.`;
    case 'failedToUnlock': {
      const last = fact.times.toSorted().at(-1) ?? '';
      const count = fact.times.length;
      return `${count === 1 ? 'One attempt' : `${count} attempts`} to unlock failed before, ${count === 1 ? 'on' : 'the last on'} ${plainDay(londonDay(last))} at ${londonTime(last)}.`;
    }
    case 'locked':
      return fact.why === 'asked' ? 'Locked the desk.' : 'The desk locked by itself: nobody was at it, or the computer slept.';
    case 'changedPassphrase':
      return 'Changed the passphrase.';
    case 'newRecoveryKey':
      return 'Made a recovery key. Any made before opens nothing any more.';
    case 'keychain':
      return fact.keeps ? 'Let the keychain of this computer keep the key.' : 'Took the key out of the keychain of this computer.';
    case 'lockSetting':
      return `Set that the desk locks by itself after ${fact.minutes} ${fact.minutes === 1 ? 'minute' : 'minutes'}.`;
    case 'tookSeat':
      return 'Is at the keyboard from here on.';
    case 'read':
      return 'Read the case.';
    case 'exported':
      return `Exported ${exports[fact.what]} (${fact.format.toUpperCase()}).`;
    case 'printed':
      return `Printed ${screens[fact.screen]}.`;
    case 'copied':
      return `Copied text from ${screens[fact.screen]}.`;
    case 'savedText':
      return `Saved ${screens[fact.screen]} as a text file.`;
    case 'packed':
      return fact.version === null ? 'Made a pack of the list as it stood.' : `Made a pack of version ${fact.version} of the list.`;
    case 'circulated':
      return 'Circulated the list.';
    case 'backedUp':
      return 'Made a backup.';
    case 'backupSetting':
      return 'Set where backups go or how many are kept.';
    case 'restored':
      return `Restored the backup “${fact.backup}”. What was done before stands in the log of the data that was kept.`;
    case 'verified':
      return fact.findings === 0 ? 'Verified everything: all as it was left.' : `Verified everything: ${fact.findings} ${fact.findings === 1 ? 'thing is' : 'things are'} not as left.`;
    case 'noticed':
      return `MDT Desk noticed, of ${fact.of}: ${fact.what}`;
  }
}

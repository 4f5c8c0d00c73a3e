import type { Role } from '../domain/actor.ts';
import type { CaseCommand, MeetingCommand } from './commands.ts';
import type { Call } from './contract.ts';

/** What somebody is at this desk, which decides what they may do: chair, coordinator, a surgeon or another clinician of the team, or somebody who only looks. */
export type Standing = 'chair' | 'coordinator' | 'clinician' | 'observer';

/** The standing that comes with a role at the meeting. */
export function standingOf(role: Role): Standing {
  if (role === 'chair' || role === 'coordinator') return role;
  return role === 'other' ? 'observer' : 'clinician';
}

const anybody: readonly Standing[] = ['chair', 'coordinator', 'clinician', 'observer'];
/** Facts of a patient's care, and answers about an operation: whoever looks after the patient. */
const team: readonly Standing[] = ['chair', 'coordinator', 'clinician'];
/** Lists, decisions and settings: whoever leads the meeting, or writes for the one who does; the record names both. */
const desk: readonly Standing[] = ['chair', 'coordinator'];
/** What a clinical lead alone vouches for (D4). */
const chair: readonly Standing[] = ['chair'];

/** The one table of who may do what. A new call or step does not compile until it says who may. */
const calls: Record<Exclude<Call, 'case.record' | 'meeting.record'>, readonly Standing[]> = {
  'vault.read': anybody,
  'vault.create': anybody,
  'vault.unlock': anybody,
  'vault.recover': anybody,
  'vault.changePassphrase': anybody,
  'vault.newRecoveryKey': anybody,
  'vault.proveRecoveryKey': anybody,
  'vault.keepInKeychain': anybody,
  'vault.restore': desk,
  'vault.lock': anybody,
  'vault.active': anybody,
  'workspace.read': anybody,
  'workspace.lockAfter': desk,
  'actor.choose': anybody,
  'demonstration.load': desk,
  'rules.answer': anybody,
  'guidance.answer': anybody,
  'pathway.versions': anybody,
  'pathway.preview': anybody,
  'pathway.install': desk,
  'pathway.map': anybody,
  'meetings.list': anybody,
  'meeting.read': anybody,
  'meeting.holdsClose': anybody,
  'meeting.sinceSeal': anybody,
  'meeting.plan': desk,
  'cases.list': anybody,
  'cases.onNoList': anybody,
  'case.read': anybody,
  'case.register': desk,
  'case.duplicates': anybody,
  'search.find': anybody,
  'codes.search': anybody,
  'draft.read': anybody,
  'draft.save': team,
  'draft.drop': anybody,
  'directory.read': anybody,
  'directory.save': desk,
  'directory.confirm': chair,
  'directory.verify': desk,
  'directory.preview': anybody,
  'directory.commit': desk,
  'readiness.board': anybody,
  'readiness.record': team,
  'readiness.settings': anybody,
  'readiness.save': desk,
  'series.list': anybody,
  'series.save': desk,
  'series.remove': desk,
  'series.plan': desk,
  'list.settings': anybody,
  'list.changes': anybody,
  'list.saveSettings': desk,
  'circulation.read': anybody,
  'circulation.file': anybody,
  'display.read': anybody,
  'display.switches': anybody,
  'display.set': desk,
  'room.read': anybody,
  'room.show': anybody,
  'typed.read': anybody,
  'typed.keep': team,
  'privateNote.read': anybody,
  'privateNote.save': team,
  'backup.read': anybody,
  'backup.save': desk,
  'backup.make': team,
  'backup.cancel': anybody,
  'backup.prove': team,
  'backup.preview': anybody,
  'operations.list': anybody,
  'import.preview': anybody,
  'import.commit': desk,
  'import.cancel': anybody,
  'import.notTaken': anybody,
  'import.sources': anybody,
  'import.saveSource': desk,
  'import.forgetSource': desk,
  'import.teachWord': desk,
  'import.forgetWord': desk,
  'export.meeting': anybody,
  'export.map': anybody,
  'access.read': desk,
  'access.file': desk,
  'access.told': anybody,
  'access.verify': anybody,
  // What happened to a case stands on its page as well, for whoever may look at it; all of it in a file is for the desk.
  'record.read': anybody,
  'record.file': desk,
};

/** Who may take each step of a case. */
export const caseSteps: Record<CaseCommand['type'], readonly Standing[]> = {
  detailsChanged: team,
  triaged: desk,
  resultsReady: team,
  pathologyReviewed: team,
  urgentTreatmentDeclared: team,
  consultationRecorded: team,
  discussionStarted: desk,
  modalityPlanned: desk,
  modalityWithdrawn: desk,
  offDefaultAgreed: desk,
  planNoted: desk,
  entryTakenBack: desk,
  entryPutBack: desk,
  deferred: desk,
  notDiscussed: desk,
  noActiveTreatment: desk,
  agreed: desk,
  reopened: desk,
  arrangementAccepted: team,
  arrangementDeclined: team,
  arrangementCounterProposed: team,
  arrangementReoffered: team,
  hostConfirmed: team,
  arrangementCancelled: team,
  surgeonReplaced: team,
  treatmentStarted: team,
  treatmentCompleted: team,
  followedUp: team,
  relisted: team,
  actionAdded: team,
  actionClosed: team,
  actionReopened: team,
  conditionMet: team,
  conditionReopened: team,
  addendum: team,
};

/** Who may take each step of a meeting. */
export const meetingSteps: Record<MeetingCommand['type'], readonly Standing[]> = {
  detailsChanged: desk,
  moved: desk,
  caseListed: desk,
  caseUnlisted: desk,
  reordered: desk,
  arranged: desk,
  circulated: desk,
  attendanceRecorded: desk,
  started: desk,
  startTakenBack: desk,
  cancelled: desk,
  cancellationTakenBack: desk,
  caseCalled: desk,
  caseSkipped: desk,
  paused: desk,
  resumed: desk,
  closed: desk,
  addendum: desk,
};

/** Who may make a call; for a step of a case or a meeting, who may take that step. */
export function standingsFor(name: Call, step: string | undefined): readonly Standing[] {
  // The contract has parsed the step by its table of steps already.
  if (name === 'case.record') return caseSteps[step as CaseCommand['type']];
  if (name === 'meeting.record') return meetingSteps[step as MeetingCommand['type']];
  return calls[name];
}

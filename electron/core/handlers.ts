import type { BackupReason } from '../../shared/api/backupViews.ts';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { CaseView } from '../../shared/api/views.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { londonDay } from '../../shared/domain/dates.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { guidanceFor } from '../../shared/pathway/guidance.ts';
import { answerRules } from '../../shared/pathway/rules.ts';
import { backupHandlers } from './backups/backupHandlers.ts';
import type { Backups } from './backups/backups.ts';
import { givenUp } from './backups/makeBackup.ts';
import { accessHandlers } from './access/accessHandlers.ts';
import { operationsOf } from './cases/operations.ts';
import type { Handlers } from './dispatch.ts';
import { roomHandlers } from './drafts/roomHandlers.ts';
import { displayHandlers } from './display/displayHandlers.ts';
import { exportMeeting } from './exports/exportMeeting.ts';
import { sealedMeeting } from './exports/sealedMeeting.ts';
import type { CommitInput } from './imports/importService.ts';
import { cancelled } from './imports/runs.ts';
import { listHandlers } from './meetings/listHandlers.ts';
import { sinceSeal } from './meetings/sinceSeal.ts';
import { createMaps } from './map/maps.ts';
import { installPathway, previewPathway } from './pathways/pathwayUpdate.ts';
import { recordItem } from './readiness/recordItem.ts';
import { readinessBoard } from './readiness/readinessBoard.ts';
import { openCases } from './workspace/openCases.ts';
import { notInRecord } from './workspace/notInRecord.ts';
import type { OpenWorkspace } from './workspace/workspace.ts';

/** The steps of a meeting after which another meeting may be the next one, or a case waits for the next one. */
const changesWhatIsNext: ReadonlySet<MeetingCommand['type']> = new Set(['moved', 'cancelled', 'cancellationTakenBack', 'closed']);

// One collator for all: comparing thousands of names with localeCompare takes as long as the rest of a start.
const byName = new Intl.Collator('en-GB');

/** What each call of the contract does with an open workspace. */
export function createHandlers(workspace: OpenWorkspace, backups: Backups | null = null): Handlers {
  const { cases, entry, meetings, carryOver, search, codes, drafts, directory, directoryImport, imports, importSources, readModel, readiness, pathways, demonstration } = workspace;
  const maps = createMaps(workspace);
  const missing = notInRecord(readModel);
  const recordCase = async (by: Actor, caseId: string, expectedVersion: number, commands: readonly CaseCommand[]): Promise<Result<CaseView>> => {
    const before = readModel.case(caseId);
    const recorded = await cases.record(by, caseId, expectedVersion, commands);
    if (!recorded.ok) return recorded;
    // The steps themselves are on the disk: a list that could not be changed does not undo them.
    let isShown = true;
    for (const command of commands) {
      if ('meetingId' in command) await meetings.goOn(by, command.meetingId);
      // Taking an entry of the plan back, or putting it back, moves the case to no other meeting.
      const carried = command.type === 'entryTakenBack' || command.type === 'entryPutBack' ? ok(null) : await carryOver.afterEvent(by, caseId, command.type, before);
      isShown &&= carried.ok;
    }
    const noted = await workspace.noteListing(by, caseId);
    return isShown && noted.ok ? cases.view(caseId) : recorded;
  };
  /** What is taken in from outside comes after a backup. One that fails is said on every screen and holds nothing up. */
  const givenUpRuns = new Set<string>();
  const afterBackup = async <T>(why: BackupReason, work: () => Promise<Result<T>>, run = ''): Promise<Result<T>> => {
    const made = await backups?.make(why, run);
    // Whoever cancelled after the backup's last step was told that it is cancelled, and so it is.
    const isGivenUp = givenUpRuns.delete(run);
    return made === givenUp || isGivenUp ? cancelled : work();
  };
  const imported = async (input: CommitInput): ReturnType<typeof imports.commit> => {
    const report = await imports.commit(input);
    if (report.ok) await carryOver.afterPlanning(input.by);
    return report;
  };
  return {
    'workspace.read': async () => ok({ ...(await workspace.read()), backupTrouble: backups?.trouble() ?? null }),
    'workspace.lockAfter': ({ minutes }) => workspace.lockAfter(minutes),
    'actor.choose': ({ actor }) => workspace.chooseActor(actor),
    'demonstration.load': ({ by }) => demonstration(by),

    'rules.answer': async ({ facts }) => ok(answerRules(pathways.current, facts)),
    'guidance.answer': async (told) => ok(guidanceFor(pathways.current, told)),

    'pathway.versions': async () => ok(workspace.pathwayVersions()),
    'pathway.preview': ({ files }) => previewPathway(files, workspace.pathwayUpdate),
    'pathway.install': ({ by, files, basis }) => afterBackup('pathway', () => installPathway(by, files, basis, workspace.pathwayUpdate)),

    'pathway.map': ({ caseId }) => maps.view(caseId),

    'meetings.list': async () => ok(readModel.meetings().sort((one, other) => one.details.date.localeCompare(other.details.date))),
    'meeting.read': ({ meetingId }) => meetings.view(meetingId),
    'meeting.holdsClose': ({ meetingId }) => meetings.holdsClose(meetingId),
    'meeting.sinceSeal': ({ meetingId }) => sinceSeal(meetingId, workspace),
    'meeting.plan': async ({ by, details }) => {
      const planned = await meetings.plan(by, details);
      if (!planned.ok) return planned;
      const carried = await carryOver.afterPlanning(by);
      return carried.ok ? meetings.view(planned.value.id) : carried;
    },
    'meeting.record': async ({ by, meetingId, expectedVersion, event }) => {
      const recorded = await meetings.record(by, meetingId, expectedVersion, event);
      // The seal is on the disk: nobody waits for the copy of it.
      if (recorded.ok && event.type === 'closed') void backups?.make('seal');
      // The step itself is on the disk: a list that could not be changed does not undo it.
      if (!recorded.ok || !changesWhatIsNext.has(event.type)) return recorded;
      await carryOver.afterPlanning(by);
      return meetings.view(meetingId);
    },

    'cases.list': async () => ok(workspace.listedCases().sort((one, other) => byName.compare(one.name, other.name))),
    'cases.onNoList': async () => ok(openCases(readModel, londonDay(workspace.clock().toISOString()))),
    'case.read': ({ caseId }) => cases.view(caseId),
    'case.duplicates': async ({ patient, except }) => ok(entry.duplicates(patient, except)),
    'case.register': async ({ by, details, duplicateBecause }) => {
      const registered = await entry.register(by, details, duplicateBecause);
      if (!registered.ok) return registered;
      await carryOver.afterEvent(by, registered.value.caseId, 'registered', undefined);
      return cases.view(registered.value.caseId);
    },
    'case.record': async ({ by, caseId, expectedVersion, event, also }) => {
      const commands = [event, ...also].map((command) => entry.asEntered(command));
      return commands.map((command) => entry.faultOf(caseId, command)).find((fault) => fault !== null) ?? recordCase(by, caseId, expectedVersion, commands);
    },

    'search.find': async ({ words, filters, limit }) => ok(search.find(words, filters, limit)),
    'codes.search': ({ system, words }) => codes.search(system, words),

    'draft.read': async ({ place }) => ok(drafts.read(place)),
    'draft.save': async ({ by, place, draft }) => missing(place) ?? drafts.save(by, place, draft),
    'draft.drop': ({ place }) => drafts.drop(place),

    'directory.read': async ({ onDate }) => ok(directory.list(onDate)),
    'directory.save': ({ by, practitioner }) => directory.save(by, practitioner),
    'directory.confirm': ({ by, practitionerId, designation }) => directory.confirm(by, practitionerId, designation),
    'directory.verify': ({ by, practitionerId, what, modality }) => directory.verify(by, practitionerId, what, modality),
    'directory.preview': (file) => directoryImport.preview(file),
    'directory.commit': (input) => afterBackup('directory', () => directoryImport.commit(input)),
    'readiness.board': async ({ meetingId }) => {
      const meeting = await meetings.view(meetingId);
      return meeting.ok ? ok(readinessBoard(meeting.value, (caseId) => readModel.case(caseId), readiness, londonDay(workspace.clock().toISOString()))) : meeting;
    },
    'readiness.record': (input) => recordItem(input, { cases, record: (version, commands) => recordCase(input.by, input.caseId, version, commands) }),
    'readiness.settings': async () => ok(readiness.settings),
    'readiness.save': ({ by, settings }) => readiness.save(by, settings),
    ...listHandlers(workspace),
    ...displayHandlers(workspace.display, missing),
    ...roomHandlers(workspace.besideRecord, missing),
    ...backupHandlers(backups, (caseId) => readModel.case(caseId)?.name ?? null),
    ...accessHandlers(workspace),
    'operations.list': async ({ practitionerId }) => ok(operationsOf(practitionerId, workspace.listedCases())),

    'import.preview': (input) => imports.preview(input),
    'import.commit': (input) => afterBackup('import', () => imported(input), input.run),
    'import.cancel': async ({ run }) => {
      if (backups?.cancel(run).ok !== true) return imports.cancel(run);
      givenUpRuns.add(run);
      return ok({ cancelled: true });
    },
    'import.notTaken': (input) => imports.notTaken(input),
    'import.sources': async () => ok(importSources.all()),
    'import.saveSource': ({ by, name, columns }) => importSources.save(by, { name, columns }),
    'import.forgetSource': ({ by, sourceId }) => importSources.forget(by, sourceId),
    'import.teachWord': ({ by, word, sourceId }) => importSources.teach(by, word, sourceId),
    'import.forgetWord': ({ by, field, word, sourceId }) => importSources.forgetWord(by, field, word, sourceId),

    'export.map': ({ caseId, named }) => maps.file(caseId, named),
    'export.meeting': async ({ meetingId, format }) => {
      const sealed = await sealedMeeting(meetingId, workspace);
      return sealed.ok ? exportMeeting(format, sealed.value) : sealed;
    },
  };
}

import type { PushEvent } from '../../../shared/api/contract.ts';
import { ImportSources } from '../../../shared/api/importViews.ts';
import type { PathwayVersion } from '../../../shared/api/pathwayViews.ts';
import type { ListedCase, Workspace } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { shippedReadiness, StoredReadinessSettings } from '../../../shared/domain/readinessSettings.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { reviewIsOverdue } from '../../../shared/pathway/pathway.ts';
import { nextEventTypes } from '../../../shared/pathway/replay.ts';
import type { OpenedBy } from '../app.ts';
import type { AccessLogOptions } from '../access/accessLog.ts';
import { type AccessParts, openAccess } from '../access/openAccess.ts';
import { Cases } from '../cases/cases.ts';
import { CaseEntry } from '../cases/caseEntry.ts';
import { caseSummary } from '../cases/caseSummary.ts';
import { CaseStreams } from '../cases/caseStreams.ts';
import { CodeLists } from '../codes/codeLists.ts';
import { loadDemonstrationMeeting } from '../demonstration/loadDemonstrationMeeting.ts';
import { Directory, StoredDirectory } from '../directory/directory.ts';
import { createDirectoryImport, type DirectoryImport } from '../directory/directoryImport.ts';
import { loadPublishedDirectory } from '../directory/publishedDirectory.ts';
import { SharedDisplay, StoredDisplay } from '../display/sharedDisplay.ts';
import { Drafts, StoredDrafts } from '../drafts/drafts.ts';
import { openBesideRecord } from '../drafts/openBesideRecord.ts';
import type { BesideRecord } from '../drafts/roomHandlers.ts';
import { casesForImport } from '../imports/casesForImport.ts';
import { createImports, type Imports } from '../imports/importService.ts';
import { noImportSources, RememberedSources } from '../imports/importSources.ts';
import { CarryOver } from '../meetings/carryOver.ts';
import { Circulations } from '../meetings/circulations.ts';
import { emptyPlanning, StoredPlanning } from '../meetings/listPlanning.ts';
import { RecurringMeetings } from '../meetings/recurringMeetings.ts';
import { meetingToNote } from '../meetings/awaitedMeeting.ts';
import { Meetings } from '../meetings/meetings.ts';
import { loadMeeting } from '../meetings/meetingStreams.ts';
import { meetingSummary } from '../meetings/meetingView.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import { PathwayShelf, StoredPathways } from '../pathways/pathwayShelf.ts';
import type { PathwayUpdate } from '../pathways/pathwayUpdate.ts';
import type { Clock, EventStore, Ids, Log } from '../ports.ts';
import { Readiness } from '../readiness/readiness.ts';
import { Search } from '../search/search.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import type { StoredDocument } from '../storage/document.ts';
import type { Verification } from '../verify/verifyDataFolder.ts';
import { lookAfterOpening } from './afterOpening.ts';
import { CaseListing } from './caseListing.ts';
import { emptyReadModel, ReadModel, StoredReadModel } from './readModel.ts';
import { emptySettings, StoredSettings } from './settings.ts';

/** What a workspace is made of. */
export type WorkspaceOptions = {
  /** The opened data folder; the workspace closes it. */
  readonly data: DataFolder;
  /** Where the data folder lies, as people are told. */
  readonly folder: string;
  readonly resources: string;
  readonly pathways: Pathways;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly announce: (event: PushEvent) => void;
  /** Done at the close, when everything is written and the folder is still open: the last backup. */
  readonly beforeClose?: () => Promise<void>;
  readonly log: Log;
  readonly shell: AccessLogOptions['shell'];
  readonly opened: OpenedBy;
  /** Looks through the whole folder; `progress` is told how far it has come. */
  readonly verify: (digest: string | undefined, progress: (done: number, total: number) => void) => Promise<Result<Verification>>;
};

/** An open data folder with everything that works on it. */
export type OpenWorkspace = AccessParts & {
  readonly cases: Cases;
  readonly entry: CaseEntry;
  readonly search: Search;
  readonly codes: CodeLists;
  readonly drafts: Drafts;
  readonly besideRecord: BesideRecord;
  readonly meetings: Meetings;
  readonly display: SharedDisplay;
  readonly carryOver: CarryOver;
  readonly circulations: Circulations;
  readonly recurring: RecurringMeetings;
  readonly planning: StoredDocument<StoredPlanning>;
  readonly directory: Directory;
  readonly directoryImport: DirectoryImport;
  readonly imports: Imports;
  readonly importSources: RememberedSources;
  readonly readModel: ReadModel;
  readonly readiness: Readiness;
  readonly pathways: Pathways;
  readonly clock: Clock;
  /** Looks through the whole folder, telling how far it has come under the name of the run. */
  readonly verify: (run: string, digest: string | undefined) => Promise<Result<Verification>>;
  /** The streams themselves, for what is checked against a seal. */
  readonly store: EventStore;
  /** Loads the invented meeting and answers its id. */
  readonly demonstration: (by: Actor) => Promise<Result<{ meetingId: string }>>;
  readonly pathwayUpdate: PathwayUpdate;
  /** Notes in a case's record for which meeting it waits, where its state knows that: its listing may be older than its triage. */
  noteListing(by: Actor, caseId: string): Promise<Result<unknown>>;
  /** Every case as lists show it today. */
  listedCases(): ListedCase[];
  /** Tells every screen that a setting is another now. */
  settingsChanged(): void;
  /** Every version of the pathway, the newest first. */
  pathwayVersions(): PathwayVersion[];
  /** All but what is known of the backups. */
  read(): Promise<Omit<Workspace, 'backupTrouble'>>;
  chooseActor(actor: Actor): Promise<Result<{ actor: Actor }>>;
  lockAfterMinutes(): number;
  lockAfter(minutes: number): Promise<Result<{ minutes: number }>>;
  close(): Promise<void>;
};

/** How often a read-only program looks whether the writer has written. */
const lookAgainAfterMilliseconds = 2_000;

/** Brings the read model up to date from the streams that have changed, and puts the parts together. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Result<OpenWorkspace>> {
  const { data, folder, resources, clock, ids, announce } = options;
  const namedBefore = data.damage();
  const published = await loadPublishedDirectory(resources);
  if (!published.ok) return published;
  const changed = (kind: 'case' | 'meeting' | 'directory' | 'workspace' | 'display', id: string): void => announce({ name: 'changed', data: { kind, id } });

  const shelf = PathwayShelf.open(options.pathways, await data.openDocument('pathways', StoredPathways, { installed: [] }));
  if (!shelf.ok) return shelf;
  const pathways = shelf.value;

  const streams = new CaseStreams(data.events, pathways.all);
  const readModel = new ReadModel(data.events, await data.openDocument('read-model', StoredReadModel, emptyReadModel), {
    case: async (id) => {
      const loaded = await streams.load(id);
      return loaded.ok ? ok(caseSummary(id, loaded.value.state)) : loaded;
    },
    meeting: async (id) => {
      const loaded = await loadMeeting(data.events, id);
      return loaded.ok ? ok(meetingSummary(id, loaded.value)) : loaded;
    },
  });
  const catchUp = async (): Promise<void> => {
    for (const { kind, id } of await readModel.catchUp()) changed(kind, id);
  };
  // After a clean close the summaries are as they were left; the streams are compared all the same, once the screens are up.
  const trusted = data.closedCleanly && readModel.isKept;
  if (!trusted) await readModel.catchUp();
  const directory = new Directory(await data.openDocument('directory', StoredDirectory, { practitioners: published.value }), clock, () => changed('directory', ''));
  const settings = await data.openDocument('settings', StoredSettings, emptySettings);
  const accessParts = openAccess({ ...options, readModel, actor: () => settings.value.actor, changed: () => changed('workspace', '') });

  const readiness = new Readiness({ document: await data.openDocument('readiness', StoredReadinessSettings, shippedReadiness), clock, announce: () => changed('workspace', '') });
  const listing = new CaseListing(readModel, directory, readiness, clock);
  const cases: Cases = new Cases({
    streams,
    readModel,
    shown: {
      listed: (summary) => listing.of(summary, listing.awaited()(summary.id)),
      judged: (id, facts, meeting) => {
        const judgedFor = meeting ?? listing.awaited()(id);
        return { on: judgedFor.date, items: readiness.judge({ readiness: facts }, judgedFor) };
      },
    },
    pathways,
    clock,
    ids,
    surroundings: { planned: (named) => directory.planned(named), circumstance: (meetingId, caseId) => meetings.circumstance(meetingId, caseId), checkFault: (by, meetingId, check) => meetings.checkFault(by, meetingId, check), newId: ids },
  });
  const noteListed = async (by: Actor, caseId: string, meetingId: string): Promise<Result<unknown>> => {
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const { state } = loaded.value;
    const knows = nextEventTypes(state).includes('listed') && state.snapshot.context.record.listedFor !== meetingId;
    return knows ? cases.recordFacts(by, caseId, [{ type: 'listed', meetingId }]) : ok(null);
  };
  const meetings: Meetings = new Meetings({
    events: data.events,
    readModel,
    listed: (summary, meeting) => listing.of(summary, meeting),
    pathways,
    clock,
    ids,
    loadCase: (caseId) => cases.load(caseId),
    openAgain: async (by, caseId, why) => {
      const loaded = await cases.load(caseId);
      return loaded.ok ? cases.record(by, caseId, loaded.value.state.version, [{ type: 'relisted', ...why }]) : loaded;
    },
    freeze: (view, version) => circulations.freeze(view, version),
    noteListed,
  });
  const importSources = new RememberedSources(await data.openDocument('import-sources', ImportSources, noImportSources), clock);
  const planning = await data.openDocument('planning', StoredPlanning, emptyPlanning);
  const listedCases = (): ListedCase[] => listing.all();
  const circulations: Circulations = new Circulations({ meetings, cases, listedCases, planning, pathways, clock });
  const carryOver = new CarryOver({ meetings, readModel, clock });
  const imports = createImports({
    pathways,
    cases: casesForImport(cases, meetings, readModel, clock),
    sources: importSources,
    clock,
    progress: (step) => announce({ name: 'progress', data: step }),
  });

  data.events.subscribe(({ kind, id }, { version }) => announce({ name: 'changed', data: { kind, id, version } }));
  const stopLooking = lookAfterOpening({ ...accessParts, data, readModel, catchUp: trusted ? catchUp : null, namedBefore, changed: () => changed('workspace', ''), log: options.log });
  const watch = setInterval(() => {
    // Out of reach at this moment, it is looked at again at the next.
    if (data.mode === 'readOnly') catchUp().catch(() => undefined);
  }, lookAgainAfterMilliseconds).unref();

  return ok({
    cases,
    entry: new CaseEntry({ cases, summaries: () => readModel.cases(), clock }),
    search: new Search(readModel, clock),
    codes: new CodeLists(resources),
    drafts: new Drafts(await data.openDocument('drafts', StoredDrafts, { drafts: [] }), clock),
    besideRecord: await openBesideRecord(data, clock),
    meetings,
    display: new SharedDisplay({ document: await data.openDocument('display', StoredDisplay, { initials: false }), meetings, cases, announce: (id) => changed('display', id) }),
    carryOver,
    circulations,
    recurring: new RecurringMeetings({ planning, meetings, carryOver, readModel, clock, ids, announce: () => changed('workspace', '') }),
    planning,
    noteListing: async (by, caseId) => {
      const summary = readModel.case(caseId);
      const meeting = summary && meetingToNote(summary, readModel.meetings());
      return meeting ? noteListed(by, caseId, meeting.id) : ok(null);
    },
    directory,
    directoryImport: createDirectoryImport({ directory, pathways, clock, ids }),
    imports,
    importSources,
    readModel,
    pathways,
    clock,
    ...accessParts,
    verify: (run, digest) => options.verify(digest, (done, total) => announce({ name: 'progress', data: { run, phase: 'checking', done, total } })),
    store: data.events,
    demonstration: (by) => loadDemonstrationMeeting(by, { resources, cases, meetings, clock }),
    pathwayUpdate: { shelf: pathways, cases, readModel, clock, announce: () => changed('workspace', '') },
    listedCases,
    readiness,
    settingsChanged: () => changed('workspace', ''),
    pathwayVersions: () => pathways.versions(),
    read: async () => {
      const { document, clauses, sites, rules } = pathways.current;
      return {
        mode: data.mode,
        holder: data.readOnlyReason,
        folder,
        empty: readModel.cases().length === 0 && readModel.meetings().length === 0,
        actor: settings.value.actor,
        lockAfterMinutes: settings.value.lockAfterMinutes,
        today: listing.today(),
        damage: [...data.damage()],
        pathway: { document, reviewOverdue: reviewIsOverdue(document, listing.today()), clauses: [...clauses.values()], sites: [...sites.values()], rules },
      };
    },
    chooseActor: async (actor) => {
      // Where nothing may be written the choice holds for this start only.
      if (data.mode === 'readOnly') return ok({ actor });
      const stored = await settings.update((before) => ({ ...before, actor }));
      return stored.ok ? ok({ actor }) : stored;
    },
    lockAfterMinutes: () => settings.value.lockAfterMinutes,
    lockAfter: async (minutes) => {
      const stored = await settings.update((before) => ({ ...before, lockAfterMinutes: minutes }));
      if (stored.ok) changed('workspace', '');
      return stored.ok ? ok({ minutes }) : stored;
    },
    close: async () => {
      clearInterval(watch);
      await stopLooking();
      const isWritten = await readModel.flush();
      await accessParts.access.flush();
      if (accessParts.access.waiting > 0) options.log(`Entries of the access log that could not be written before the data folder was closed: ${accessParts.access.waiting}`);
      await options.beforeClose?.();
      await data.close(isWritten);
    },
  });
}

import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { CaseDetails } from '../domain/case.ts';
import { IsoDate } from '../domain/dates.ts';
import { CaseId, MeetingId, PractitionerId } from '../domain/ids.ts';
import { MeetingDetails } from '../domain/meeting.ts';
import { ReadinessItem } from '../domain/readinessItem.ts';
import { Designation, Practitioner } from '../domain/practitioner.ts';
import { Modality } from '../domain/site.ts';
import { RuleFacts } from '../domain/tumour.ts';
import { Guidance, GuidanceTold } from '../pathway/guidance.ts';
import { RulesAnswer } from '../pathway/statement.ts';
import { accessCalls } from './accessViews.ts';
import { closingCalls } from './closingViews.ts';
import { CodesFound, CodeSystem } from './codeViews.ts';
import { CaseCommand, MeetingCommand } from './commands.ts';
import { PractitionerListPreview, PractitionerListReport, PractitionerRowChoice, PractitionerView } from './directoryViews.ts';
import { CaseDraft, DraftPlace, KeptDraft } from './draftViews.ts';
import { PossibleDuplicate } from './entryViews.ts';
import { ImportPreview, ImportReport, ImportSource, ImportSources, RowChoice, TaughtWord } from './importViews.ts';
import { backupCalls } from './backupViews.ts';
import { displayCalls } from './displayViews.ts';
import { listCalls } from './listViews.ts';
import { roomCalls } from './roomViews.ts';
import { typedCalls } from './typedViews.ts';
import { openCalls } from './openViews.ts';
import { PathwayImpact, PathwayVersion } from './pathwayViews.ts';
import { MapView } from './mapView.ts';
import { ItemEntry, ItemRecorded, ReadinessBoard, ReadinessSettingsDraft, ReadinessSettingsView } from './readinessViews.ts';
import { SearchFilters, SearchFound } from './searchViews.ts';
import { LockAfterMinutes, vaultCalls } from './vaultViews.ts';
import { SinceSeal } from './sinceSealView.ts';
import {
  CaseView,
  ExportedFile,
  ListedCase,
  MeetingSummary,
  MeetingView,
  Operation,
  Workspace,
} from './views.ts';

/** Version of the record the sender last saw; the call is refused with "conflict" where it has moved on since. */
const expectedVersion = z.number().int().min(0);
const by = Actor;

/** A list as somebody chose it: the bytes of the file. */
const listFile = {
  fileName: z.string().min(1).max(255),
  /** Checked where it is decoded: an expression over so long a text takes longer than reading the list. */
  base64: z.string().max(64 * 1024 * 1024, 'is larger than this program reads (48 MB)'),
};

/** A case list, for one meeting: the sheet of a workbook, and the name by which the call can be cancelled. */
const caseList = { meetingId: MeetingId, ...listFile, sheet: z.string().max(255).nullable().default(null), run: z.string().max(60).default('') };
/** What was chosen for the rows of a case list; of an update, which of its values. */
const rowChoices = z.array(z.strictObject({ row: z.number().int(), choice: RowChoice, fields: z.array(z.string().max(60)).max(60).optional() }));
/** A remembered source of lists; null for all of them. */
const sourceId = z.string().max(64);

/** The four files of a version of the pathway, as texts by name. */
const pathwayFiles = z.array(z.strictObject({ name: z.string().max(255), text: z.string().max(4 * 1024 * 1024, 'is larger than a pathway (4 MB)') })).max(20);

/** Every call of the application: the only list of them. Handlers, clients, shells and tests are derived from it. */
export const contract = {
  'workspace.read': { input: z.strictObject({}), output: Workspace },
  'actor.choose': { input: z.strictObject({ actor: Actor }), output: z.strictObject({ actor: Actor }) },
  /** Sets after how many minutes without anybody at the keyboard the desk locks by itself. */
  'workspace.lockAfter': { input: z.strictObject({ by, minutes: LockAfterMinutes }), output: z.strictObject({ minutes: LockAfterMinutes }) },
  'demonstration.load': { input: z.strictObject({ by }), output: z.strictObject({ meetingId: MeetingId }) },

  /** What the pathway says of a set of facts; facts left out are unknown. Needs no data folder. */
  'rules.answer': { input: z.strictObject({ facts: RuleFacts }), output: RulesAnswer },
  /** The referrers' guidance after some answers: the next question or the end. Needs no data folder and records nothing. */
  'guidance.answer': { input: z.strictObject({ facts: RuleFacts, notKnown: GuidanceTold.shape.notKnown.default([]) }), output: Guidance },

  /** Every version of the pathway this data folder knows, the newest first. */
  'pathway.versions': { input: z.strictObject({}), output: z.array(PathwayVersion) },
  /** What installing a version would change. Nothing is written. */
  'pathway.preview': { input: z.strictObject({ files: pathwayFiles }), output: PathwayImpact },
  /** Installs a version after its impact was shown, and takes the undecided cases under it. */
  'pathway.install': { input: z.strictObject({ by, files: pathwayFiles, basis: z.string() }), output: z.strictObject({ adopted: z.number().int() }) },

  /** The pathway's machine as a drawing and a list, with the way of a case on it; null for the machine alone. */
  'pathway.map': { input: z.strictObject({ caseId: CaseId.nullable() }), output: MapView },

  'meetings.list': { input: z.strictObject({}), output: z.array(MeetingSummary) },
  'meeting.read': { input: z.strictObject({ meetingId: MeetingId }), output: MeetingView },
  /** Refuses a meeting that is not closed. */
  'meeting.sinceSeal': { input: z.strictObject({ meetingId: MeetingId }), output: SinceSeal },
  'meeting.plan': { input: z.strictObject({ by, details: MeetingDetails }), output: MeetingView },
  'meeting.record': { input: z.strictObject({ by, meetingId: MeetingId, expectedVersion, event: MeetingCommand }), output: MeetingView },

  'cases.list': { input: z.strictObject({}), output: z.array(ListedCase) },
  'case.read': { input: z.strictObject({ caseId: CaseId }), output: CaseView },
  /** Refuses what cannot be true, and with "duplicate" a patient whose NHS or hospital number is stored, unless a reason says why it is recorded all the same. */
  'case.register': { input: z.strictObject({ by, details: CaseDetails, duplicateBecause: z.string().trim().max(500).default('') }), output: CaseView },
  /** The stored cases that may be of the patient who is being entered; `except` is the case that is being changed. */
  'case.duplicates': {
    input: z.strictObject({
      patient: z.strictObject({ nhsNumber: z.string().max(40).nullable(), hospitalNumber: z.string().max(40), familyName: z.string().max(80), givenName: z.string().max(80), dateOfBirth: z.string().max(40).nullable() }),
      except: CaseId.nullable(),
    }),
    output: z.array(PossibleDuplicate),
  },
  /** Records one act: its step and what belongs to it, all or nothing. */
  'case.record': { input: z.strictObject({ by, caseId: CaseId, expectedVersion, event: CaseCommand, also: z.array(CaseCommand).max(8).default([]) }), output: CaseView },

  /** Cases and meetings that hold every word typed, in any order and by any part of a number. */
  'search.find': { input: z.strictObject({ words: z.string().max(300), filters: SearchFilters.prefault({}), limit: z.number().int().min(1).max(500).default(50) }), output: SearchFound },
  /** Codes by code, name or another word for it, from the lists that ship. */
  'codes.search': { input: z.strictObject({ system: CodeSystem, words: z.string().max(120) }), output: CodesFound },

  /** The forms that were left before they were recorded: kept in the data folder, no part of the record. */
  'draft.read': { input: z.strictObject({ place: DraftPlace }), output: KeptDraft.nullable() },
  'draft.save': { input: z.strictObject({ by, place: DraftPlace, draft: CaseDraft }), output: z.strictObject({ at: z.iso.datetime() }) },
  'draft.drop': { input: z.strictObject({ place: DraftPlace }), output: z.null() },

  'directory.read': { input: z.strictObject({ onDate: IsoDate.nullable() }), output: z.array(PractitionerView) },
  /** Adds a practitioner or replaces the entry of the same id. */
  'directory.save': { input: z.strictObject({ by, practitioner: Practitioner }), output: PractitionerView },
  /** A named person confirms a standing, such as that a contact is a core member (D4). */
  'directory.confirm': {
    input: z.strictObject({ by, practitionerId: PractitionerId, designation: Designation.pick({ status: true, modality: true, from: true, until: true }) }),
    output: PractitionerView,
  },
  /** A named person vouches for one thing that was not confirmed: of the entry where no treatment is named, else of the standing for it. */
  'directory.verify': {
    input: z.strictObject({ by, practitionerId: PractitionerId, what: z.string().min(1), modality: Modality.nullable() }),
    output: PractitionerView,
  },
  /** The result each row of a list of practitioners would have. Nothing is written. */
  'directory.preview': { input: z.strictObject(listFile), output: PractitionerListPreview },
  /** Runs the dry run again, refuses with "conflict" where its basis is another, then writes what was chosen, all or nothing. */
  'directory.commit': {
    input: z.strictObject({ by, ...listFile, basis: z.string(), choices: z.array(z.strictObject({ row: z.number().int(), choice: PractitionerRowChoice })) }),
    output: PractitionerListReport,
  },
  /** How ready every case of a meeting will be on its day, and who owes what. */
  'readiness.board': { input: z.strictObject({ meetingId: MeetingId }), output: ReadinessBoard },
  /** Records one cell of the board as a change of the case's details. */
  'readiness.record': { input: z.strictObject({ by, caseId: CaseId, expectedVersion, item: ReadinessItem, entry: ItemEntry }), output: ItemRecorded },
  /** What is asked before a meeting, by kind of tumour. */
  'readiness.settings': { input: z.strictObject({}), output: ReadinessSettingsView },
  'readiness.save': { input: z.strictObject({ by, settings: ReadinessSettingsDraft }), output: ReadinessSettingsView },
  ...listCalls,
  ...displayCalls,
  ...roomCalls,
  ...typedCalls,
  ...closingCalls,
  ...openCalls,
  ...vaultCalls,
  ...backupCalls,
  ...accessCalls,
  'operations.list': { input: z.strictObject({ practitionerId: PractitionerId }), output: z.array(Operation) },

  'import.preview': { input: z.strictObject(caseList), output: ImportPreview },
  /** Runs the dry run again, refuses with "conflict" where its basis is another, then writes what was chosen. */
  'import.commit': {
    input: z.strictObject({
      by,
      ...caseList,
      basis: z.string(),
      choices: rowChoices,
      /** Why the cases come after the cut-off, and who agreed; asked for where the list has closed. */
      lateReason: z.string().trim().max(500).default(''),
      lateAgreedBy: z.string().trim().max(120).default(''),
    }),
    output: ImportReport,
  },
  /** Gives up a preview or a commit by its name, and leaves nothing of it; refused once rows are being written. */
  'import.cancel': { input: z.strictObject({ run: z.string().min(1).max(60) }), output: z.strictObject({ cancelled: z.literal(true) }) },
  /** The rows that are not taken, with the reasons, as a list that can be corrected and imported. */
  'import.notTaken': { input: z.strictObject({ ...caseList, choices: rowChoices }), output: ExportedFile },
  /** What is remembered of the registers whose lists are imported. */
  'import.sources': { input: z.strictObject({}), output: ImportSources },
  'import.saveSource': { input: z.strictObject({ by, ...ImportSource.pick({ name: true, columns: true }).shape }), output: ImportSource },
  'import.forgetSource': { input: z.strictObject({ by, sourceId }), output: ImportSources },
  /** What a word in a column means, in the lists of one source or in all. */
  'import.teachWord': { input: z.strictObject({ by, word: TaughtWord, sourceId: sourceId.nullable() }), output: ImportSources },
  'import.forgetWord': { input: z.strictObject({ by, ...TaughtWord.pick({ field: true, word: true }).shape, sourceId: sourceId.nullable() }), output: ImportSources },

  /** The outcomes of a closed meeting. Both shells get the same bytes. */
  'export.meeting': { input: z.strictObject({ meetingId: MeetingId, format: z.enum(['csv', 'json', 'pdf']) }), output: ExportedFile },
  /** The map as an SVG file. It names no patient unless "named". */
  'export.map': { input: z.strictObject({ caseId: CaseId.nullable(), named: z.boolean().default(false) }), output: ExportedFile },
} as const;

/** What the core tells everybody who listens. */
const events = {
  /**
   * Streams or documents that have changed; screens ask again for what they show. Where events were added to a case or a meeting, with the
   * version it has now: whoever already shows that one need not ask for it.
   */
  changed: z.strictObject({ kind: z.enum(['case', 'meeting', 'directory', 'workspace', 'display', 'backup']), id: z.string(), version: z.number().int().positive().optional() }),
  /** The data folder was opened or locked: from now on everything shown is asked for again, or is gone. */
  vault: z.strictObject({ state: z.enum(['locked', 'restoring', 'open']) }),
  /** How far a long call has come, by the name its caller gave it. What is being written can no longer be cancelled. */
  progress: z.strictObject({ run: z.string(), phase: z.enum(['checking', 'writing', 'copying', 'verifying']), done: z.number().int(), total: z.number().int() }),
} as const;

export type Call = keyof typeof contract;
/** What a caller passes; fields with a default may be left out. */
export type InputOf<C extends Call> = z.input<(typeof contract)[C]['input']>;
/** What a handler receives after parsing. */
export type ParsedOf<C extends Call> = z.output<(typeof contract)[C]['input']>;
export type OutputOf<C extends Call> = z.output<(typeof contract)[C]['output']>;

type PushName = keyof typeof events;
export type PushEvent = { [E in PushName]: { readonly name: E; readonly data: z.output<(typeof events)[E]> } }[PushName];

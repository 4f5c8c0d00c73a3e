import type { CirculationView } from '../../../shared/api/listViews.ts';
import type { ExportedFile, ListedCase, MeetingView } from '../../../shared/api/views.ts';
import type { CirculatedList } from '../../../shared/domain/circulatedList.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { isSame, type ListDifference, listDifference } from '../../../shared/domain/listDifference.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Circulation } from '../../../shared/pathway/meetingMachine.ts';
import type { Cases } from '../cases/cases.ts';
import { agendaDocument, type OutgoingList } from '../exports/agendaDocument.ts';
import { differenceDocument } from '../exports/differenceDocument.ts';
import { listPack, type PackedCase } from '../exports/listPack.ts';
import { pdfOf } from '../exports/pdf.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import type { Clock, StreamHead } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';
import { freezeList, listDigest } from './freezeList.ts';
import type { StoredPlanning } from './listPlanning.ts';
import type { Meetings } from './meetings.ts';

type Need = {
  readonly meetings: Meetings;
  readonly cases: Cases;
  readonly listedCases: () => ListedCase[];
  readonly planning: StoredDocument<StoredPlanning>;
  readonly pathways: Pathways;
  readonly clock: Clock;
};

/** The versions of a meeting's list: frozen when they go out, opened again as they were, compared with each other and with the list of now. */
export class Circulations {
  readonly #need: Need;

  constructor(need: Need) {
    this.#need = need;
  }

  /** A meeting's list as it stands now, as version n. */
  async freeze(meeting: MeetingView, version: number): Promise<CirculatedList> {
    const { planning, pathways, clock, cases, listedCases } = this.#need;
    const heads = new Map<string, StreamHead>();
    for (const { entry } of meeting.agenda) {
      const loaded = await cases.load(entry.caseId);
      if (loaded.ok) heads.set(entry.caseId, loaded.value.head);
    }
    const { identifiers } = planning.value.settings;
    return freezeList(meeting, { version, identifiers, headOf: (id) => heads.get(id), cases: listedCases(), pathway: pathways.current, today: londonDay(clock().toISOString()) });
  }

  async read(meetingId: string): Promise<Result<CirculationView>> {
    const found = await this.#found(meetingId);
    if (!found.ok) return found;
    const { circulations, now } = found.value;
    const versions = circulations.map(({ at, by, to, recipients, list, digest }, index) => ({
      version: index + 1,
      at,
      by,
      to,
      recipients: [...recipients],
      digest,
      cases: list?.lines.filter(({ kind }) => kind === 'case').length ?? 0,
      frozen: list !== null,
      difference: between(circulations[index - 1]?.list ?? null, list),
    }));
    const pending = between(circulations.at(-1)?.list ?? null, now);
    return ok(structuredClone({ versions: versions.reverse(), pending: pending === null || isSame(pending) ? null : pending }) as CirculationView);
  }

  /** A file of version n, the same bytes whenever it is asked for; or of the list as it stands now, which says that it is not circulated. */
  async file(meetingId: string, version: number | null, kind: 'agenda' | 'pack' | 'difference'): Promise<Result<ExportedFile>> {
    const found = await this.#found(meetingId);
    if (!found.ok) return found;
    const { circulations, now } = found.value;
    const index = version === null ? circulations.length : version - 1;
    const sent = version === null ? undefined : circulations[index];
    const list = version === null ? now : sent?.list;
    if (list === undefined) return refuse('notFound', `There is no version ${version} of this list.`);
    if (list === null) return refuse('notNow', 'This version went out before lists were frozen: it cannot be opened again.');
    const outgoing: OutgoingList = { list, digest: sent?.digest ?? listDigest(list), at: sent?.at ?? this.#need.clock().toISOString(), by: sent?.by ?? '', circulated: sent !== undefined, recipients: sent === undefined ? [] : toWhom(sent) };
    const name = `mdt-${list.details.date}-list-${version === null ? 'draft' : `v${version}`}`;
    if (kind === 'pack') return this.#pack(outgoing, name);
    if (kind === 'agenda') return ok(pdfFile(name, await pdfOf(agendaDocument(outgoing))));
    const before = circulations[index - 1]?.list ?? null;
    if (before === null) return refuse('notNow', 'There is no earlier version to compare this one with.');
    return ok(pdfFile(`${name}-changes`, await pdfOf(differenceDocument(outgoing, before.version, listDifference(before, list)))));
  }

  async #found(meetingId: string): Promise<Result<{ circulations: readonly Circulation[]; now: CirculatedList }>> {
    const [loaded, view] = [await this.#need.meetings.load(meetingId), await this.#need.meetings.view(meetingId)];
    if (!loaded.ok) return loaded;
    if (!view.ok) return view;
    const { circulations } = loaded.value.replay.snapshot.context;
    return ok({ circulations, now: await this.freeze(view.value, circulations.length + 1) });
  }

  /** The details of each case as they stood when the list went out. */
  async #pack(outgoing: OutgoingList, name: string): Promise<Result<ExportedFile>> {
    const packed: PackedCase[] = [];
    for (const line of outgoing.list.lines) {
      if (line.kind !== 'case' || line.case.hash === '') continue;
      const { caseId, version, hash } = line.case;
      const view = await this.#need.cases.viewSealed({ caseId, version, hash }, outgoing.list.details);
      if (!view.ok) return refuse('damaged', `The record of a case on this list is no longer the one it was made from. No pack was made. ${view.refusal.message}`);
      packed.push({ caseId, version, hash, details: view.value.details });
    }
    return ok({ fileName: `${name}.mdt-list.json`, mediaType: 'application/json', base64: listPack(outgoing, packed).toString('base64') });
  }
}

function between(before: CirculatedList | null, after: CirculatedList | null): ListDifference | null {
  return before === null || after === null ? null : listDifference(before, after);
}

function toWhom({ recipients, to }: Circulation): string[] {
  return [...recipients, ...(to === '' ? [] : [to])];
}

function pdfFile(name: string, bytes: Buffer): ExportedFile {
  return { fileName: `${name}.pdf`, mediaType: 'application/pdf', base64: bytes.toString('base64') };
}

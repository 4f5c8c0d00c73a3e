import type { PathwayImpact } from '../../../shared/api/pathwayViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { factsOf } from '../../../shared/domain/caseRecord.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { clauseChanges, differencesFor } from '../../../shared/pathway/impact.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { nextEventTypes, pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import type { Cases } from '../cases/cases.ts';
import type { Clock } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { readPathwayFiles } from './pathwayFiles.ts';
import type { PathwayShelf } from './pathwayShelf.ts';

/** What an update of the pathway needs from the rest of the core. */
export type PathwayUpdate = { readonly shelf: PathwayShelf; readonly cases: Cases; readonly readModel: ReadModel; readonly clock: Clock; readonly announce: () => void };

/** The files of a version as somebody chose them. */
type Files = readonly { readonly name: string; readonly text: string }[];

/** What installing a version would change; nothing is written. Refuses a malformed one with file, line and reason. */
export async function previewPathway(files: Files, need: PathwayUpdate): Promise<Result<PathwayImpact>> {
  const read = readInstallable(files, need.shelf);
  return read.ok ? ok(await impactOf(read.value, need)) : read;
}

/** Installs a version, then takes every undecided case under it. Refuses with "conflict" where the impact is no longer the one that was shown. */
export async function installPathway(by: Actor, files: Files, basis: string, need: PathwayUpdate): Promise<Result<{ adopted: number }>> {
  const read = readInstallable(files, need.shelf);
  if (!read.ok) return read;
  const impact = await impactOf(read.value, need);
  if (impact.basis !== basis) return refuse('conflict', 'Cases have changed since the impact was shown. Look at it again, then install.');
  const installed = await need.shelf.install(read.value, need.clock().toISOString(), by.name);
  if (!installed.ok) return installed;
  let adopted = 0;
  for (const { caseId } of await openCases(need)) {
    const taken = await need.cases.recordFacts(by, caseId, [{ type: 'pathwayAdopted', version: read.value.id }]);
    if (!taken.ok) return taken;
    adopted += 1;
  }
  need.announce();
  return ok({ adopted });
}

function readInstallable(files: Files, shelf: PathwayShelf): Result<Pathway> {
  const read = readPathwayFiles(new Map(files.map(({ name, text }) => [name, text])));
  if (!read.ok) return read;
  const fault = shelf.fault(read.value);
  return fault === null ? read : refuse('notNow', fault);
}

async function impactOf(to: Pathway, need: PathwayUpdate): Promise<PathwayImpact> {
  const open = await openCases(need);
  const cases = open.flatMap(({ caseId, name, from, facts }) => {
    const changes = differencesFor(from, to, facts);
    return changes.length === 0 ? [] : [{ caseId, name, from: from.id, changes }];
  });
  const basis = open.map(({ caseId, version }) => `${caseId}@${version}`).join(' ');
  return { document: to.document, openCases: open.length, cases, clauses: clauseChanges(need.shelf.current, to), basis };
}

/** The cases nothing was decided of yet: the machine lets them go on under another version. */
async function openCases({ cases, readModel }: PathwayUpdate) {
  const undecided = readModel.cases().filter(({ state }) => /^(referral|exits|diagnosis|urgentTreatment|awaitingMdt|discharged)/.test(state));
  const loaded = await Promise.all(undecided.map(async ({ id, name }) => ({ id, name, result: await cases.load(id) })));
  return loaded.flatMap(({ id, name, result }) => {
    if (!result.ok || !nextEventTypes(result.value.state).includes('pathwayAdopted')) return [];
    const { state } = result.value;
    return [{ caseId: id, name, version: state.version, from: pathwayOf(state), facts: factsOf(recordOf(state)) }];
  });
}

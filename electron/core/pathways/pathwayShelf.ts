import { z } from 'zod';
import type { PathwayVersion } from '../../../shared/api/pathwayViews.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type Pathway, pathwayOfParts, type PathwayParts, pathwayParts } from '../../../shared/pathway/pathway.ts';
import type { StoredDocument } from '../storage/document.ts';
import type { Pathways } from './loadPathways.ts';

/** The versions that people installed into a data folder, beside the ones that ship. */
export const StoredPathways = z.strictObject({
  installed: z.array(z.strictObject({ at: IsoInstant, by: z.string(), parts: z.strictObject(pathwayParts) })),
});
export type StoredPathways = z.infer<typeof StoredPathways>;

/** Every version a data folder knows. The one with the highest version number is current: new cases are registered under it. */
export class PathwayShelf implements Pathways {
  readonly #document: StoredDocument<StoredPathways>;
  readonly #all: Map<string, Pathway>;

  private constructor(shipped: Pathways, document: StoredDocument<StoredPathways>) {
    this.#document = document;
    this.#all = new Map(shipped.all);
  }

  /** Puts the installed versions beside the shipped ones. Refuses one that is not sound any more, by its own sentence. */
  static open(shipped: Pathways, document: StoredDocument<StoredPathways>): Result<PathwayShelf> {
    const shelf = new PathwayShelf(shipped, document);
    for (const { parts } of document.value.installed) {
      const pathway = pathwayOfParts(parts);
      if (!pathway.ok) return pathway;
      shelf.#all.set(pathway.value.id, pathway.value);
    }
    return ok(shelf);
  }

  get all(): ReadonlyMap<string, Pathway> {
    return this.#all;
  }

  get current(): Pathway {
    return [...this.#all.values()].reduce((latest, each) => (each.document.version > latest.document.version ? each : latest));
  }

  /** Every version as people see it, the newest first. */
  versions(): PathwayVersion[] {
    const current = this.current.id;
    return [...this.#all.values()]
      .sort((one, other) => other.document.version - one.document.version)
      .map(({ id, document, clauses, sites, rules }) => {
        const installed = this.#document.value.installed.find(({ parts }) => parts['document.json'].id === id);
        return { document, current: id === current, installed: installed ? { at: installed.at, by: installed.by } : null, clauses: [...clauses.values()], sites: [...sites.values()], rules };
      });
  }

  /** Why this version cannot be installed; null where it can. A version that is here already is never replaced: cases were decided under it. */
  fault(pathway: Pathway): string | null {
    if (this.#all.has(pathway.id)) return `The version "${pathway.id}" is installed already. A changed pathway needs a new version number: cases keep the version they were decided under.`;
    const { document } = this.current;
    return pathway.document.version > document.version ? null : `Version ${pathway.document.version} is not newer than version ${document.version}, which is in force.`;
  }

  /** Installs a version; it is current from then on. */
  async install(pathway: Pathway, at: string, by: string): Promise<Result<null>> {
    const fault = this.fault(pathway);
    if (fault !== null) return refuse('notNow', fault);
    const parts: PathwayParts = { 'document.json': pathway.document, 'clauses.json': [...pathway.clauses.values()], 'sites.json': [...pathway.sites.values()], 'rules.json': pathway.rules };
    const stored = await this.#document.update(({ installed }) => ({ installed: [...installed, { at, by, parts }] }));
    if (!stored.ok) return stored;
    this.#all.set(pathway.id, pathway);
    return ok(null);
  }
}

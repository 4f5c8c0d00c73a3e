import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse, type Result } from '../../shared/domain/result.ts';
import { Site } from '../../shared/domain/site.ts';
import { Clause, type Pathway, PathwayDocument, RuleParameters } from '../../shared/pathway/pathway.ts';

/** The versions of the pathway that are installed, and the one new cases are registered under. */
export type Pathways = { readonly current: Pathway; readonly all: ReadonlyMap<string, Pathway> };

/** Reads every version under `resources/pathway`; the current one has the highest version number. Refuses a malformed one with the file and the reason. */
export async function loadPathways(resources: string): Promise<Result<Pathways>> {
  const folder = join(resources, 'pathway');
  const all = new Map<string, Pathway>();
  for (const name of (await readdir(folder)).sort()) {
    const loaded = await loadPathway(join(folder, name));
    if (!loaded.ok) return loaded;
    all.set(loaded.value.id, loaded.value);
  }
  const [current] = [...all.values()].sort((one, other) => other.document.version - one.document.version);
  if (!current) return refuse('unknownPathway', 'No version of the pathway is installed.');
  return { ok: true, value: { current, all } };
}

/** Reads one version from its folder: document, clauses, sites and rules, each against its schema and against each other. */
export async function loadPathway(folder: string): Promise<Result<Pathway>> {
  const [document, clauses, sites, rules] = await Promise.all([
    readPart(folder, 'document.json', PathwayDocument),
    readPart(folder, 'clauses.json', z.array(Clause).min(1)),
    readPart(folder, 'sites.json', z.array(Site).min(1)),
    readPart(folder, 'rules.json', RuleParameters),
  ]);
  if (!document.ok) return document;
  if (!clauses.ok) return clauses;
  if (!sites.ok) return sites;
  if (!rules.ok) return rules;
  const pathway: Pathway = {
    id: document.value.id,
    document: document.value,
    clauses: new Map(clauses.value.map((clause) => [clause.id, clause])),
    sites: new Map(sites.value.map((site) => [site.id, site])),
    rules: rules.value,
  };
  const fault = inconsistency(pathway, clauses.value.length, sites.value.length);
  return fault === null ? { ok: true, value: pathway } : refuse('unknownPathway', `The pathway "${pathway.id}" is not sound: ${fault}.`);
}

function inconsistency({ clauses, sites, rules }: Pathway, clauseCount: number, siteCount: number): string | null {
  if (clauses.size < clauseCount) return 'two clauses have the same id';
  if (sites.size < siteCount) return 'two sites have the same id';
  const named = [rules.diagnosisSite, rules.surgerySite, rules.craniocervicalSurgerySite, rules.namedAlternativeSite, rules.radiotherapySite, ...rules.crossSiteCentres];
  const unknown = named.find((id) => !sites.has(id));
  return unknown === undefined ? null : `rules.json names the site "${unknown}", which sites.json does not list`;
}

async function readPart<T>(folder: string, file: string, schema: z.ZodType<T>): Promise<Result<T>> {
  const fault = (reason: string): Result<never> => refuse('unknownPathway', `The pathway's file ${file} cannot be used: ${reason}.`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    return fault(error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it cannot be read');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return fault(`at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unexpected'}`);
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { type Pathway, pathwayParts } from '../../../shared/pathway/pathway.ts';
import { readPathwayFiles } from './pathwayFiles.ts';

/** The versions of the pathway that are installed, and the one new cases are registered under. */
export type Pathways = { readonly current: Pathway; readonly all: ReadonlyMap<string, Pathway> };

/** Reads every version that ships under `resources/pathway`; the current one has the highest version number. */
export async function loadPathways(resources: string): Promise<Result<Pathways>> {
  const folder = join(resources, 'pathway');
  const all = new Map<string, Pathway>();
  for (const name of (await readdir(folder)).sort()) {
    const loaded = await loadPathway(join(folder, name));
    if (!loaded.ok) return loaded;
    all.set(loaded.value.id, loaded.value);
  }
  const [current] = [...all.values()].sort((one, other) => other.document.version - one.document.version);
  return current ? { ok: true, value: { current, all } } : refuse('unknownPathway', 'No version of the pathway is installed.');
}

/** Reads one version from its folder. Refuses with the file, the line and the reason. */
export async function loadPathway(folder: string): Promise<Result<Pathway>> {
  const texts = new Map<string, string>();
  for (const file of Object.keys(pathwayParts)) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (text !== null) texts.set(file, text);
  }
  return readPathwayFiles(texts);
}

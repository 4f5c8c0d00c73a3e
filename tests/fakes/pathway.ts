import { fileURLToPath } from 'node:url';
import type { Pathway } from '../../shared/pathway/pathway.ts';
import { loadPathway } from '../../electron/core/pathways/loadPathways.ts';

/** Absolute path of the project's folder "resources". */
export const resources = fileURLToPath(new URL('../../resources', import.meta.url));

const loaded = await loadPathway(fileURLToPath(new URL('../../resources/pathway/lsesn-spinal-v2', import.meta.url)));
if (!loaded.ok) throw new Error(loaded.refusal.message);

/** The pathway as it ships. */
export const pathway: Pathway = loaded.value;
export const pathways: ReadonlyMap<string, Pathway> = new Map([[pathway.id, pathway]]);

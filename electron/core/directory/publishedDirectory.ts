import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { Practitioner } from '../../../shared/domain/practitioner.ts';

/** The practitioners the network's document publishes (C4, C5), as a new data folder starts with them. */
export async function loadPublishedDirectory(resources: string): Promise<Result<Practitioner[]>> {
  try {
    const parsed = z.array(Practitioner).safeParse(JSON.parse(await readFile(join(resources, 'directory', 'practitioners.json'), 'utf8')));
    if (parsed.success) return { ok: true, value: parsed.data };
    const [issue] = parsed.error.issues;
    return refuse('internal', `The published directory cannot be used: at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
  } catch {
    return refuse('internal', 'The published directory (practitioners.json) cannot be read.');
  }
}

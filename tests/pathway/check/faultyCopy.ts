import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { PlantedFault } from './plantedFaults.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What the check in its small size said of a copy of the pathway: whether it ended as found faulty, and its words. */
export type Verdict = { readonly isFound: boolean; readonly words: string };

/** A copy of the pathway and its check in a folder of its own, in which one fault after another is planted and taken out again. */
export class FaultyCopy {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the copy. */
  static async make(): Promise<FaultyCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-faults-'));
    for (const part of ['shared', 'electron/core', 'tests/fakes', 'tests/pathway/check', 'resources', 'package.json']) await cp(join(root, part), join(folder, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return new FaultyCopy(folder);
  }

  /** Runs the check over the copy with one fault in it, or with none. Throws where the words to change are not there exactly once. */
  async check(fault: PlantedFault | null): Promise<Verdict> {
    if (fault === null) return await this.#run();
    const path = join(this.#folder, 'shared/pathway', fault.file);
    const sound = await readFile(path, 'utf8');
    if (sound.split(fault.before).length !== 2) throw new Error(`The planted fault does not fit ${fault.file} any more: ${fault.before}`);
    await writeFile(path, sound.replace(fault.before, () => fault.after));
    try {
      return await this.#run();
    } finally {
      await writeFile(path, sound);
    }
  }

  async #run(): Promise<Verdict> {
    const node = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
    const child = spawn(node, [join(this.#folder, 'tests/pathway/check/nearMain.ts')], { cwd: this.#folder });
    const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { isFound: code === 1 && out.includes('Counterexample'), words: out + complaint };
  }

  /** Takes the copy away. */
  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { resources } from '../fakes/pathway.ts';
import { type Child, start } from '../core/storage/child.ts';

/** The program that records without end, as it lies in the project. */
export const plainProgram = new URL('recordForever.ts', import.meta.url);

/** Runs a task with that program packed into a few files, which start in less than half the time: it pays from some dozens of starts on. */
export async function withPackedProgram<T>(task: (program: URL) => Promise<T>): Promise<T> {
  const outDir = mkdtempSync(join(tmpdir(), 'mdt-faults-program-'));
  try {
    await build({
      root: fileURLToPath(new URL('../..', import.meta.url)),
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: fileURLToPath(plainProgram), outDir, emptyOutDir: true, target: 'node24', rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } } },
    });
    return await task(pathToFileURL(join(outDir, 'recordForever.mjs')));
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** A process that is loaded and waits to be told where to record. */
export function waitingProcess(program: URL): Child {
  return start(program);
}

/** Lets a waiting process record in a folder. */
export function letRecord(child: Child, folder: string, seed: number): void {
  child.tell(`${folder}\t${seed}\t${resources}`);
}

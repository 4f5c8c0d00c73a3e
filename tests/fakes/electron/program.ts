import { runInThisContext } from 'node:vm';
import * as electron from 'electron';

/** A piece of a main program, as text, and what it is given. */
export type Work = { readonly id: number; readonly code: string; readonly input: unknown };
/** How it ended. */
export type Done = { readonly id: number; readonly value?: unknown; readonly fault?: string };

// A main program that does what a test sends it, piece by piece.
const kept = {};
// Waiting for the next piece keeps it running.
process.channel?.ref();
process.on('message', async ({ id, code, input }: Work) => {
  let done: Done;
  try {
    const work = runInThisContext(`(${code})`) as (tools: object, input: unknown) => unknown;
    done = { id, value: await work({ ...electron, kept }, input) };
  } catch (error) {
    done = { id, fault: String(error) };
  }
  process.send?.(done);
});

import type { z } from 'zod';
import { type Call, contract, type OutputOf, type ParsedOf } from '../../shared/api/contract.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';
import { permitted } from './permitted.ts';
import type { Log } from './ports.ts';

/** One handler for every call of the contract; a call added without one does not compile. */
export type Handlers = { readonly [C in Call]: (input: ParsedOf<C>) => Promise<Result<OutputOf<C>>> };

/** Takes a call by name with input from outside and answers a Result, never an exception. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>;

function isCall(name: string): name is Call {
  return Object.hasOwn(contract, name);
}

/** The only place where outside data becomes a call: known name → parsed input → whether its author may → handler. A throw is a bug: logged, and answered as "internal". */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  const run = async <C extends Call>(name: C, input: unknown): Promise<Result<unknown>> => {
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return invalidInput(parsed.error);
    const data = parsed.data as ParsedOf<C>;
    const may = permitted(name, data);
    return may.ok ? handlers[name](data) : may;
  };
  return async (name, input) => {
    if (!isCall(name)) return refuse('invalidInput', `There is no call named "${name.slice(0, 60)}".`);
    try {
      return await run(name, input);
    } catch (error) {
      log(`The call ${name} failed.`, error);
      return refuse('internal', 'Something went wrong inside MDT Desk. Nothing was recorded by this step; please try again.');
    }
  };
}

/** Fields that people know by another name than their own. */
const namedOtherwise: Readonly<Record<string, string>> = { base64: 'the file' };

/** The first thing that is wrong with an input, as a sentence with the field's name: "Due is not a date on the calendar." */
function invalidInput(error: z.ZodError): Result<never> {
  const [issue] = error.issues;
  const name = issue?.path.findLast((key) => typeof key === 'string') ?? 'the input';
  const words = (namedOtherwise[name] ?? name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const subject = words.charAt(0).toUpperCase() + words.slice(1);
  const message = issue?.message ?? 'is not as expected';
  // Our own messages go on from the subject ("needs an owner"); the library's are sentences of their own.
  const sentence = /^[a-z]/.test(message) ? `${subject} ${message}.` : `${subject}: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
  return refuse('invalidInput', sentence, [], issue?.path.join('.') ?? '');
}

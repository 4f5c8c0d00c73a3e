import type { z } from 'zod';
import { type Call, contract, type OutputOf, type ParsedOf } from '../../shared/api/contract.ts';
import type { VaultCall } from '../../shared/api/vaultViews.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';
import { permitted } from './permitted.ts';
import type { Log } from './ports.ts';

type HandlersOf<Calls extends Call> = { readonly [C in Calls]: (input: ParsedOf<C>) => Promise<Result<OutputOf<C>>> };

/** One handler for every call that needs an open data folder; a call added without one does not compile. */
export type Handlers = HandlersOf<Exclude<Call, VaultCall>>;

/** One handler for every call that is answered also while it is locked. */
export type VaultHandlers = HandlersOf<VaultCall>;

/** Takes a call by name with input from outside and answers a Result, never an exception. */
export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>;

function isCall(name: string): name is Call {
  return Object.hasOwn(contract, name);
}

/** The only place where outside data becomes a call: known name → parsed input → whether its author may → handler. A throw is a bug: logged, and answered as "internal". */
export function createDispatch(handlers: Handlers | VaultHandlers, log: Log): Dispatch {
  // Each of the two is a part of all handlers; a call of the other part is refused below.
  const known: Partial<HandlersOf<Call>> = handlers;
  const run = async <C extends Call>(name: C, input: unknown): Promise<Result<unknown>> => {
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return invalidInput(parsed.error);
    const data = parsed.data as ParsedOf<C>;
    const may = permitted(name, data);
    if (!may.ok) return may;
    const handler = known[name];
    return handler === undefined ? refuse('notNow', 'This data folder was opened with its key at hand, and has no lock here.') : handler(data);
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
const namedOtherwise: ReadonlyMap<string, string> = new Map([['base64', 'the file']]);

/** No sentence to a person is longer; what was sent may be as long as a file. */
const longestSentence = 400;
const longestField = 200;

/** The first thing that is wrong with an input, as a sentence with the field's name: "Due is not a date on the calendar." */
function invalidInput(error: z.ZodError): Result<never> {
  const [issue] = error.issues;
  const name = issue?.path.findLast((key) => typeof key === 'string') ?? 'the input';
  const words = (namedOtherwise.get(name) ?? name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const subject = words.charAt(0).toUpperCase() + words.slice(1);
  const message = issue?.message ?? 'is not as expected';
  // Our own messages go on from the subject ("needs an owner"); the library's are sentences of their own.
  const sentence = /^[a-z]/.test(message) ? `${subject} ${message}.` : `${subject}: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
  return refuse('invalidInput', shortened(sentence, longestSentence), [], shortened(issue?.path.join('.') ?? '', longestField));
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 2)} …`;
}

import { type Call, contract, type OutputOf, type ParsedOf } from '../../shared/api/contract.ts';
import type { VaultCall } from '../../shared/api/vaultViews.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';
import { invalidInput } from './invalidInput.ts';
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

/** Told of each call that was answered and not refused, before its answer goes out. */
export type AfterCall = <C extends Call>(name: C, input: ParsedOf<C>) => Promise<void>;

/** The only place where outside data becomes a call: known name → parsed input → whether its author may → handler. A throw is a bug: logged, and answered as "internal". */
export function createDispatch(handlers: Handlers | VaultHandlers, log: Log, afterCall: AfterCall = async () => undefined): Dispatch {
  // Each of the two is a part of all handlers; a call of the other part is refused below.
  const known: Partial<HandlersOf<Call>> = handlers;
  const run = async <C extends Call>(name: C, input: unknown): Promise<Result<unknown>> => {
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) return invalidInput(parsed.error);
    const data = parsed.data as ParsedOf<C>;
    const may = permitted(name, data);
    if (!may.ok) return may;
    const handler = known[name];
    if (handler === undefined) return refuse('notNow', 'This data folder was opened with its key at hand, and has no lock here.');
    const answer = await handler(data);
    // What was recorded is recorded: a fault of the log is no refusal.
    if (answer.ok) await afterCall(name, data).catch((error: unknown) => log(`What the access log says of ${name} failed.`, error));
    return answer;
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

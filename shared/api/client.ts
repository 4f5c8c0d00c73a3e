import type { Call, InputOf, OutputOf, PushEvent } from './contract.ts';
import type { Result } from '../domain/result.ts';

/** How a call travels to the core and a push event back. Implemented by each shell. */
export type Carrier = {
  call(name: string, input: unknown): Promise<unknown>;
  /** Returns an unsubscribe function. */
  onEvent(listener: (event: PushEvent) => void): () => void;
};

/** The typed door to the core: one function for every call of the contract. */
export type Client = {
  call<C extends Call>(name: C, input: InputOf<C>): Promise<Result<OutputOf<C>>>;
  onEvent(listener: (event: PushEvent) => void): () => void;
};

/** A client over a carrier. The answer is trusted: it comes from our own core, which made it of the contract's types. */
export function createClient(carrier: Carrier): Client {
  return {
    call: async <C extends Call>(name: C, input: InputOf<C>) => (await carrier.call(name, input)) as Result<OutputOf<C>>,
    onEvent: (listener) => carrier.onEvent(listener),
  };
}

import { z } from 'zod';
import { Actor } from './actor.ts';
import { IsoInstant } from './dates.ts';
import { PathwayId } from './ids.ts';

/** What every event carries: when (UTC), by whom, and under which version of the pathway. */
const Envelope = z.strictObject({ at: IsoInstant, by: Actor, pathwayVersion: PathwayId });
type Envelope = z.infer<typeof Envelope>;

/** The types of event of a stream, each with the shape of its facts. */
export type FactsTable = { readonly [type: string]: z.ZodRawShape };

type Types<Table> = keyof Table & string;
// The type is part of the shape: an empty shape on its own comes out as Record<string, never>, which no fact would fit.
type Shaped<Table extends FactsTable, T extends Types<Table>> = z.output<z.ZodObject<{ type: z.ZodLiteral<T> } & Table[T]>>;

/** A fact before the core adds the envelope. */
export type FactFrom<Table extends FactsTable> = { [T in Types<Table>]: Shaped<Table, T> }[Types<Table>];

/** A fact with its envelope, as it is stored. */
export type EventFrom<Table extends FactsTable> = { [T in Types<Table>]: Shaped<Table, T> & Envelope }[Types<Table>];

function union(table: FactsTable, more: z.ZodRawShape): z.ZodType {
  const [first, ...others] = Object.entries(table).map(([type, shape]) => z.strictObject({ type: z.literal(type), ...shape, ...more }));
  if (first === undefined) throw new Error('A table of events needs at least one type.');
  return z.discriminatedUnion('type', [first, ...others]);
}

/** Parses facts given from outside: unknown types and unknown fields are refused. */
export function factSchema<Table extends FactsTable>(table: Table): z.ZodType<FactFrom<Table>> {
  return union(table, {}) as z.ZodType<FactFrom<Table>>;
}

/** Parses stored events: unknown types and unknown fields are refused. */
export function eventSchema<Table extends FactsTable>(table: Table): z.ZodType<EventFrom<Table>> {
  return union(table, Envelope.shape) as z.ZodType<EventFrom<Table>>;
}

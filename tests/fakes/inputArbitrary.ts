import fc from 'fast-check';
import type { z } from 'zod';

/** Texts and numbers that fields of the contract may hold; each field takes those of them that it allows. */
export type Pool = { readonly texts: readonly string[]; readonly numbers: readonly number[] };

/** Inputs of the shape a schema asks for, with fields out of the pool: most of them parse, none knows what is stored. */
export function inputsOf(schema: z.core.$ZodType, pool: Pool): fc.Arbitrary<unknown> {
  // The classes of the library are all of these; its base type does not say so.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (each: z.core.$ZodType): fc.Arbitrary<unknown> => inputsOf(each, pool);
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]): [string, fc.Arbitrary<unknown>] => [name, inner(field)]);
      const needed = Object.entries(def.shape).flatMap(([name, field]) => (mayBeLeftOut(field) ? [] : [name]));
      return fc.record(Object.fromEntries(fields), { requiredKeys: needed });
    }
    case 'array':
      return fc.array(inner(def.element), { maxLength: 2 });
    case 'union':
      return fc.oneof(...def.options.map(inner));
    case 'nullable':
      return fc.option(inner(def.innerType), { freq: 2 });
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return inner(def.innerType);
    case 'pipe':
      return inner(def.in);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'record':
      return fc.dictionary(fc.constantFrom(...pool.texts), inner(def.valueType), { maxKeys: 2 });
    case 'string':
      return among(schema, pool.texts);
    case 'number':
      return among(schema, pool.numbers);
    default:
      return fc.jsonValue();
  }
}

function mayBeLeftOut(field: z.core.$ZodType): boolean {
  return field._zod.optin === 'optional';
}

function among(schema: z.core.$ZodType, values: readonly (string | number)[]): fc.Arbitrary<unknown> {
  const allowed = values.filter((value) => (schema as z.ZodType).safeParse(value).success); // as above
  return allowed.length === 0 ? fc.constantFrom(...values) : fc.constantFrom(...allowed);
}

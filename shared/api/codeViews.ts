import { z } from 'zod';

/** The two lists of codes that ship. */
export const CodeSystem = z.enum(['icd10', 'morphology']);
export type CodeSystem = z.infer<typeof CodeSystem>;

/** One code of a list with its name in our own words, other words it is found by, and the editions in which it means this. */
export const ListedCode = z.strictObject({
  code: z.string().min(1),
  title: z.string().min(1),
  words: z.array(z.string()),
  editions: z.array(z.enum(['ICD-10', 'ICD-O-3', 'ICD-O-3.1', 'ICD-O-3.2'])).min(1),
});
export type ListedCode = z.infer<typeof ListedCode>;

/** What a list of codes is and where it comes from. */
export const CodeListSource = z.strictObject({ name: z.string(), edition: z.string(), source: z.string(), date: z.iso.date(), unverified: z.array(z.string()) });

/** What a search in a list of codes found, the best first. */
export const CodesFound = z.strictObject({
  list: CodeListSource,
  found: z.array(ListedCode),
  /** How many there are beside those that are answered. */
  more: z.number().int(),
});
export type CodesFound = z.infer<typeof CodesFound>;

import { z } from 'zod';
import { FactName } from '../domain/tumour.ts';
import { Enforcement } from './pathway.ts';

/** What a rule speaks of; also where on the screen it is shown. */
export const Topic = z.enum([
  'scope',
  'diagnosis',
  'discussion',
  'pathologyReview',
  'surgerySite',
  'surgeons',
  'crossSite',
  'radiotherapySite',
  'radiotherapyPractitioners',
  'systemicPractitioners',
  'urgent',
  'youngAdult',
  'plan',
]);
export type Topic = z.infer<typeof Topic>;

/** Something a rule says of a case: in a sentence, with the clauses it rests on and how they are held. */
export const Statement = z.strictObject({
  topic: Topic,
  holds: Enforcement,
  text: z.string().min(1),
  clauses: z.array(z.string()).min(1),
  /** Facts nobody recorded yet on which this depends. */
  missing: z.array(FactName),
});
export type Statement = z.infer<typeof Statement>;

/** A site the pathway proposes. It is provisional while a fact that could change it is missing. */
export const Proposal = z.strictObject({ ...Statement.shape, site: z.string().min(1), provisional: z.boolean() });
export type Proposal = z.infer<typeof Proposal>;

/** What stands in the way of a step, and by which clause; no clause where the step only is incomplete. */
export const Block = z.strictObject({
  topic: Topic,
  text: z.string().min(1),
  clauses: z.array(z.string()),
  missing: z.array(FactName),
});
export type Block = z.infer<typeof Block>;

/** What the pathway says of a set of facts. */
export const RulesAnswer = z.strictObject({
  pathwayVersion: z.string(),
  /** Where the facts lead: on along this pathway or out of it. */
  scope: z.strictObject({
    to: z.enum(['pathway', 'childrensPathway', 'msccPathway', 'otherService', 'discharge', 'undecided']),
    text: z.string(),
    clauses: z.array(z.string()),
    missing: z.array(FactName),
  }),
  proposals: z.array(Proposal),
  statements: z.array(Statement),
  /** Steps the facts alone already hold back, such as an unconditional treatment without pathology review. */
  blocks: z.array(Block),
  /** Facts that are missing, each with the topics that wait for it. */
  missing: z.array(z.strictObject({ fact: FactName, topics: z.array(Topic), clauses: z.array(z.string()) })),
});
export type RulesAnswer = z.infer<typeof RulesAnswer>;

/** One step of the pathway strip. */
export const StripStep = z.strictObject({
  id: z.string(),
  name: z.string(),
  position: z.enum(['done', 'here', 'ahead', 'exit']),
  clauses: z.array(z.string()),
});
export type StripStep = z.infer<typeof StripStep>;

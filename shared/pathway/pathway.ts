import { z } from 'zod';
import { Role } from '../domain/actor.ts';
import { IsoDate } from '../domain/dates.ts';
import { PathwayId } from '../domain/ids.ts';
import { refuse, type Result } from '../domain/result.ts';
import { Site } from '../domain/site.ts';

/** The modal verb of a clause. It decides how the product holds it (D1). */
export const ModalVerb = z.enum(['must', 'willOnly', 'should', 'can', 'is']);
export type ModalVerb = z.infer<typeof ModalVerb>;

/** How a clause is held: it blocks the sign-off, it is a default with a reasoned override, or it only informs. */
export const Enforcement = z.enum(['blocks', 'default', 'informs']);
export type Enforcement = z.infer<typeof Enforcement>;

/** What a modal verb asks of the product (D1). */
export function enforcementOf(verb: ModalVerb): Enforcement {
  const table: Record<ModalVerb, Enforcement> = { must: 'blocks', willOnly: 'blocks', should: 'default', can: 'informs', is: 'informs' };
  return table[verb];
}

/** One sentence of the network's document in our own words, with the modal verb kept and a pointer to where it stands. */
export const Clause = z.strictObject({
  id: z.string().regex(/^[A-Z][0-9]+[a-d]?$/),
  section: z.string().min(1),
  /** Number of the bullet or line in its section, from 1; null where the section is one paragraph. */
  bullet: z.number().int().min(1).nullable(),
  verb: ModalVerb,
  statement: z.string().min(1),
});
export type Clause = z.infer<typeof Clause>;

/** What the document says of itself. */
export const PathwayDocument = z.strictObject({
  id: PathwayId,
  title: z.string().min(1),
  version: z.number().int().min(1),
  issuedBy: z.string().min(1),
  approvedOn: IsoDate,
  /** Month in which the document asks to be reviewed, "YYYY-MM". */
  reviewDue: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  source: z.string().min(1),
  /** What had to be reconstructed, in words. */
  reconstruction: z.string().min(1),
  contacts: z.array(z.strictObject({ service: z.string(), telephone: z.string() })),
});
export type PathwayDocument = z.infer<typeof PathwayDocument>;

/** The figures and defaults of the rules. Those the document does not give are local settings and listed as unverified. */
export const RuleParameters = z.strictObject({
  /** Younger than this on the day of referral goes to the children's pathway (C2, D7). */
  childUnderAge: z.number().int().min(0).max(30),
  /** Last age at which the teenage and young adult prompt is shown (D7). */
  youngAdultUntilAge: z.number().int().min(0).max(40),
  diagnosisSite: z.string(),
  surgerySite: z.string(),
  craniocervicalSurgerySite: z.string(),
  /** The only alternative centre the document names (K3). */
  namedAlternativeSite: z.string(),
  radiotherapySite: z.string(),
  /** The two centres whose surgeons should be supported to attend either (K5). */
  crossSiteCentres: z.array(z.string()),
  /** One role of each list has to be present (D13). */
  quorum: z.array(z.array(Role).min(1)),
  unverified: z.array(z.string()),
});
export type RuleParameters = z.infer<typeof RuleParameters>;

/** One version of the pathway as data: the document, its clauses, its sites and the figures of its rules. */
export type Pathway = {
  readonly id: PathwayId;
  readonly document: PathwayDocument;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly rules: RuleParameters;
};

/** The four parts of a version, a file each in its folder. */
export const pathwayParts = {
  'document.json': PathwayDocument,
  'clauses.json': z.array(Clause).min(1),
  'sites.json': z.array(Site).min(1),
  'rules.json': RuleParameters,
} as const;

/** What the four files of a version hold. */
export type PathwayParts = { readonly [File in keyof typeof pathwayParts]: z.output<(typeof pathwayParts)[File]> };

/** A version put together of its parts. Refuses two entries of one id, and a rule that names a site which is not listed. */
export function pathwayOfParts(parts: PathwayParts): Result<Pathway> {
  const { 'document.json': document, 'clauses.json': clauses, 'sites.json': sites, 'rules.json': rules } = parts;
  const pathway: Pathway = {
    id: document.id,
    document,
    clauses: new Map(clauses.map((clause) => [clause.id, clause])),
    sites: new Map(sites.map((site) => [site.id, site])),
    rules,
  };
  const fault = inconsistency(pathway, clauses.length, sites.length);
  return fault === null ? { ok: true, value: pathway } : refuse('unknownPathway', `The pathway "${pathway.id}" is not sound: ${fault}.`);
}

function inconsistency({ id, document, clauses, sites, rules }: Pathway, clauseCount: number, siteCount: number): string | null {
  if (clauses.size < clauseCount) return 'clauses.json lists a clause id twice';
  if (sites.size < siteCount) return 'sites.json lists a site id twice';
  if (!id.endsWith(`-v${document.version}`)) return `document.json calls itself "${id}" and version ${document.version}`;
  const uncited = citedClauses.find((clause) => !clauses.has(clause));
  if (uncited !== undefined) return `clauses.json lacks the clause ${uncited}, on which a rule of this program rests`;
  const named = [rules.diagnosisSite, rules.surgerySite, rules.craniocervicalSurgerySite, rules.namedAlternativeSite, rules.radiotherapySite, ...rules.crossSiteCentres];
  const unknown = named.find((site) => !sites.has(site));
  return unknown === undefined ? null : `rules.json names the site "${unknown}", which sites.json does not list`;
}

/** The clauses that rules, states and transitions of this program cite: a version without one of them cannot be run. */
const citedClauses = 'D2 D4 I1 K1a K1b K2a K2b K2c K2d K3 K4 K5 K6 K7 P1 P2 P3 P4 P5 P6a P6b F3 C1 C2 C3 C6'.split(' ');

/** Whether the document's own review month has passed on that day (D10). */
export function reviewIsOverdue(document: PathwayDocument, day: IsoDate): boolean {
  return day.slice(0, 7) > document.reviewDue;
}

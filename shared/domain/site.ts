import { z } from 'zod';

/** The kinds of treatment for which a practitioner is designated (K6, C6). */
export const Modality = z.enum(['surgery', 'radiotherapy', 'systemic']);
export type Modality = z.infer<typeof Modality>;

/** A hospital site of the pathway and what it offers; marks what the network has not confirmed. */
export const Site = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,8}$/),
  name: z.string().min(1),
  shortName: z.string().min(1),
  trust: z.string().min(1),
  offers: z.array(z.enum(['diagnosis', 'surgery', 'radiotherapy', 'systemic'])),
  /** Organisation Data Service code of the site; null until somebody who knows it enters it. */
  odsCode: z.string().nullable(),
  /** What is not confirmed, in words; empty where all is. */
  unverified: z.array(z.string()),
});
export type Site = z.infer<typeof Site>;

/** A chosen place of treatment: a site of the pathway, or "other" with the place's name in words. */
export const SiteChoice = z.strictObject({
  id: z.string().regex(/^([A-Z]{2,8}|other)$/, 'is not a site'),
  name: z.string().trim().min(1, 'needs the name of the place').max(120),
});
export type SiteChoice = z.infer<typeof SiteChoice>;

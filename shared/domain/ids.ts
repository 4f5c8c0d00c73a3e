import { z } from 'zod';

const pattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;

/** Names one case for ever. Random; holds nothing of the patient. */
export const CaseId = z.string().regex(pattern, 'is not the id of a case');
export type CaseId = z.infer<typeof CaseId>;

/** Names one meeting for ever. */
export const MeetingId = z.string().regex(pattern, 'is not the id of a meeting');
export type MeetingId = z.infer<typeof MeetingId>;

/** Names one practitioner of the directory. */
export const PractitionerId = z.string().regex(pattern, 'is not the id of a practitioner');
export type PractitionerId = z.infer<typeof PractitionerId>;

/** Names one cross-site arrangement within its case. */
export const ArrangementId = z.string().regex(pattern, 'is not the id of an arrangement');
export type ArrangementId = z.infer<typeof ArrangementId>;

/** Names one recurring meeting. */
export const SeriesId = z.string().regex(pattern, 'is not the id of a recurring meeting');
export type SeriesId = z.infer<typeof SeriesId>;

/** Names one action within its case. */
export const ActionId = z.string().regex(pattern, 'is not the id of an action');
export type ActionId = z.infer<typeof ActionId>;

/** Names one version of the pathway, as its folder under resources/pathway is named. */
export const PathwayId = z.string().regex(/^[a-z0-9-]+-v[0-9]+$/, 'is not the id of a pathway version');
export type PathwayId = z.infer<typeof PathwayId>;

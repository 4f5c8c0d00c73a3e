import { z } from 'zod';
import { CaseId } from '../domain/ids.ts';
import { IsoDate } from '../domain/dates.ts';
import { PathwayDocument } from '../pathway/pathway.ts';

const place = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };

/** A sentence with the clauses it rests on. */
const Cited = z.strictObject({ text: z.string(), clauses: z.array(z.string()) });

/** Where a case stands to a state; null on the map of the machine alone. */
export const MapPosition = z.enum(['here', 'visited', 'ahead']).nullable();
export type MapPosition = z.infer<typeof MapPosition>;

/** A state on the drawing. Its texts are broken into lines; nothing is left to measure. */
export const MapStateView = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['step', 'stage', 'parallel']),
  ...place,
  lines: z.array(z.string()),
  clauses: z.array(z.string()),
  /** What may be recorded there without leaving it. */
  stays: z.array(z.string()),
  position: MapPosition,
  /** The position as the drawing writes it, with the day: "✓ 12 Nov 2026"; empty where there is none. */
  mark: z.string(),
});
export type MapStateView = z.infer<typeof MapStateView>;

/** A line of the drawing. `path` and `arrow` are SVG's own: the data of a path, and the points of a polygon. */
export const MapEdgeView = z.strictObject({
  id: z.string(),
  /** What it is, in a sentence. */
  text: z.string(),
  path: z.string(),
  arrow: z.string(),
  label: z.strictObject({ ...place, lines: z.array(z.string()) }),
  clauses: z.array(z.string()),
  /** The case moves on by itself here, as soon as what the label says holds. */
  automatic: z.boolean(),
  taken: z.boolean(),
  now: z.enum(['open', 'blocked']).nullable(),
  /** What stands in the way. */
  blocks: z.array(Cited),
});
export type MapEdgeView = z.infer<typeof MapEdgeView>;

/** One entry of the list beside the drawing: what it says, when it was, and what belongs to it. */
const MapLine = z.strictObject({ ...Cited.shape, on: IsoDate.nullable(), details: z.array(Cited) });
export type MapLine = z.infer<typeof MapLine>;

/** The pathway's machine as a drawing and as a list that says the same, with a case laid on it where one was asked for. */
export const MapView = z.strictObject({
  /** Null for the machine alone. */
  caseId: CaseId.nullable(),
  document: PathwayDocument,
  reviewOverdue: z.boolean(),
  today: IsoDate,
  width: z.number(),
  height: z.number(),
  states: z.array(MapStateView),
  edges: z.array(MapEdgeView),
  /** The same as the drawing, to be read. */
  list: z.array(z.strictObject({ heading: z.string(), none: z.string(), lines: z.array(MapLine) })),
  /** What is not drawn. */
  leftOut: z.array(z.string()),
});
export type MapView = z.infer<typeof MapView>;

import type { MapEdgeView, MapLine, MapPosition, MapStateView, MapView } from '../../../shared/api/mapView.ts';
import { type IsoDate, type IsoInstant, londonDay, plainDay } from '../../../shared/domain/dates.ts';
import type { CaseMap, MapNext, MapVisit } from '../../../shared/pathway/caseMap.ts';
import { guardWords, isAside, isWithin, leadsOut, type MachineMap, type MapTransition } from '../../../shared/pathway/map.ts';
import { type Pathway, reviewIsOverdue } from '../../../shared/pathway/pathway.ts';
import { arrowOf, pathOf } from './edgePath.ts';
import type { Layout, PlacedEdge, PlacedState } from './layout.ts';

/** A case that is laid on the map. */
export type MappedCase = { readonly caseId: string; readonly way: CaseMap };

/** The laid-out machine as the screen and the export show it, with a case on it or alone. */
export function mapView(map: MachineMap, layout: Layout, pathway: Pathway, today: IsoDate, mapped: MappedCase | null): MapView {
  const way = mapped?.way ?? null;
  return {
    caseId: mapped?.caseId ?? null,
    document: pathway.document,
    reviewOverdue: reviewIsOverdue(pathway.document, today),
    today,
    width: layout.width,
    height: layout.height,
    states: layout.states.map((state) => stateView(state, way)),
    edges: layout.edges.map((edge) => edgeView(map, edge, way)),
    list: way === null ? machineList(map) : caseList(map, way),
    leftOut: [...map.leftOut],
  };
}

function stateView({ id, name, kind, x, y, width, height, lines, clauses, stays }: PlacedState, way: CaseMap | null): MapStateView {
  const position = positionOf(id, way);
  const last = way?.visits.findLast(({ state }) => state === id);
  const day = last === undefined ? '' : dayOf(last.at);
  const mark = position === 'here' ? `● since ${day}` : position === 'visited' ? `✓ ${day}` : '';
  return { id, name, kind, x, y, width, height, lines: [...lines], clauses: [...clauses], stays: [...stays], position, mark };
}

function positionOf(id: string, way: CaseMap | null): MapPosition {
  if (way === null) return null;
  if (way.here.includes(id)) return 'here';
  return way.visits.some(({ state }) => state === id) ? 'visited' : 'ahead';
}

function edgeView(map: MachineMap, { id, from, to, transitions, automatic, points, label }: PlacedEdge, way: CaseMap | null): MapEdgeView {
  const has = ({ transition }: MapNext): boolean => transitions.some((each) => each.id === transition.id);
  const open = way?.open.some(has) ?? false;
  const blocked = way?.blocked.filter(has) ?? [];
  const names = [...new Set(transitions.map(({ name }) => name))].join(', ');
  return {
    id,
    text: `From “${stateWords(map, from)}” to “${stateWords(map, to)}”${automatic ? ', by itself as soon as' : ''}: ${names}`,
    path: pathOf(points),
    arrow: arrowOf(points),
    label: { ...label, lines: [...label.lines] },
    clauses: [...new Set(transitions.flatMap(({ clauses }) => clauses))],
    automatic,
    taken: way?.taken.some(({ transition }) => transitions.some((each) => each.id === transition)) ?? false,
    now: open ? 'open' : blocked.length > 0 ? 'blocked' : null,
    blocks: open ? [] : blocked.flatMap(blocksOf),
  };
}

function blocksOf({ blocks }: MapNext): { text: string; clauses: string[] }[] {
  return blocks.map(({ text, clauses }) => ({ text, clauses: [...clauses] }));
}

/** A state's name, with the part of the plan it belongs to. */
function stateWords({ states }: MachineMap, id: string): string {
  const state = states.find((each) => each.id === id);
  const outer = states.find((each) => each.id === state?.parent);
  const inParallel = states.find((each) => each.id === outer?.parent)?.kind === 'parallel';
  return inParallel && outer ? `${outer.name}: ${state?.name ?? id}` : (state?.name ?? id);
}

/** The machine alone as a list: every state, where it leads, and what may be recorded there. */
function machineList(map: MachineMap): MapView['list'] {
  const lines = map.states.map(({ id, clauses }): MapLine => {
    const own = map.transitions.filter(({ from }) => from === id);
    const out = own.filter(leadsOut).map((transition) => ({ text: transitionWords(map, transition), clauses: [...transition.clauses] }));
    return { text: stateWords(map, id), clauses: [...clauses], on: null, details: [...out, ...stayLine(own.filter((each) => !leadsOut(each) && !isAside(each)))] };
  });
  return [{ heading: 'The steps and where they lead', none: '', lines }];
}

function caseList(map: MachineMap, { visits, here, open, blocked }: CaseMap): MapView['list'] {
  const byVersion = new Map<number, MapVisit[]>();
  for (const visit of visits) byVersion.set(visit.version, [...(byVersion.get(visit.version) ?? []), visit]);
  const line = (next: MapNext, details: MapLine['details']): MapLine => ({ text: transitionWords(map, next.transition), clauses: [...next.transition.clauses], on: null, details });
  const leaving = open.filter(({ transition }) => leadsOut(transition));
  const staying = stayLine(open.filter(({ transition }) => !leadsOut(transition)).map(({ transition }) => transition));
  return [
    { heading: 'The way so far', none: '', lines: [...byVersion.values()].map((entered) => visitLine(map, entered)) },
    { heading: 'Where it is', none: '', lines: innermost(map, here).map((id) => ({ text: stateWords(map, id), clauses: [...clausesOf(map, id)], on: lastDay(visits, id), details: [] })) },
    { heading: 'Open now', none: 'No step leads on from here now.', lines: [...leaving.map((next) => line(next, [])), ...staying.map((each): MapLine => ({ ...each, on: null, details: [] }))] },
    { heading: 'Blocked, and by what', none: 'Nothing stands in the way of a step.', lines: blocked.map((next) => line(next, blocksOf(next))) },
  ];
}

function visitLine(map: MachineMap, visits: readonly MapVisit[]): MapLine {
  const [{ by, at } = { by: '', at: '' }] = visits;
  const held = innermost(map, visits.filter(({ passed }) => !passed).map(({ state }) => state));
  return { text: `${sentenceCase(by)}: ${held.map((id) => stateWords(map, id)).join('; ')}`, clauses: [], on: londonDay(at), details: [] };
}

/** The states of a list in which none of the others lies, in the machine's order. */
function innermost({ states }: MachineMap, ids: readonly string[]): string[] {
  return states.map(({ id }) => id).filter((id) => ids.includes(id) && !ids.some((other) => isWithin(other, id)));
}

function clausesOf({ states }: MachineMap, id: string): readonly string[] {
  return states.find((state) => state.id === id)?.clauses ?? [];
}

function lastDay(visits: readonly MapVisit[], id: string): IsoDate | null {
  const last = visits.findLast(({ state }) => state === id);
  return last === undefined ? null : londonDay(last.at);
}

function transitionWords(map: MachineMap, { event, from, to, name, guard }: MapTransition): string {
  const target = stateWords(map, to);
  // A guard that only asks the rules, or that repeats where the step leads, says nothing more.
  const when = guard === null || guard === 'unblocked' || guard.startsWith('to') ? '' : ` (${guardWords(guard)})`;
  return event === null ? `From “${stateWords(map, from)}” on to “${target}”, as soon as this holds: ${name}` : `${sentenceCase(name)}${when}: to “${target}”`;
}

function stayLine(transitions: readonly MapTransition[]): { text: string; clauses: string[] }[] {
  const names = [...new Set(transitions.map(({ name }) => name))];
  return names.length === 0 ? [] : [{ text: `May be recorded without leaving: ${names.join(', ')}`, clauses: [] }];
}

function sentenceCase(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function dayOf(at: IsoInstant): string {
  return plainDay(londonDay(at));
}

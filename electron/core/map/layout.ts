import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { isAside, isWithin, leadsOut, type MachineMap, type MapEdge, type MapState } from '../../../shared/pathway/map.ts';
import { textWidth, wrapped } from './text.ts';

/** Sizes of the drawing's letters, in its own units. */
export const sizes = { name: 15, note: 12, label: 12, line: 1.3, margin: 10 } as const;

/** A state with its place on the drawing; its texts are broken into lines already. */
export type PlacedState = MapState & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** What may be recorded there without leaving it. */
  readonly stays: readonly string[];
};

/** A line of the drawing: its corners from start to end, and where its label stands. */
export type PlacedEdge = MapEdge & {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly lines: readonly string[] };
};

/** The machine laid out. */
export type Layout = { readonly width: number; readonly height: number; readonly states: readonly PlacedState[]; readonly edges: readonly PlacedEdge[] };

const stepWidth = 148;
const stageWidth = 240;
const edgeWidth = 104;
/** Room before a label's words for the sign of an open or a blocked step. */
export const signWidth = 16;

/** Downwards, as the steps are declared; every line runs at right angles and keeps its label beside it. */
const whole = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=20,left=20,bottom=20,right=20]',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
} as const;

/** A stage that no line enters is laid out by itself, from top to bottom. */
const apart = { ...whole, 'elk.direction': 'DOWN', 'elk.hierarchyHandling': 'SEPARATE_CHILDREN', 'elk.separateConnectedComponents': 'false' } as const;

/** Lays a machine out with the Eclipse Layout Kernel. The same machine gives the same drawing. */
export async function layOut(map: MachineMap): Promise<Layout> {
  // Loaded when the first map is asked for: a start that shows none need not read it.
  const { default: { default: Kernel } } = await import('elkjs/lib/elk.bundled.js');
  const boxes = new Map(map.states.map((state) => [state.id, boxOf(map, state)]));
  const graph: ElkNode = {
    id: '',
    layoutOptions: whole,
    children: children(map, boxes, null),
    edges: map.edges.map((edge) => edgeOf(map, edge)),
  };
  const placed = await new Kernel().layout(graph);
  const nodes = new Map(descendants(placed).map((node) => [node.id, node]));
  const lines = new Map((placed.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    states: map.states.map((state) => {
      const { x = 0, y = 0, width = 0, height = 0 } = nodes.get(state.id) ?? {};
      return { ...state, x, y, width, height, lines: boxes.get(state.id)?.lines ?? [], stays: boxes.get(state.id)?.stays ?? [] };
    }),
    edges: map.edges.map((edge) => placedEdge(edge, lines.get(edge.id))),
  };
}

type Box = { readonly lines: string[]; readonly stays: string[]; readonly width: number; readonly height: number };

/** The texts of a state and the room they take, without what lies in it: its name, its clauses, and a foot for counts and marks. */
function boxOf(map: MachineMap, state: MapState): Box {
  const outer = map.states.find(({ id }) => id === state.parent)?.name ?? '';
  const shown = state.name.startsWith(`${outer}: `) ? state.name.slice(outer.length + 2) : state.name;
  const lines = wrapped(shown, sizes.name, state.kind === 'step' ? stepWidth : stageWidth, true);
  const stays = [...new Set(map.transitions.filter((each) => each.from === state.id && !leadsOut(each) && !isAside(each)).map(({ name }) => name))];
  const widest = Math.max(stepWidth, ...lines.map((line) => textWidth(line, sizes.name, true)), textWidth(state.clauses.join(' '), sizes.note));
  const height = lines.length * sizes.name * sizes.line + 2 * sizes.note * sizes.line + 2 * sizes.margin;
  return { lines, stays, width: widest + 2 * sizes.margin, height };
}

function children(map: MachineMap, boxes: ReadonlyMap<string, Box>, parent: string | null): ElkNode[] {
  return map.states
    .filter((state) => state.parent === parent)
    .map(({ id, kind }) => {
      const { width = 0, height = 0 } = boxes.get(id) ?? {};
      if (kind === 'step') return { id, width, height };
      return {
        id,
        layoutOptions: { ...(crossed(map, id) ? {} : apart), 'elk.padding': `[top=${height + 14},left=18,bottom=18,right=18]`, 'elk.nodeSize.constraints': 'MINIMUM_SIZE', 'elk.nodeSize.minimum': `(${width},${height})` },
        children: children(map, boxes, id),
      };
    });
}

/** Whether a line leads from outside to something in the stage: then both are laid out together. */
function crossed({ edges }: MachineMap, stage: string): boolean {
  return edges.some(({ from, to }) => isWithin(from, stage) !== isWithin(to, stage));
}

function edgeOf({ states }: MachineMap, { id, from, to, transitions }: MapEdge): ElkExtendedEdge {
  const onward = states.findIndex((state) => state.id === from) < states.findIndex((state) => state.id === to);
  const lines = labelLines(transitions);
  const width = Math.max(...lines.map((line) => textWidth(line, sizes.label))) + signWidth + 6;
  return {
    id,
    sources: [from],
    targets: [to],
    layoutOptions: { 'elk.layered.priority.direction': onward ? '10' : '0' },
    labels: [{ text: lines.join('\n'), width, height: lines.length * sizes.label * sizes.line + 4 }],
  };
}

function labelLines(transitions: MapEdge['transitions']): string[] {
  return [...new Set(transitions.map(({ name }) => name))].flatMap((name) => wrapped(name, sizes.label, edgeWidth));
}

function descendants(node: ElkNode): ElkNode[] {
  return (node.children ?? []).flatMap((child) => [child, ...descendants(child)]);
}

function placedEdge(edge: MapEdge, line: ElkExtendedEdge | undefined): PlacedEdge {
  const sections = line?.sections ?? [];
  const [{ x = 0, y = 0, width = 0, height = 0 } = {}] = line?.labels ?? [];
  return { ...edge, points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]), label: { x, y, width, height, lines: labelLines(edge.transitions) } };
}

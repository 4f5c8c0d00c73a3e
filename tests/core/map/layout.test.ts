import { describe, expect, it } from 'vitest';
import { type Layout, layOut, type PlacedState } from '../../../electron/core/map/layout.ts';
import { machineMap } from '../../../shared/pathway/map.ts';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const map = machineMap();
const layout = await layOut(map);

const overlap = (one: Box, other: Box): boolean => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
const inside = (inner: Box, outer: Box): boolean => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const pairs = <T>(all: readonly T[]): (readonly [T, T])[] => all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
const within = (one: PlacedState, other: PlacedState): boolean => one.id.startsWith(`${other.id}.`) || other.id.startsWith(`${one.id}.`);

describe('the drawing of the machine', () => {
  it('is the same every time', async () => {
    const again: Layout = await layOut(map);
    expect(again).toEqual(layout);
  });

  it('gives a place to every state and every line of the map', () => {
    expect(layout.states.map(({ id }) => id)).toEqual(map.states.map(({ id }) => id));
    expect(layout.edges.map(({ id }) => id)).toEqual(map.edges.map(({ id }) => id));
    expect(layout.edges.filter(({ points }) => points.length < 2)).toEqual([]);
  });

  it('lays each state inside the one it belongs to, and no two others over each other', () => {
    const byId = new Map(layout.states.map((state) => [state.id, state]));
    const strays = layout.states.filter((state) => !inside(state, state.parent === null ? { x: 0, y: 0, ...layout } : byId.get(state.parent)!));
    expect(strays.map(({ id }) => id)).toEqual([]);
    expect(pairs(layout.states).filter(([one, other]) => !within(one, other) && overlap(one, other)).map(([one, other]) => `${one.id} ${other.id}`)).toEqual([]);
  });

  it('lets no label lie over another one or over a step', () => {
    const labels = layout.edges.map(({ id, label }) => ({ id, ...label }));
    expect(pairs(labels).filter(([one, other]) => overlap(one, other)).map(([one, other]) => `${one.id} ${other.id}`)).toEqual([]);
    const steps = layout.states.filter(({ kind }) => kind === 'step');
    expect(labels.flatMap((label) => steps.filter((step) => overlap(label, step)).map((step) => `${label.id} ${step.id}`))).toEqual([]);
  });

  it('runs every line at right angles, from the edge of one state to the edge of the other', () => {
    const byId = new Map(layout.states.map((state) => [state.id, state]));
    const onBorder = ({ x, y }: { x: number; y: number }, box: Box): boolean => {
      const near = (one: number, other: number): boolean => Math.abs(one - other) < 1.5;
      const across = x > box.x - 1.5 && x < box.x + box.width + 1.5;
      const along = y > box.y - 1.5 && y < box.y + box.height + 1.5;
      return (across && (near(y, box.y) || near(y, box.y + box.height))) || (along && (near(x, box.x) || near(x, box.x + box.width)));
    };
    for (const { id, from, to, points } of layout.edges) {
      expect([id, points.slice(1).every((point, index) => Math.abs(point.x - points[index]!.x) < 0.01 || Math.abs(point.y - points[index]!.y) < 0.01)]).toEqual([id, true]);
      expect([id, onBorder(points[0]!, byId.get(from)!), onBorder(points.at(-1)!, byId.get(to)!)]).toEqual([id, true, true]);
    }
  });

  it('reads downwards: work-up before its review, planning before the agreement, the agreement before treatment and close', () => {
    const top = (id: string): number => layout.states.find((state) => state.id === id)!.y;
    const way = ['referral', 'diagnosis.workup', 'diagnosis.pathologyReview', 'awaitingMdt', 'discussion', 'planning', 'agreed', 'delivery', 'followUp', 'closed'].map(top);
    expect(way).toEqual(way.toSorted((one, other) => one - other));
    const across = ['planning.surgery', 'planning.radiotherapy', 'planning.systemic'].map((id) => layout.states.find((state) => state.id === id)!.x);
    expect(across).toEqual(across.toSorted((one, other) => one - other));
  });
});

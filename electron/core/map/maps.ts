import type { ExportedFile } from '../../../shared/api/views.ts';
import type { MapView } from '../../../shared/api/mapView.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { caseMap } from '../../../shared/pathway/caseMap.ts';
import { type MachineMap, machineMap } from '../../../shared/pathway/map.ts';
import { pathwayOf, recordOf } from '../../../shared/pathway/replay.ts';
import type { Cases } from '../cases/cases.ts';
import type { Pathways } from '../pathways/loadPathways.ts';
import type { Clock } from '../ports.ts';
import { type Layout, layOut } from './layout.ts';
import { mapView } from './mapView.ts';
import { mapSvg } from './svg.ts';

type MapsNeed = { readonly cases: Pick<Cases, 'load'>; readonly pathways: Pathways; readonly clock: Clock };

/** The map of the pathway's machine, with a case on it or alone. */
export type Maps = {
  /** Null for the machine alone, under the pathway in force. Refuses what reading a case refuses. */
  view(caseId: string | null): Promise<Result<MapView>>;
  /** The same drawing as a file. It names no patient unless `named`. */
  file(caseId: string | null, named: boolean): Promise<Result<ExportedFile>>;
};

/** Draws maps on demand. The machine is laid out once: no version of the pathway and no case changes its shape. */
export function createMaps({ cases, pathways, clock }: MapsNeed): Maps {
  let drawn: Promise<{ map: MachineMap; layout: Layout }> | null = null;
  const drawing = (): Promise<{ map: MachineMap; layout: Layout }> => {
    const map = machineMap();
    drawn ??= layOut(map).then((layout) => ({ map, layout }));
    return drawn;
  };

  const view = async (caseId: string | null): Promise<Result<{ view: MapView; patient: string }>> => {
    const { map, layout } = await drawing();
    const today = londonDay(clock().toISOString());
    if (caseId === null) return ok({ view: mapView(map, layout, pathways.current, today, null), patient: '' });
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const { state, events } = loaded.value;
    const way = caseMap(map, pathways.all, events, today);
    if (!way.ok) return way;
    const { familyName, givenName, hospitalNumber } = recordOf(state).details.patient;
    return ok({ view: mapView(map, layout, pathwayOf(state), today, { caseId, way: way.value }), patient: `${familyName}, ${givenName} (${hospitalNumber})` });
  };

  return {
    view: async (caseId) => {
      const seen = await view(caseId);
      return seen.ok ? ok(seen.value.view) : seen;
    },
    file: async (caseId, named) => {
      const seen = await view(caseId);
      if (!seen.ok) return seen;
      const svg = mapSvg(seen.value.view, named ? seen.value.patient : null);
      return ok({ fileName: `${caseId === null ? 'pathway' : 'case'}-map-${seen.value.view.today}.svg`, mediaType: 'image/svg+xml', base64: Buffer.from(svg).toString('base64') });
    },
  };
}

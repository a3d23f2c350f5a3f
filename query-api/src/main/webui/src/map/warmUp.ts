import type { AddLayerObject, Map as MapLibre } from "maplibre-gl";
import type { LngLat } from "./MapCanvas";
import { collection, line, point } from "./shapes";
import { isThere } from "./sources";

const SOURCE = "warm-up";
const FAR_DEGREES = 0.001;
/** Less than a screen can show, and more than nothing: what is drawn with nothing is not drawn. */
const UNSEEN = 0.003;
const OPACITIES: Record<string, string[]> = {
  circle: ["circle-opacity", "circle-stroke-opacity"], symbol: ["icon-opacity", "text-opacity"], line: ["line-opacity"],
};
const warm = new WeakSet<MapLibre>();

/**
 * Draws each of these layers once where the map looks, unseen, one after the other whenever the map has come to rest. Its programs
 * are made by the first drawing, which waits for the graphics card: without this in the moment in which the first group or the
 * first call for help appears, with everything else on the screen still to be drawn.
 */
export function warmUp(map: MapLibre, layers: string[], [lon, lat]: LngLat): void {
  if (warm.has(map)) {
    return;
  }
  warm.add(map);
  const way: LngLat[] = [[lon, lat], [lon + FAR_DEGREES, lat]];
  const properties = { point_count: 4, point_count_abbreviated: "4", driving: 4, standing: 0, state: "driving", heading: 0, id: "." };
  map.addSource(SOURCE, { type: "geojson", lineMetrics: true, data: collection([point([lon, lat], properties), ...line(way)]) });
  const next = ([id, ...others]: string[]) => {
    // The map may have been taken away meanwhile, with all that is on it.
    if (!isThere(map) || (id && !map.getLayer(id))) {
      return;
    }
    if (!id) {
      map.removeSource(SOURCE);
      return;
    }
    map.addLayer(unseen(map, id));
    map.once("idle", () => {
      if (isThere(map) && map.getLayer(SOURCE)) {
        map.removeLayer(SOURCE);
      }
      next(others);
    });
  };
  next(layers);
}

/** That layer over the warm-up's source, at every zoom. */
function unseen(map: MapLibre, id: string): AddLayerObject {
  const { filter: _, minzoom: __, ...layer } = map.getLayer(id)!.serialize() as AddLayerObject & { filter?: unknown; minzoom?: number };
  const paint = Object.fromEntries((OPACITIES[layer.type] ?? []).map((name) => [name, UNSEEN]));
  return { ...layer, id: SOURCE, source: SOURCE, paint: { ...(layer as { paint?: object }).paint, ...paint } } as AddLayerObject;
}

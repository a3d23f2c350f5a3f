import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";

/** Whether the page the map was on is still shown; a map that was taken away has no sources to ask for. */
export function isThere(map: MapLibre): boolean {
  return Boolean(map.style);
}

/** Gives a source what it shows, unless the map or the source was taken away while that was on its way. */
export function setData(map: MapLibre, source: string, data: Feature | FeatureCollection): void {
  if (isThere(map)) {
    (map.getSource(source) as GeoJSONSource | undefined)?.setData(data);
  }
}

import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { STATE_COLOURS } from "./colours";
import { isThere } from "./sources";

/** Up to so many vehicles each is shown by itself at every zoom. */
const MANY = 200;
const NEAREST_ZOOM = 11;
const counted = (state: string): ExpressionSpecification => ["+", ["case", ["==", ["get", "state"], state], 1, 0]];

/** How the source of vehicles puts together what lies close: with the numbers in each state. */
export const CLUSTERING = {
  cluster: true,
  clusterRadius: 44,
  clusterMaxZoom: NEAREST_ZOOM,
  clusterMinPoints: 4,
  clusterProperties: { driving: counted("driving"), standing: counted("standing") },
} as const;

/** Groups have the colour of what most of their vehicles do, and their number. */
export function addClusters(map: MapLibre, source: string, font: string[]): void {
  map.addLayer({
    id: "groups",
    type: "circle",
    source,
    filter: ["has", "point_count"],
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0.6, 12, 2, 18, 4, 32],
      "circle-color": [
        "case",
        [">=", ["*", 2, ["get", "driving"]], ["get", "point_count"]], STATE_COLOURS.driving,
        [">=", ["*", 2, ["get", "standing"]], ["get", "point_count"]], STATE_COLOURS.standing,
        STATE_COLOURS.offline,
      ],
      "circle-stroke-color": "#0b1220",
      "circle-stroke-width": 2,
    },
  });
  map.addLayer({
    id: "group-numbers",
    type: "symbol",
    source,
    filter: ["has", "point_count"],
    layout: {
      "text-field": ["get", "point_count_abbreviated"],
      "text-font": font,
      "text-size": 12,
      "text-allow-overlap": true,
      "text-ignore-placement": true,
    },
    paint: { "text-color": "#0b1220" },
  });
}

const clustered = new WeakMap<GeoJSONSource, boolean>();

/** Whether so many vehicles are put into groups at that zoom. */
export function isGrouped(vehicles: number, zoom: number): boolean {
  return vehicles > MANY && zoom < NEAREST_ZOOM + 1;
}

/** Puts close vehicles together where there are many. */
export function clusterIfMany(source: GeoJSONSource, vehicles: number): void {
  const many = vehicles > MANY;
  if (clustered.get(source) !== many) {
    clustered.set(source, many);
    source.setClusterOptions({ cluster: many });
  }
}

/** Looks closer at a group, so that it falls apart. */
export async function openGroup(map: MapLibre, source: string, group: { geometry: GeoJSON.Geometry; properties: Record<string, unknown> }) {
  const zoom = await (map.getSource(source) as GeoJSONSource).getClusterExpansionZoom(group.properties["cluster_id"] as number);
  if (group.geometry.type === "Point" && isThere(map)) {
    map.easeTo({ center: group.geometry.coordinates as [number, number], zoom });
  }
}

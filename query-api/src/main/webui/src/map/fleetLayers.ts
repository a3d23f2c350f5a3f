import type { Feature } from "geojson";
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import type { Known } from "../live/vehicles";
import type { Roads } from "../live/roads";
import type { Theme } from "../ui/theme";
import { addClusters, CLUSTERING, clusterIfMany, isGrouped } from "./clusters";
import { SOS_COLOUR } from "./colours";
import { addIcons } from "./icons";
import type { LngLat } from "./MapCanvas";
import { collection, NOTHING, shape } from "./shapes";
import { isThere, setData } from "./sources";
import { warmUp } from "./warmUp";

const FONT = ["Inter", "DejaVu Sans", "sans-serif"];
const LAYERS = ["vehicle-names", "attention", "vehicles", "group-numbers", "groups", "chosen", "sos", "trails", "roads"];

/** The layers a click may hit a vehicle in. */
export const VEHICLE_LAYERS = ["attention", "vehicles"];

/** Trails are drawn of so many vehicles in view at most, and from this zoom on. */
const MOST_TRAILS = 1_500;
const TRAILS_FROM_ZOOM = 8;

/** Adds what moves: roads seen so far, trails, halos of vehicles that need attention, arrows and names. */
export function addFleetLayers(map: MapLibre): void {
  addIcons(map);
  map.addSource("roads", { type: "geojson", data: NOTHING });
  map.addSource("trails", { type: "geojson", data: NOTHING, lineMetrics: true });
  map.addSource("vehicles", { type: "geojson", data: NOTHING, ...CLUSTERING });
  // Those that ask for help and the chosen one are never put into a group.
  map.addSource("attention", { type: "geojson", data: NOTHING });
  addWays(map);
  addHalos(map);
  addClusters(map, "vehicles", FONT);
  addMarkers(map, "vehicles");
  addMarkers(map, "attention");
  map.addLayer({
    id: "vehicle-names",
    type: "symbol",
    source: "vehicles",
    minzoom: 11,
    filter: ["!", ["has", "point_count"]],
    layout: {
      "text-field": ["get", "id"],
      "text-font": FONT,
      "text-size": 11,
      "text-offset": [0, 1.9],
      "text-anchor": "top",
    },
    paint: { "text-halo-width": 1.6 },
  });
}

function addMarkers(map: MapLibre, source: string): void {
  map.addLayer({
    id: source,
    type: "symbol",
    source,
    filter: ["!", ["has", "point_count"]],
    layout: {
      "icon-image": ["concat", ["case", ["has", "heading"], "arrow-", "dot-"], ["get", "state"]],
      "icon-rotate": ["coalesce", ["get", "heading"], 0],
      "icon-rotation-alignment": "map",
      "icon-size": ["interpolate", ["linear"], ["zoom"], 4, 0.45, 11, 0.75, 15, 1.1],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  });
}

/** Leaves the map as it was before {@link addFleetLayers}; a map that is taken away has taken all with it. */
export function removeFleetLayers(map: MapLibre): void {
  if (isThere(map)) {
    LAYERS.forEach((layer) => map.removeLayer(layer));
    ["vehicles", "attention", "trails", "roads"].forEach((source) => map.removeSource(source));
  }
}

function addWays(map: MapLibre): void {
  const round = { "line-cap": "round", "line-join": "round" } as const;
  map.addLayer({
    id: "roads",
    type: "line",
    source: "roads",
    layout: round,
    paint: {
      "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 8, 1, 12, 2.4, 16, 10],
    },
  }, map.getLayer("city") ? "city" : undefined);
  map.addLayer({
    id: "trails",
    type: "line",
    source: "trails",
    layout: round,
    paint: {
      "line-width": ["interpolate", ["linear"], ["zoom"], 8, 2, 15, 5],
      "line-gradient": [
        "interpolate", ["linear"], ["line-progress"],
        0, "rgba(56, 189, 248, 0)",
        1, "rgba(56, 189, 248, 0.9)",
      ],
    },
  });
}

function addHalos(map: MapLibre): void {
  map.addLayer({
    id: "sos",
    type: "circle",
    source: "attention",
    filter: ["get", "sos"],
    paint: {
      "circle-radius": 21,
      "circle-color": SOS_COLOUR,
      "circle-opacity": 0.25,
      "circle-stroke-color": SOS_COLOUR,
      "circle-stroke-width": 2.5,
    },
  });
  map.addLayer({
    id: "chosen",
    type: "circle",
    source: "attention",
    filter: ["get", "chosen"],
    paint: {
      "circle-radius": 15,
      "circle-color": "rgba(255, 255, 255, 0.08)",
      "circle-stroke-width": 1.5,
    },
  });
}

const COLOURS: Record<Theme, { name: string; halo: string; road: string; chosen: string }> = {
  dark: { name: "#dbe7f7", halo: "#0b1220", road: "#34496a", chosen: "#ffffff" },
  light: { name: "#14202f", halo: "#ffffff", road: "#c3cfdc", chosen: "#0b4a6f" },
};

/** Gives what moves the colours that are legible on that theme's base map. */
export function recolourFleet(map: MapLibre, theme: Theme): void {
  const colours = COLOURS[theme];
  map.setPaintProperty("vehicle-names", "text-color", colours.name);
  map.setPaintProperty("vehicle-names", "text-halo-color", colours.halo);
  map.setPaintProperty("roads", "line-color", colours.road);
  map.setPaintProperty("chosen", "circle-stroke-color", colours.chosen);
}

/** Shows where these vehicles are. */
export function drawVehicles(map: MapLibre, shown: Known[], sos: Set<string>, chosen?: string): void {
  const markers = shown.flatMap((one) => marker(one));
  clusterIfMany(map.getSource("vehicles") as GeoJSONSource, shown.length);
  setData(map, "vehicles", collection(markers));
  const needing = shown.filter(({ vehicle: { vehicle_id: id } }) => id === chosen || sos.has(id));
  setData(map, "attention", collection(needing.flatMap((one) => marker(one, { sos: sos.has(one.vehicle.vehicle_id), chosen: one.vehicle.vehicle_id === chosen }))));
  setData(map, "trails", collection(trails(map, shown)));
  const first = markers[0]?.geometry;
  if (first?.type === "Point") {
    warmUp(map, LAYERS, first.coordinates as LngLat);
  }
}

function trails(map: MapLibre, shown: Known[]): Feature[] {
  if (map.getZoom() < TRAILS_FROM_ZOOM || isGrouped(shown.length, map.getZoom())) {
    return [];
  }
  const seen = map.getBounds();
  const near = shown.filter(({ vehicle: { lon, lat } }) => lon !== undefined && lat !== undefined && seen.contains([lon, lat]));
  return near.slice(0, MOST_TRAILS).flatMap(trail);
}

/** Shows the roads the fleet was seen on. */
export function drawRoads(map: MapLibre, roads: Roads): void {
  setData(map, "roads", shape({ type: "MultiLineString", coordinates: roads.all() }));
}

/** A vehicle's place with no more than is drawn: all of it is copied for the map's worker, for each of thousands. */
function marker({ vehicle }: Known, attention?: { sos: boolean; chosen: boolean }): Feature[] {
  const { vehicle_id: id, lat, lon, heading, state } = vehicle;
  if (lat === undefined || lon === undefined) {
    return [];
  }
  const rotation = heading === undefined ? {} : { heading };
  return [shape({ type: "Point", coordinates: [lon, lat] }, { id, state, ...rotation, ...attention })];
}

function trail({ trail }: Known): Feature[] {
  return trail.length < 2
    ? []
    : [shape({ type: "LineString", coordinates: trail.map((point) => [point.lon, point.lat]) })];
}

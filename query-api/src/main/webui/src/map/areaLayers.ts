import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Theme } from "../ui/theme";
import { collection, shape } from "./shapes";

/** Metres a pixel at the equator and zoom 0. */
const METRES_A_PIXEL = 78_271.517;
const DEEPEST = 22;
const FENCE = "#c084fc";
const ROUTE = "#f59e0b";

/** Pixels that grow with the map, of a width given for zoom 0. */
const onGround = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "width"], DEEPEST, ["*", ["get", "width"], 2 ** DEEPEST]];
const of = (...types: string[]) => ["in", ["geometry-type"], ["literal", types]];
const AREA = of("Polygon", "MultiPolygon");
const ROUND = { "line-cap": "round", "line-join": "round" };
const NAMES = {
  dark: { "text-color": "#dbe7f7", "text-halo-color": "#0b1220", "text-halo-width": 1.6 },
  light: { "text-color": "#14202f", "text-halo-color": "#ffffff", "text-halo-width": 1.6 },
};
const named = (source: string, theme: Theme) => ({
  id: `${source}-names`, type: "symbol", minzoom: 10,
  layout: { "text-field": ["get", "name"], "text-font": ["Inter", "DejaVu Sans", "sans-serif"], "text-size": 11, "text-offset": [0, -0.8] },
  paint: NAMES[theme],
});

/** Fences: areas, circles and corridors, all as wide as they are on the ground. */
const FENCES = [
  { id: "fences", type: "fill", filter: AREA, paint: { "fill-color": FENCE, "fill-opacity": 0.16 } },
  { id: "fence-edges", type: "line", filter: AREA, paint: { "line-color": FENCE, "line-width": 1.8 } },
  {
    id: "fence-circles", type: "circle", filter: of("Point"),
    paint: { "circle-radius": onGround, "circle-color": FENCE, "circle-opacity": 0.16, "circle-stroke-color": FENCE, "circle-stroke-width": 1.8 },
  },
  {
    id: "fence-corridors", type: "line", filter: of("LineString"), layout: ROUND,
    paint: { "line-color": FENCE, "line-opacity": 0.3, "line-width": onGround },
  },
] as const;

/** Planned routes with the corridor that vehicles may use. */
const ROUTES = [
  { id: "routes-planned", type: "line", layout: ROUND, paint: { "line-color": ROUTE, "line-opacity": 0.2, "line-width": onGround } },
  { id: "route-lines", type: "line", layout: ROUND, paint: { "line-color": ROUTE, "line-width": 2.2, "line-dasharray": [2, 1.4] } },
] as const;

export const fenceLayers = (theme: Theme) => [...FENCES, named("fence", theme)];
export const routeLayers = (theme: Theme) => [...ROUTES, named("route", theme)];

/** A place on the ground with its name and how far it reaches to each side, metres. */
export interface Reaching {
  id?: string;
  name: string;
  geometry: Geometry;
  reachM: number;
}

export function reaching(places: Reaching[]): FeatureCollection {
  return collection(places.map(({ id, name, geometry, reachM }): Feature => {
    const sides = geometry.type === "Point" ? 1 : 2;
    const metres = METRES_A_PIXEL * Math.cos((latitudeOf(geometry) * Math.PI) / 180);
    return shape(geometry, { ...(id !== undefined && { id }), name, width: (sides * reachM) / metres });
  }));
}

function latitudeOf(geometry: Geometry): number {
  const first = (deep: unknown): number[] => (Array.isArray(deep) && Array.isArray(deep[0]) ? first(deep[0]) : (deep as number[]));
  return geometry.type === "GeometryCollection" ? 0 : first(geometry.coordinates)[1] ?? 0;
}

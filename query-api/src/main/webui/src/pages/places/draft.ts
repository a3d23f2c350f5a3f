import type { LngLat } from "../../map/MapCanvas";

/** What can be drawn. */
export const SHAPES = ["polygon", "circle", "corridor", "route"] as const;
export type Shape = (typeof SHAPES)[number];

/** A shape that is drawn: its corners, the middle of a circle, or the points of a line. */
export interface Draft {
  shape: Shape;
  points: LngLat[];
}

/** How many points a shape needs at least. */
const LEAST: Record<Shape, number> = { polygon: 3, circle: 1, corridor: 2, route: 2 };
const DECIMALS = 6;

/** Places are kept as precisely as vehicles tell theirs, to a decimetre. */
export function rounded([lon, lat]: LngLat): LngLat {
  return [Number((((lon + 540) % 360) - 180).toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}

/** With a point more at the end; a circle has but one. */
export function added(draft: Draft, place: LngLat): Draft {
  const points = draft.shape === "circle" ? [rounded(place)] : [...draft.points, rounded(place)];
  return { ...draft, points };
}

export function moved(draft: Draft, index: number, place: LngLat): Draft {
  return { ...draft, points: draft.points.map((point, at) => (at === index ? rounded(place) : point)) };
}

/** With a point between that one and the next. */
export function split(draft: Draft, index: number, place: LngLat): Draft {
  return { ...draft, points: [...draft.points.slice(0, index + 1), rounded(place), ...draft.points.slice(index + 1)] };
}

export function without(draft: Draft, index: number): Draft {
  return { ...draft, points: draft.points.filter((_, at) => at !== index) };
}

/** The middles of its edges, by the point that each comes after; a polygon's last edge leads back. */
export function middles({ shape, points }: Draft): { after: number; place: LngLat }[] {
  const edges = shape === "circle" || points.length < 2 ? 0 : shape === "polygon" && points.length > 2 ? points.length : points.length - 1;
  return Array.from({ length: edges }, (_, after) => {
    const [from, to] = [points[after]!, points[(after + 1) % points.length]!];
    return { after, place: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] };
  });
}

/** Its geometry, once there are points enough. */
export function geometryOf({ shape, points }: Draft): GeoJSON.Geometry | undefined {
  if (points.length < LEAST[shape]) {
    return undefined;
  }
  switch (shape) {
    case "circle":
      return { type: "Point", coordinates: points[0]! };
    case "polygon":
      return { type: "Polygon", coordinates: [[...points, points[0]!]] };
    default:
      return { type: "LineString", coordinates: points };
  }
}

/** What there is, as something to be drawn on; undefined for areas with holes or of several parts, which stay as they are. */
export function draftOf(kind: "geofences" | "routes", geometry: GeoJSON.Geometry): Draft | undefined {
  switch (geometry.type) {
    case "Point":
      return { shape: "circle", points: [geometry.coordinates as LngLat] };
    case "LineString":
      return { shape: kind === "routes" ? "route" : "corridor", points: geometry.coordinates as LngLat[] };
    case "Polygon":
      return geometry.coordinates.length === 1 ? { shape: "polygon", points: geometry.coordinates[0]!.slice(0, -1) as LngLat[] } : undefined;
    default:
      return undefined;
  }
}

/** Every position of a geometry. */
export function positionsOf(geometry: GeoJSON.Geometry): LngLat[] {
  const flat = (deep: unknown): LngLat[] =>
    Array.isArray(deep) && typeof deep[0] === "number" ? [deep as unknown as LngLat] : (deep as unknown[]).flatMap(flat);
  return geometry.type === "GeometryCollection" ? [] : flat(geometry.coordinates);
}

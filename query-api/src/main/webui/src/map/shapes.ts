import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { LngLat } from "./MapCanvas";

export const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

export function shape(geometry: Geometry, properties: Record<string, unknown> = {}): Feature {
  return { type: "Feature", properties, geometry };
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

/** A line through places; nothing where there are less than two. */
export function line(places: LngLat[], properties: Record<string, unknown> = {}): Feature[] {
  return places.length < 2 ? [] : [shape({ type: "LineString", coordinates: places }, properties)];
}

export function point(place: LngLat, properties: Record<string, unknown> = {}): Feature {
  return shape({ type: "Point", coordinates: place }, properties);
}

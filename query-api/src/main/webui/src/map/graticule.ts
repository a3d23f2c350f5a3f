import type { Feature, FeatureCollection, LineString } from "geojson";

/** Degrees between lines at each zoom: fine enough to give a sense of place and motion, wide enough to stay quiet. */
const STEPS = [30, 20, 10, 10, 5, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.025, 0.0125, 0.005];

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Meridians and parallels of what is seen, and a margin around it. */
export function graticule(bounds: Bounds, zoom: number): FeatureCollection<LineString> {
  const step = STEPS[Math.min(STEPS.length - 1, Math.max(0, Math.floor(zoom)))]!;
  const west = Math.floor(bounds.west / step - 2) * step;
  const east = Math.ceil(bounds.east / step + 2) * step;
  const south = Math.max(-85, Math.floor(bounds.south / step - 2) * step);
  const north = Math.min(85, Math.ceil(bounds.north / step + 2) * step);
  const features: Feature<LineString>[] = [];
  for (let i = 0; west + i * step <= east; i++) {
    features.push(line([west + i * step, south], [west + i * step, north]));
  }
  for (let i = 0; south + i * step <= north; i++) {
    features.push(line([west, south + i * step], [east, south + i * step]));
  }
  return { type: "FeatureCollection", features };
}

function line(from: [number, number], to: [number, number]): Feature<LineString> {
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [from, to] } };
}

import { words } from "../ui/given";
import type { LngLat } from "./MapCanvas";

/** Points as people write them, "latitude, longitude" a line. */
export function written(points: LngLat[]): string {
  return points.map(([lon, lat]) => `${lat}, ${lon}`).join("\n");
}

/** Points out of such lines; undefined while some line is none. */
export function pointsOf(text: string): LngLat[] | undefined {
  const points = text.split("\n").filter((line) => line.trim()).map((line) => {
    const [lat, lon, more] = words(line).map(Number);
    const isPlace = more === undefined && Math.abs(lat ?? NaN) <= 90 && Math.abs(lon ?? NaN) <= 180;
    return isPlace ? ([lon, lat] as LngLat) : undefined;
  });
  return points.includes(undefined) ? undefined : (points as LngLat[]);
}

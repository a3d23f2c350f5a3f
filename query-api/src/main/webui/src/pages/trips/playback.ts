import type { TrackFix } from "../../api/tracks";

/** Over a longer gap of signal nobody knows the way: the vehicle stays at its last known place. */
const GAP_MS = 900_000;

/** Where a vehicle was at a moment, between two fixes on the straight line, and the newest fix of that time. */
export interface Moment {
  place: [lon: number, lat: number];
  fix: TrackFix;
}

/** Undefined without fixes. Before the first fix it is there, after the last one there. */
export function momentAt(fixes: TrackFix[], atMs: number): Moment | undefined {
  const index = newestAt(fixes, atMs);
  const fix = fixes[index];
  if (!fix) {
    return undefined;
  }
  const next = fixes[index + 1];
  const since = Date.parse(fix.ts);
  const gapMs = next ? Date.parse(next.ts) - since : 0;
  if (!next || atMs <= since || gapMs > GAP_MS || gapMs <= 0) {
    return { place: [fix.lon, fix.lat], fix };
  }
  const share = Math.min(1, (atMs - since) / gapMs);
  return { place: [fix.lon + share * turn(fix.lon, next.lon), fix.lat + share * (next.lat - fix.lat)], fix };
}

/** A replay's next moment after so long; it ends at the end. */
export function advance(atMs: number, elapsedMs: number, pace: number, endMs: number): number {
  return Math.min(endMs, atMs + elapsedMs * pace);
}

/** The index of the newest fix that is not after that moment, by halves; the first one where all are after it. */
function newestAt(fixes: TrackFix[], atMs: number): number {
  let low = 0;
  let high = fixes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Date.parse(fixes[middle]!.ts) <= atMs) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The shorter way round from one longitude to another. */
function turn(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180;
}

import type { Vehicle } from "./stream/events";
import type { Known, TrailPoint } from "./vehicles";

export interface Fix {
  ts: string;
  lat: number;
  lon: number;
  speed_kmph?: number;
  heading?: number;
  ignition?: boolean;
  driver_id?: string;
}

interface Told extends TrailPoint {
  fix: Fix;
}

/** Between fixes that are farther apart in time nobody knows the way: the vehicle stays where it was seen. */
const LONGEST_STEP_MS = 120_000;
/** After so long without a fix it is not shown any more. */
const LONGEST_SILENCE_MS = 15 * 60_000;
const TRAIL_MS = 180_000;
const DRIVING_KMPH = 3;

/** The way of one vehicle in some stretch of a day, to look up where it was. */
export class Way {
  private readonly told: Told[];

  /** Fixes come oldest first. */
  constructor(readonly vehicleId: string, fixes: Fix[]) {
    this.told = fixes.map((fix) => ({ at: Date.parse(fix.ts), lat: fix.lat, lon: fix.lon, fix }));
  }

  /** Where it was then, with the minutes before; undefined where it told nothing. */
  at(ms: number): Known | undefined {
    const index = this.lastUpTo(ms);
    const last = this.told[index];
    if (!last || ms - last.at > LONGEST_SILENCE_MS) {
      return undefined;
    }
    const place = between(last, this.told[index + 1], ms);
    const trail = this.told.slice(this.lastUpTo(ms - TRAIL_MS) + 1, index + 1);
    return { vehicle: { ...this.facts(last.fix), lat: place.lat, lon: place.lon }, trail: [...trail, { at: ms, ...place }] };
  }

  private facts({ ts, speed_kmph, heading, ignition, driver_id }: Fix): Vehicle {
    return {
      vehicle_id: this.vehicleId, ts, last_seen: ts, state: (speed_kmph ?? 0) >= DRIVING_KMPH ? "driving" : "standing",
      ...(speed_kmph !== undefined && { speed_kmph }), ...(heading !== undefined && { heading }),
      ...(ignition !== undefined && { ignition }), ...(driver_id !== undefined && { driver_id }),
    };
  }

  /** The index of the last fix that is not after that moment; -1 before the first. */
  private lastUpTo(ms: number): number {
    let low = 0;
    let high = this.told.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.told[middle]!.at <= ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}

function between(last: Told, next: Told | undefined, ms: number): { lat: number; lon: number } {
  if (!next || next.at - last.at > LONGEST_STEP_MS) {
    return { lat: last.lat, lon: last.lon };
  }
  const share = (ms - last.at) / (next.at - last.at);
  // The short way round where the line crosses the antimeridian.
  const apart = next.lon - last.lon;
  const east = apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart;
  return { lat: last.lat + share * (next.lat - last.lat), lon: last.lon + share * east };
}

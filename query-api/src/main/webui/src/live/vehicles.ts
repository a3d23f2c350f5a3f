import type { Vehicle, VehicleState } from "./stream/events";

/** A place a vehicle was at. */
export interface TrailPoint {
  at: number;
  lon: number;
  lat: number;
}

export interface Known {
  vehicle: Vehicle;
  trail: TrailPoint[];
}

const TRAIL_MS = 60_000;

/** Every vehicle as last told, with its way of the last minute. */
export class Vehicles {
  private readonly known = new Map<string, Known>();
  private seen = new Set<string>();

  /** Takes what was told; an older fix never replaces a newer one. Says whether something changed. */
  take(told: Vehicle): boolean {
    this.seen.add(told.vehicle_id);
    const known = this.known.get(told.vehicle_id);
    if (!known) {
      this.known.set(told.vehicle_id, { vehicle: told, trail: trailOf(told) });
      return true;
    }
    if (fixAt(told) < fixAt(known.vehicle) || told.last_seen < known.vehicle.last_seen) {
      return false;
    }
    if (fixAt(told) > fixAt(known.vehicle)) {
      known.trail.push(...trailOf(told));
      cut(known.trail, fixAt(told) - TRAIL_MS);
    }
    known.vehicle = told;
    return true;
  }

  /** A new connection tells all vehicles again. */
  beginSnapshot(): void {
    this.seen = new Set();
  }

  /** Drops vehicles the connection has not told of: they are no more. */
  endSnapshot(): void {
    for (const id of this.known.keys()) {
      if (!this.seen.has(id)) {
        this.known.delete(id);
      }
    }
  }

  get(vehicleId: string): Known | undefined {
    return this.known.get(vehicleId);
  }

  all(): Known[] {
    return [...this.known.values()];
  }

  /** How many are in each state. */
  counts(): Record<VehicleState, number> {
    const counts = { driving: 0, standing: 0, offline: 0, unknown: 0 };
    for (const { vehicle } of this.known.values()) {
      counts[vehicle.state in counts ? vehicle.state : "unknown"]++;
    }
    return counts;
  }
}

function fixAt(vehicle: Vehicle): number {
  return vehicle.ts ? Date.parse(vehicle.ts) : 0;
}

function trailOf(vehicle: Vehicle): TrailPoint[] {
  const { lat, lon } = vehicle;
  return lat === undefined || lon === undefined ? [] : [{ at: fixAt(vehicle), lat, lon }];
}

function cut(trail: TrailPoint[], fromMs: number): void {
  const first = trail.findIndex((point) => point.at >= fromMs);
  trail.splice(0, Math.max(0, first));
}

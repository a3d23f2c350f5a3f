import type { TrailPoint } from "./vehicles";

const LONGEST_GAP_MS = 20_000;
const LONGEST_LEG_DEGREES = 0.01;
const SHORTEST_LEG_DEGREES = 0.00015;
const MOST_POINTS = 60_000;

/** The roads the fleet was seen on, out of its own ways: lines that grow and never change. */
export class Roads {
  private readonly lines: [number, number][][] = [];
  private readonly open = new Map<string, { at: number; line: [number, number][] }>();
  private points = 0;

  /** Appends a place to the vehicle's way; a gap or a jump begins a new line. */
  take(vehicleId: string, point: TrailPoint): void {
    const open = this.open.get(vehicleId);
    const last = open?.line[open.line.length - 1];
    if (!open || !last || isGap(open.at, last, point)) {
      this.begin(vehicleId, point);
    } else if (legDegrees(last, point) >= SHORTEST_LEG_DEGREES) {
      open.line.push([point.lon, point.lat]);
      open.at = point.at;
      this.points++;
    } else {
      open.at = Math.max(open.at, point.at);
    }
    while (this.points > MOST_POINTS && this.lines.length > 1) {
      this.points -= this.lines.shift()!.length;
    }
  }

  all(): [number, number][][] {
    return this.lines.filter((line) => line.length > 1);
  }

  private begin(vehicleId: string, point: TrailPoint): void {
    const line: [number, number][] = [[point.lon, point.lat]];
    this.lines.push(line);
    this.open.set(vehicleId, { at: point.at, line });
    this.points++;
  }
}

function isGap(lastAt: number, last: [number, number], point: TrailPoint): boolean {
  const apart = point.at - lastAt;
  return apart < 0 || apart > LONGEST_GAP_MS || legDegrees(last, point) > LONGEST_LEG_DEGREES;
}

function legDegrees(last: [number, number], point: TrailPoint): number {
  return Math.hypot(point.lon - last[0], point.lat - last[1]);
}

import type { Panel } from "./stream/events";

const KEPT_MS = 60_000;
const SEEN_S = 5;

/** The fleet's activity out of overlapping windows; and, while there are none, what this page itself sees. */
export class Activity {
  private readonly windows = new Map<number, Panel>();
  /** Updates by the second in which they came: many thousand a second are a few numbers. */
  private readonly updates = new Map<number, number>();

  take(panel: Panel): void {
    if (panel.panel !== "fleet_activity") {
      return;
    }
    const end = Date.parse(panel.window_end);
    this.windows.set(end, panel);
    for (const old of this.windows.keys()) {
      if (old < end - KEPT_MS) {
        this.windows.delete(old);
      }
    }
  }

  /** An update of a vehicle came in. */
  update(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    this.updates.set(second, (this.updates.get(second) ?? 0) + 1);
    for (const old of this.updates.keys()) {
      if (old >= second - SEEN_S) {
        break;
      }
      this.updates.delete(old);
    }
  }

  /** Events a second of the newest window; undefined without one that is recent. */
  eventsPerSecond(nowMs: number): number | undefined {
    const newest = this.newestWithin(nowMs);
    return newest && newest.events / spanSeconds(newest);
  }

  /** Metres driven a second in the newest window; undefined without one that is recent. */
  metresPerSecond(nowMs: number): number | undefined {
    const newest = this.newestWithin(nowMs);
    return newest && newest.distance_m / spanSeconds(newest);
  }

  /** The newest window, if it is of the last minute. */
  newestWithin(nowMs: number): Panel | undefined {
    const newest = this.newest();
    return newest && nowMs - Date.parse(newest.window_end) <= KEPT_MS ? newest : undefined;
  }

  /** Events a second by the end of each window of the minute before the newest one. */
  lastMinute(): { at: number; perSecond: number }[] {
    return [...this.windows].sort(([a], [b]) => a - b).map(([at, panel]) => ({ at, perSecond: panel.events / spanSeconds(panel) }));
  }

  /** Alerts of the last minute, out of windows that do not overlap; undefined without windows. */
  alertsPerMinute(): number | undefined {
    const newest = this.newest();
    if (!newest) {
      return undefined;
    }
    let alerts = 0;
    const stepMs = spanSeconds(newest) * 1_000;
    const end = Date.parse(newest.window_end);
    for (let at = end; at > end - KEPT_MS; at -= stepMs) {
      alerts += this.windows.get(at)?.alerts ?? 0;
    }
    return alerts;
  }

  /** Updates a second that this page was told of in the last five full seconds. */
  updatesPerSecond(nowMs: number): number {
    const second = Math.floor(nowMs / 1_000);
    let seen = 0;
    for (let back = 1; back <= SEEN_S; back++) {
      seen += this.updates.get(second - back) ?? 0;
    }
    return seen / SEEN_S;
  }

  private newest(): Panel | undefined {
    return this.windows.size === 0 ? undefined : this.windows.get(Math.max(...this.windows.keys()));
  }
}

function spanSeconds(panel: Panel): number {
  return Math.max(1, (Date.parse(panel.window_end) - Date.parse(panel.window_start)) / 1_000);
}

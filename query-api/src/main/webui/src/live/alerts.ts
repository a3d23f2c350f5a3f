import type { Alert } from "./stream/events";

const MOST = 200;

/** Alerts, each in its newest version: calls for help that are open first, then by the time they began. */
export class Alerts {
  private readonly byId = new Map<string, Alert>();

  /** Takes a version; an older one changes nothing. Says whether the alert is new here. */
  take(alert: Alert): boolean {
    const known = this.byId.get(alert.alert_id);
    if (known && known.version >= alert.version) {
      return false;
    }
    this.byId.set(alert.alert_id, alert);
    if (this.byId.size > 2 * MOST) {
      this.forgetOldest();
    }
    return !known && alert.state !== "withdrawn";
  }

  /** What is to be shown, first things first. */
  list(): Alert[] {
    return [...this.byId.values()]
      .filter((alert) => alert.state !== "withdrawn")
      .sort(byUrgency)
      .slice(0, MOST);
  }

  /** Every alert in its newest version, withdrawn ones too. */
  all(): Alert[] {
    return [...this.byId.values()];
  }

  /** How many began within the last minute. */
  withinMinute(nowMs: number): number {
    return this.list().filter((alert) => nowMs - Date.parse(alert.started_at) < 60_000).length;
  }

  /** Vehicles that ask for help now. */
  callingForHelp(): Set<string> {
    return new Set(this.list().filter(isOpenSos).map((alert) => alert.vehicle_id));
  }

  private forgetOldest(): void {
    const kept = new Set(this.list().map((alert) => alert.alert_id));
    for (const id of this.byId.keys()) {
      if (!kept.has(id)) {
        this.byId.delete(id);
      }
    }
  }
}

export function isOpenSos(alert: { alert_type: string; state: string }): boolean {
  return alert.alert_type === "sos" && alert.state !== "resolved";
}

function byUrgency(a: Alert, b: Alert): number {
  return Number(isOpenSos(b)) - Number(isOpenSos(a)) || Date.parse(b.started_at) - Date.parse(a.started_at);
}

import type { Activity } from "../fleet/activity";
import type { Alerts } from "../fleet/alerts";
import type { Vehicles } from "../fleet/vehicles";
import { byId, element } from "./elements";

/** The numbers at the top. */
export class Counters {
  private readonly values = new Map<string, { name: HTMLElement; value: HTMLElement }>();

  constructor() {
    for (const key of ["driving", "standing", "offline", "events", "alerts"]) {
      const box = element("div", key);
      const name = element("dt", "", key);
      const value = element("dd", "", "–");
      box.append(value, name);
      byId("counters").append(box);
      this.values.set(key, { name, value });
    }
  }

  show(vehicles: Vehicles, activity: Activity, alerts: Alerts, nowMs: number): void {
    const counts = vehicles.counts();
    this.set("driving", counts.driving);
    this.set("standing", counts.standing);
    this.set("offline", counts.offline);
    const events = activity.eventsPerSecond(nowMs);
    this.set("events", events ?? activity.updatesPerSecond(nowMs), events === undefined ? "updates/s" : "events/s");
    this.set("alerts", activity.alertsPerMinute() ?? alerts.withinMinute(nowMs), "alerts/min");
  }

  private set(key: string, number: number, name?: string): void {
    const shown = this.values.get(key)!;
    shown.value.textContent = number < 10 && number % 1 !== 0 ? number.toFixed(1) : String(Math.round(number));
    if (name) {
      shown.name.textContent = name;
    }
  }
}

import { isOpenSos } from "../fleet/alerts";
import type { Alert } from "../stream/events";
import { ago, byId, element } from "./elements";

const SEVERITIES = ["", "low", "medium", "high", "critical"];

/** Shows alerts, first things first; a click tells which. */
export class AlertList {
  private readonly list = byId<HTMLOListElement>("alert-list");
  private readonly count = byId("alert-count");
  private readonly none = byId("no-alerts");
  private readonly fresh = new Set<string>();

  constructor(private readonly onChoice: (alert: Alert) => void) {}

  /** Marks an alert that has just come in. */
  announce(alertId: string): void {
    this.fresh.add(alertId);
    setTimeout(() => this.fresh.delete(alertId), 4_000);
  }

  show(alerts: Alert[], nowMs: number): void {
    this.list.replaceChildren(...alerts.slice(0, 60).map((alert) => this.row(alert, nowMs)));
    this.count.textContent = alerts.length > 0 ? String(alerts.length) : "";
    this.none.hidden = alerts.length > 0;
  }

  private row(alert: Alert, nowMs: number): HTMLElement {
    const row = element("li", "alert");
    row.dataset["severity"] = isOpenSos(alert) ? "sos" : (SEVERITIES[alert.severity] ?? "low");
    row.dataset["state"] = alert.state;
    row.dataset["vehicle"] = alert.vehicle_id;
    row.dataset["type"] = alert.alert_type;
    row.classList.toggle("fresh", this.fresh.has(alert.alert_id));
    const button = element("button", "") as HTMLButtonElement;
    button.type = "button";
    button.append(
      element("strong", "type", title(alert.alert_type)),
      element("time", "", ago(nowMs, alert.started_at)),
      element("span", "who", alert.vehicle_id + (alert.state === "resolved" ? " · resolved" : "")),
      element("span", "details", alert.details ?? ""),
    );
    button.addEventListener("click", () => this.onChoice(alert));
    row.append(button);
    return row;
  }
}

function title(type: string): string {
  const words = type.replaceAll("_", " ");
  return type === "sos" ? "SOS" : words.charAt(0).toUpperCase() + words.slice(1);
}

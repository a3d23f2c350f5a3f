import { isOpenSos } from "../fleet/alerts";
import type { Alert } from "../stream/events";
import { ago, byId, element } from "./elements";

const SEVERITIES = ["", "low", "medium", "high", "critical"];
const MOST_ROWS = 60;

/** Shows alerts, first things first; a click tells which. A row stays the same element while its alert is shown. */
export class AlertList {
  private readonly list = byId<HTMLOListElement>("alert-list");
  private readonly count = byId("alert-count");
  private readonly none = byId("no-alerts");
  private readonly rows = new Map<string, Row>();

  constructor(private readonly onChoice: (alert: Alert) => void) {}

  /** Shows the alerts in that order; those of which the ids are fresh stand out for a moment. */
  show(alerts: Alert[], fresh: Set<string>, nowMs: number): void {
    const shown = alerts.slice(0, MOST_ROWS);
    const kept = new Set(shown.map((alert) => alert.alert_id));
    for (const [id, row] of this.rows) {
      if (!kept.has(id)) {
        row.root.remove();
        this.rows.delete(id);
      }
    }
    shown.forEach((alert, at) => {
      const row = this.rowOf(alert);
      row.show(alert, fresh.has(alert.alert_id), nowMs);
      if (this.list.children[at] !== row.root) {
        this.list.insertBefore(row.root, this.list.children[at] ?? null);
      }
    });
    this.count.textContent = alerts.length > 0 ? String(alerts.length) : "";
    this.none.hidden = alerts.length > 0;
  }

  private rowOf(alert: Alert): Row {
    let row = this.rows.get(alert.alert_id);
    if (!row) {
      row = new Row(this.onChoice);
      this.rows.set(alert.alert_id, row);
    }
    return row;
  }
}

/** One alert. */
class Row {
  readonly root = element("li", "alert");
  private readonly type = element("strong", "type");
  private readonly time = element("time", "");
  private readonly who = element("span", "who");
  private readonly details = element("span", "details");
  private alert: Alert | undefined;

  constructor(onChoice: (alert: Alert) => void) {
    const button = element("button", "") as HTMLButtonElement;
    button.type = "button";
    button.append(this.type, this.time, this.who, this.details);
    button.addEventListener("click", () => this.alert && onChoice(this.alert));
    this.root.append(button);
  }

  show(alert: Alert, fresh: boolean, nowMs: number): void {
    this.time.textContent = ago(nowMs, alert.started_at);
    this.root.classList.toggle("fresh", fresh);
    if (alert === this.alert) {
      return;
    }
    this.alert = alert;
    this.root.dataset["severity"] = isOpenSos(alert) ? "sos" : (SEVERITIES[alert.severity] ?? "low");
    this.root.dataset["state"] = alert.state;
    this.root.dataset["vehicle"] = alert.vehicle_id;
    this.root.dataset["type"] = alert.alert_type;
    this.type.textContent = title(alert.alert_type);
    this.who.textContent = alert.vehicle_id + (alert.state === "resolved" ? " · resolved" : "");
    this.details.textContent = alert.details ?? "";
  }
}

function title(type: string): string {
  const words = type.replaceAll("_", " ");
  return type === "sos" ? "SOS" : words.charAt(0).toUpperCase() + words.slice(1);
}

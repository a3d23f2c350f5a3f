import type { Alert, AlertWord } from "./stream/events";

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
    this.byId.set(alert.alert_id, { ...inHand(known), ...alert });
    if (this.byId.size > 2 * MOST) {
      this.forgetOldest();
    }
    return !known && alert.state !== "withdrawn";
  }

  /** Takes what somebody said of an alert; of one that is not known here, nothing is kept. */
  say(word: AlertWord): void {
    const known = this.byId.get(word.alert_id);
    if (known) {
      this.byId.set(word.alert_id, after(known, word));
    }
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

type InHand = Pick<Alert, "acknowledged_by" | "assigned_to" | "closed_by">;

function inHand(alert: Alert | undefined): InHand {
  const { acknowledged_by, assigned_to, closed_by } = alert ?? {};
  return { ...(acknowledged_by && { acknowledged_by }), ...(assigned_to && { assigned_to }), ...(closed_by && { closed_by }) };
}

/** Of several who acknowledge or close the first counts, of several to whom it is assigned the last. */
function after(alert: Alert, word: AlertWord): Alert {
  switch (word.action) {
    case "acknowledged":
      return { acknowledged_by: word.by, ...alert };
    case "closed":
      return { closed_by: word.by, ...alert };
    case "assigned":
      return word.assignee ? { ...alert, assigned_to: word.assignee } : alert;
    case "reopened": {
      const { acknowledged_by: _, closed_by: __, ...open } = alert;
      return open;
    }
    default:
      return alert;
  }
}

function byUrgency(a: Alert, b: Alert): number {
  return Number(isOpenSos(b)) - Number(isOpenSos(a)) || Date.parse(b.started_at) - Date.parse(a.started_at);
}

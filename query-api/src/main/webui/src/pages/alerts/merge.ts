import type { Alert, AlertFilter } from "../../api/alerts";

/** Whether an alert that was told live belongs into a list of these filters. */
export function matches(alert: Alert, filter: AlertFilter): boolean {
  return (
    alert.state !== "withdrawn" &&
    (!filter.alert_type || alert.alert_type === filter.alert_type) &&
    (!filter.vehicle_id || alert.vehicle_id === filter.vehicle_id) &&
    (!filter.driver_id || alert.driver_id === filter.driver_id) &&
    (!filter.from || alert.started_at >= filter.from) &&
    (!filter.to || alert.started_at < filter.to) &&
    (!filter.assigned_to || alert.assigned_to === filter.assigned_to) &&
    agrees(filter.acknowledged, alert.acknowledged_by) &&
    agrees(filter.closed, alert.closed_by)
  );
}

function agrees(wanted: string | undefined, by: string | undefined): boolean {
  return wanted === undefined || (wanted === "true") === Boolean(by);
}

/**
 * A list with what was told live since: newer versions take the place of older ones, alerts that are not in it yet come on
 * top if they began after its newest, and what was withdrawn is gone.
 */
export function merge(listed: Alert[], told: Alert[], filter: AlertFilter): Alert[] {
  const newest = new Map(told.map((alert) => [alert.alert_id, alert]));
  const known = new Set(listed.map((alert) => alert.alert_id));
  const since = listed.reduce((latest, alert) => (alert.started_at > latest ? alert.started_at : latest), "");
  const fresh = told.filter((alert) => !known.has(alert.alert_id) && alert.started_at > since && matches(alert, filter));
  const kept = listed.flatMap((alert) => {
    const live = newest.get(alert.alert_id);
    const now = live && live.version >= alert.version ? { ...alert, ...live } : alert;
    return now.state === "withdrawn" ? [] : [now];
  });
  return [...fresh.sort((a, b) => b.started_at.localeCompare(a.started_at)), ...kept];
}

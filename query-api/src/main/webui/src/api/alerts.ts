import { answer, api, idempotencyKey, post, type Page, type Told } from "./client";

export type Alert = Told<
  "Alert",
  "alert_id" | "version" | "state" | "ts" | "started_at" | "alert_type" | "severity" | "vehicle_id"
>;
export type AlertAction = Told<"AlertAction", "action_id" | "alert_id" | "action" | "by" | "at">;
export type EvidenceItem = Told<"EvidenceItem", "ts">;
export type Evidence = Omit<Told<"Evidence", "alert_id" | "from" | "to" | "truncated">, "items"> & { items: EvidenceItem[] };

/** What a list of alerts is narrowed by, in the words of the address and of the API. */
export interface AlertFilter {
  alert_type?: string;
  vehicle_id?: string;
  driver_id?: string;
  assigned_to?: string;
  state?: string;
  acknowledged?: string;
  closed?: string;
  from?: string;
  to?: string;
  sort?: string;
}

export const ACTIONS = ["acknowledge", "assign", "comment", "close", "reopen"] as const;
export type Action = (typeof ACTIONS)[number];

export function listAlerts(filter: AlertFilter, cursor: string | undefined, signal: AbortSignal): Promise<Page<Alert>> {
  const query = { ...filter, limit: 50, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/alerts", { params: { query }, signal }));
}

/** The types of alerts that tell of a vehicle's health. */
export const HEALTH_TYPES = ["engine_overheated", "battery_low", "charging_fault", "low_charge", "fuel_loss", "fault_code", "service_due"];

/** The newest alerts of a vehicle's health since then, a few of each type. */
export async function listHealthAlerts(vehicleId: string, from: string, signal: AbortSignal): Promise<Alert[]> {
  const pages = await Promise.all(HEALTH_TYPES.map((alert_type) => listAlerts({ vehicle_id: vehicleId, alert_type, from }, undefined, signal)));
  return pages.flatMap((page) => page.items).sort((a, b) => b.started_at.localeCompare(a.started_at));
}

export function getAlert(id: string, signal: AbortSignal): Promise<Alert> {
  return answer(api.GET("/v1/alerts/{id}", { params: { path: { id } }, signal }));
}

export function getEvidence(id: string, signal: AbortSignal): Promise<Evidence> {
  return answer(api.GET("/v1/alerts/{id}/evidence", { params: { path: { id } }, signal }));
}

export function listActions(id: string, cursor: string | undefined, signal: AbortSignal): Promise<Page<AlertAction>> {
  const query = { limit: 50, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/alerts/{id}/actions", { params: { path: { id }, query }, signal }));
}

/** Says something of an alert; the key makes the same word, sent again, one action. */
export function act(alert: Alert, action: Action, said: { text?: string; assignee?: string }): Promise<{ action_id: string }> {
  return post(
    `/gateway/v1/alerts/${encodeURIComponent(alert.alert_id)}/${action}`,
    { vehicle_id: alert.vehicle_id, ...said },
    { "Idempotency-Key": idempotencyKey() },
  );
}

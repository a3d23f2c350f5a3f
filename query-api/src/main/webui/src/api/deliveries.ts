import { answer, api, type Page, type Told } from "./client";

export type Stop = Told<"DeliveryStop", "stop_key" | "vehicle_id" | "plan_id" | "stop_id" | "plan_since" | "sequence" | "state" | "sla" | "risk">;
export type Eta = Told<"DeliveryEta", "stop_key" | "eta" | "issued_at" | "basis">;
export type SiteHour = Told<"SiteHour", "site_hour" | "site" | "hour" | "stops" | "dwell_p90_s" | "bottleneck" | "queued" | "most_at_once">;
export type SlaDay = Told<"SlaDay", "day" | "stops" | "windows" | "late" | "missed" | "failed">;

/** What the board is narrowed by, in the words of the address and of the API. */
export interface StopFilter {
  from?: string;
  to?: string;
  sla?: string;
  state?: string;
  vehicle_id?: string;
  plan_id?: string;
  group?: string;
}

const MOST_ETAS = 1_000;
const MOST_SITES = 20;

export function listStops(filter: StopFilter, cursor: string | undefined, signal: AbortSignal): Promise<Page<Stop>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/delivery-stops", { params: { query }, signal }));
}

/** What was told last of each stop nobody has been at, by the stop's key; the first 1,000 to be reached. */
export async function getEtas({ vehicle_id, plan_id, group }: StopFilter, signal: AbortSignal): Promise<Map<string, Eta>> {
  const query = { ...(vehicle_id && { vehicle_id }), ...(plan_id && { plan_id }), ...(group && { group }), limit: MOST_ETAS };
  const { items } = await answer<Page<Eta>>(api.GET("/v1/delivery-etas", { params: { query }, signal }));
  return new Map(items.map((eta) => [eta.stop_key, eta]));
}

/** The places and hours of the day at which service takes longest beyond its plan, over the last 30 days of a zone. */
export async function getSites(zone: string, signal: AbortSignal): Promise<SiteHour[]> {
  const query = { zone, limit: MOST_SITES };
  return (await answer<Page<SiteHour>>(api.GET("/v1/delivery-sites", { params: { query }, signal }))).items;
}

/** What one day of a zone has come to; undefined without a stop. */
export async function getDay(day: string, zone: string, signal: AbortSignal): Promise<SlaDay | undefined> {
  const query = { from: day, zone, limit: 10 };
  const { items } = await answer<Page<SlaDay>>(api.GET("/v1/delivery-days", { params: { query }, signal }));
  return items.find((one) => one.day === day.slice(0, 10)) ?? items[0];
}

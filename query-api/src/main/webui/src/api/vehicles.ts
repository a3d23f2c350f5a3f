import type { FeatureCollection } from "geojson";
import { answer, api, type Page, type Told } from "./client";
import type { TrackFix } from "./tracks";

export type Vehicle = Told<"Vehicle", "vehicle_id" | "state" | "last_seen">;
export type RuleCapability = Told<"RuleCapability", "rule" | "judged">;
export type TimelineEntry = Told<"TimelineEntry", "kind" | "started_at">;
export type Timeline = Omit<Told<"VehicleTimeline", "from" | "to" | "zone" | "complete">, "entries"> & { entries: TimelineEntry[] };
export type UseDay = Told<"UseDay", "starts_at" | "day_s" | "driving_s" | "idling_s" | "standing_s" | "offline_s">;
export type Reading = Told<"Telemetry", "ts">;

/** What a list of vehicles is narrowed by, in the words of the address and of the API. */
export interface VehicleFilter {
  q?: string;
  state?: string;
  group?: string;
  sort?: string;
}

/** A stretch of time, without the gaps of signal longer than a quarter of an hour around it. */
export interface Heard {
  from: string;
  to: string;
}

const MOST_READINGS = 10_000;
const FAR_M = 10_000;

export function listVehicles(filter: VehicleFilter, cursor: string | undefined, signal: AbortSignal): Promise<Page<Vehicle>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/vehicles", { params: { query }, signal }));
}

export function getVehicle(id: string, signal: AbortSignal): Promise<Vehicle> {
  return answer(api.GET("/v1/vehicles/{id}", { params: { path: { id } }, signal }));
}

export function getTimeline(id: string, day: string, zone: string, signal: AbortSignal): Promise<Timeline> {
  return answer(api.GET("/v1/vehicles/{id}/timeline", { params: { path: { id }, query: { day, zone } }, signal }));
}

/** What one day was counted as; undefined where nothing was heard on it. */
export async function getUseDay(id: string, from: string, to: string, zone: string, signal: AbortSignal): Promise<UseDay | null> {
  const query = { from, to, zone };
  const page = await answer<Page<UseDay>>(api.GET("/v1/vehicles/{id}/utilisation", { params: { path: { id }, query }, signal }));
  return page.items[0] ?? null;
}

/** The fixes of a stretch of time, oldest first: so many at most, those that matter for the line. */
export async function getTrack(id: string, from: string, to: string | undefined, points: number, signal: AbortSignal): Promise<TrackFix[]> {
  const query = { from, ...(to ? { to } : {}), points };
  return (await answer<Page<TrackFix>>(api.GET("/v1/vehicles/{id}/track", { params: { path: { id }, query }, signal }))).items;
}

/** When a vehicle was heard: the segments of its track, whose line is of no matter. */
export async function getHeard(id: string, from: string, to: string, signal: AbortSignal): Promise<Heard[]> {
  const query = { from, to, tolerance_m: FAR_M, format: "geojson" as const };
  const track = await answer<FeatureCollection>(api.GET("/v1/vehicles/{id}/track", { params: { path: { id }, query }, signal }));
  return track.features.map(({ properties }) => ({ from: properties!["started_at"], to: properties!["ended_at"] }));
}

/** What a vehicle measured, oldest first, the first 10,000 messages. */
export async function getReadings(id: string, from: string, to: string | undefined, signal: AbortSignal): Promise<Reading[]> {
  const fields = "ts,position,speed_kmph,accel_long_g,accel_lat_g";
  const query = { vehicle_id: id, from, ...(to ? { to } : {}), fields, limit: MOST_READINGS };
  return (await answer<Page<Reading>>(api.GET("/v1/telemetry", { params: { query }, signal }))).items;
}

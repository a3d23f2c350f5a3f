import { answer, api, type Page, type Told } from "./client";
import type { UseDay } from "./vehicles";

export type VehicleUse = Told<"VehicleUse", "vehicle_id" | "used_days" | "days_known" | "rules">;
export type UseFlag = Told<"UseFlag", "vehicle_id" | "flag" | "rule">;
export type FleetUse = Told<"FleetUse", "vehicles" | "vehicles_used">;

/** Whole days of a zone, and what narrows the vehicles. */
export interface UseFilter {
  from: string;
  to: string;
  zone: string;
  group?: string;
  sort?: string;
}

const MOST_DAYS = 100;

export function listUse(filter: UseFilter, cursor: string | undefined, signal: AbortSignal): Promise<Page<VehicleUse>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/utilisation", { params: { query }, signal }));
}

export function getFleetUse({ from, to, zone }: UseFilter, signal: AbortSignal): Promise<FleetUse> {
  return answer(api.GET("/v1/utilisation/fleet", { params: { query: { from, to, zone } }, signal }));
}

/** What each day of a vehicle was counted as; days on which it was not heard are not among them. */
export async function getUseDays(id: string, { from, to, zone }: UseFilter, signal: AbortSignal): Promise<UseDay[]> {
  const query = { from, to, zone, limit: MOST_DAYS };
  return (await answer<Page<UseDay>>(api.GET("/v1/vehicles/{id}/utilisation", { params: { path: { id }, query }, signal }))).items;
}

/** What is odd about a vehicle's use, the newest 100. */
export async function getFlags(id: string, { from, to, zone }: UseFilter, signal: AbortSignal): Promise<UseFlag[]> {
  const query = { vehicle_id: id, from, to, zone };
  return (await answer<Page<UseFlag>>(api.GET("/v1/utilisation/flags", { params: { query }, signal }))).items;
}

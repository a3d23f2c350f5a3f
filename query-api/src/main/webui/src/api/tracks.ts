import { answer, api, type Page, type Told } from "./client";

export type TrackFix = Told<"TrackFix", "ts" | "lat" | "lon">;

/** The fixes of a vehicle since then, oldest first, at most 2,000. */
export async function trackSince(vehicleId: string, from: Date): Promise<TrackFix[]> {
  const page = await answer<Page<TrackFix>>(
    api.GET("/v1/vehicles/{id}/track", {
      params: { path: { id: vehicleId }, query: { from: from.toISOString(), limit: 2_000 } },
    }),
  );
  return page.items;
}

/** What a page of a track may hold: an hour of a fix each second goes into it twice. */
const MOST_FIXES = 10_000;

/** The fixes of a vehicle in a stretch of time of an hour or so, oldest first. */
export async function trackOf(vehicleId: string, fromMs: number, toMs: number, signal: AbortSignal): Promise<TrackFix[]> {
  const query = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), limit: MOST_FIXES };
  const page = await answer<Page<TrackFix>>(api.GET("/v1/vehicles/{id}/track", { params: { path: { id: vehicleId }, query }, signal }));
  return page.items;
}

/** Which vehicles were within a box (west, south, east, north) in that time; whether there were more. */
export async function vehiclesWithin(
  bbox: string, fromMs: number, toMs: number, limit: number, signal: AbortSignal,
): Promise<{ ids: string[]; more: boolean }> {
  const query = { bbox, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), limit };
  const page = await answer<Page<{ vehicle_id: string }>>(api.GET("/v1/positions", { params: { query }, signal }));
  return { ids: page.items.map((one) => one.vehicle_id), more: page.next !== null };
}

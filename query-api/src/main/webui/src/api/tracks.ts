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

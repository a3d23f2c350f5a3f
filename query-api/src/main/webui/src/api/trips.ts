import { answer, api, type Page, type Told } from "./client";
import type { DriverScore } from "./drivers";
import type { TrackFix } from "./tracks";

export type Trip = Told<"Trip", "trip_id" | "version" | "state" | "source" | "vehicle_id" | "started_at" | "withdrawn">;
export type TripEvent = Told<"TripEvent", "id" | "kind" | "type" | "started_at">;
export type TripStop = Told<"TripStop", "kind" | "started_at">;
export type TripEnds = Told<"TripEnds", "trip_id">;
export type RouteRun = Told<"RouteRun", "run_id" | "route_id" | "phase" | "inside_m" | "off_m" | "before_m" | "after_m" | "episodes">;
export type PlannedRoute = Told<"PlannedRoute", "route_id" | "geometry">;

/** What a list of trips is narrowed by, in the words of the address and of the API. */
export interface TripFilter {
  vehicle_id?: string;
  driver_id?: string;
  state?: string;
  from?: string;
  to?: string;
  sort?: string;
}

const MOST_FIXES = 5_000;
const MOST_EVENTS = 1_000;

export function listTrips(filter: TripFilter, cursor: string | undefined, signal: AbortSignal, limit = 50): Promise<Page<Trip>> {
  const query = { ...filter, limit, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/trips", { params: { query }, signal }));
}

export function getTrip(id: string, signal: AbortSignal): Promise<Trip> {
  return answer(api.GET("/v1/trips/{id}", { params: { path: { id } }, signal }));
}

/** The fixes of a trip, oldest first: 5,000 at most, those that matter for the line. */
export async function getTripFixes(id: string, signal: AbortSignal): Promise<TrackFix[]> {
  const query = { points: MOST_FIXES };
  return (await answer<Page<TrackFix>>(api.GET("/v1/trips/{id}/geometry", { params: { path: { id }, query }, signal }))).items;
}

/** What happened on a trip, oldest first, the first 1,000. */
export async function getTripEvents(id: string, signal: AbortSignal): Promise<TripEvent[]> {
  const query = { limit: MOST_EVENTS };
  return (await answer<Page<TripEvent>>(api.GET("/v1/trips/{id}/events", { params: { path: { id }, query }, signal }))).items;
}

export async function getTripStops(id: string, signal: AbortSignal): Promise<TripStop[]> {
  return (await answer<{ items: TripStop[] }>(api.GET("/v1/trips/{id}/stops", { params: { path: { id } }, signal }))).items;
}

export function getTripEnds(id: string, signal: AbortSignal): Promise<TripEnds> {
  return answer(api.GET("/v1/trips/{id}/places", { params: { path: { id } }, signal }));
}

export function getTripScore(id: string, signal: AbortSignal): Promise<DriverScore> {
  return answer(api.GET("/v1/trips/{id}/score", { params: { path: { id } }, signal }));
}

/** What the trip did with each route that its vehicle had to take. `from` bounds the search. */
export async function getRouteRuns(tripId: string, from: string, signal: AbortSignal): Promise<RouteRun[]> {
  const query = { trip_id: tripId, from };
  return (await answer<Page<RouteRun>>(api.GET("/v1/route-runs", { params: { query }, signal }))).items;
}

/** A route that is in force now, with its line. */
export async function getRoute(routeId: string, signal: AbortSignal): Promise<PlannedRoute | null> {
  const query = { route_id: routeId };
  return (await answer<Page<PlannedRoute>>(api.GET("/v1/routes", { params: { query }, signal }))).items[0] ?? null;
}

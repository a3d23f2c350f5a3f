import { answer, api, idempotencyKey, post, type Page, type Told } from "./client";

export type Driver = Told<"Driver", "driver_id">;
export type ScoreItem = Told<"DriverScoreItem", "event_id" | "kind" | "vehicle_id" | "started_at" | "points">;
export type ScoreDay = Told<"DriverScoreDay", "day">;
export type Deductions = Required<Told<"DriverScore", "deductions">["deductions"]>;
export type DriverScore = Omit<Told<"DriverScore", "driver_id" | "window" | "from" | "to">, "items" | "days" | "deductions"> & {
  items?: ScoreItem[];
  days?: ScoreDay[];
  deductions?: Deductions;
};
export type Place = Told<"DriverRankingPlace", "driver_id">;
export type Ranking = Omit<Told<"DriverRanking", "from" | "to">, "places"> & { places: Place[] };
export type DriverDay = Told<"DriverDay", "day" | "zone">;
export type Violation = Told<"HoursViolation", "violation_id" | "rule" | "started_at">;
export type BehaviourEvent = Told<"BehaviourEvent", "event_id" | "kind" | "vehicle_id" | "started_at">;

export const WINDOWS = ["24h", "7d", "30d"] as const;
export type Window = (typeof WINDOWS)[number];

/** What can be said of an event that takes points: a driver contests, an operator decides. */
export const DECISIONS = ["contest", "exclude", "reject", "restore"] as const;
export type Decision = (typeof DECISIONS)[number];

const MOST = 1_000;
const MOST_PAGES = 5;
export const MOST_DRIVERS = MOST * MOST_PAGES;

export function listDrivers(filter: { driver_id?: string }, cursor: string | undefined, signal: AbortSignal): Promise<Page<Driver>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/drivers", { params: { query }, signal }));
}

/** Every driver, for orders that the list does not have: at most 5,000, by id; `cut` says whether there are more. */
export async function allDrivers(filter: { driver_id?: string }, signal: AbortSignal): Promise<{ items: Driver[]; cut: boolean }> {
  const items: Driver[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = { ...filter, limit: MOST, ...(cursor ? { cursor } : {}) };
    const page = await answer<Page<Driver>>(api.GET("/v1/drivers", { params: { query }, signal }));
    items.push(...page.items);
    if (!page.next) {
      return { items, cut: false };
    }
    cursor = page.next;
  }
  return { items, cut: true };
}

export function getScore(id: string, window: Window, signal: AbortSignal): Promise<DriverScore> {
  return answer(api.GET("/v1/drivers/{id}/score", { params: { path: { id }, query: { window } }, signal }));
}

export function getRanking(window: Window, signal: AbortSignal): Promise<Ranking> {
  return answer(api.GET("/v1/drivers/ranking", { params: { query: { window } }, signal }));
}

export function listDays(id: string, cursor: string | undefined, signal: AbortSignal): Promise<Page<DriverDay>> {
  const query = { limit: 14, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/drivers/{id}/days", { params: { path: { id }, query }, signal }));
}

export function listViolations(id: string, cursor: string | undefined, signal: AbortSignal): Promise<Page<Violation>> {
  const query = { limit: 20, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/drivers/{id}/violations", { params: { path: { id }, query }, signal }));
}

/** Events of a driver or a vehicle in a time, newest first, the newest 1,000. */
export async function getBehaviour(of: { driver_id: string } | { vehicle_id: string }, from: string, to: string | undefined, signal: AbortSignal): Promise<BehaviourEvent[]> {
  const query = { ...of, from, ...(to ? { to } : {}), limit: MOST };
  return (await answer<Page<BehaviourEvent>>(api.GET("/v1/behaviour-events", { params: { query }, signal }))).items;
}

/** Says something of an event, with a reason; scores follow when it is in the store. */
export function decide(item: ScoreItem, decision: Decision, reason: string): Promise<{ action_id: string }> {
  return post(
    `/gateway/v1/behaviour-events/${encodeURIComponent(item.event_id)}/${decision}`,
    { vehicle_id: item.vehicle_id, event_kind: item.kind, reason },
    { "Idempotency-Key": idempotencyKey() },
  );
}

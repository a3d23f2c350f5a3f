import { answer, api, type Page, sendJson, type Told } from "./client";
import { keptToken } from "./token";

export interface Fence {
  id: string;
  body: { name?: string; geometry: GeoJSON.Geometry; radius_m?: number };
}

export type PlannedRoute = Told<"PlannedRoute", "route_id"> & { geometry: GeoJSON.LineString };

/** Kinds of heat maps, and how far back they look. */
export const HEAT_KINDS = ["positions", "harsh", "idling", "overspeed"] as const;
export const HEAT_HOURS = { "24h": 24, "7d": 168, "30d": 720 } as const;

const PAGE = 1_000;
const MOST_PAGES = 5;
const HOUR_MS = 3_600_000;

/** The fences in force now, at most 5,000. */
export function listFences(): Promise<Fence[]> {
  return everyPage(async (cursor) => {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor ? { cursor } : {}) });
    const page = await sendJson<{ items: Fence[]; next_cursor?: string }>("GET", `/gateway/v1/reference/geofences?${query}`);
    return { items: page.items, next: page.next_cursor ?? null };
  });
}

/** The routes in force now, at most 5,000. */
export function listRoutes(signal: AbortSignal): Promise<PlannedRoute[]> {
  return everyPage((cursor) =>
    answer(api.GET("/v1/routes", { params: { query: { limit: PAGE, ...(cursor ? { cursor } : {}) } }, signal })));
}

/** The address of a heat map's tiles; its time begins at a full hour, as the API wants it. */
export function heatTiles(kind: string, hours: number, nowMs: number): string {
  const from = new Date(Math.floor(nowMs / HOUR_MS) * HOUR_MS - hours * HOUR_MS).toISOString();
  return `${location.origin}/v1/heatmaps/${kind}/tiles/{z}/{x}/{y}?from=${from}`;
}

/** What tiles of this server's API are asked with; other addresses are told nothing. */
export function tileHeaders(url: string): Record<string, string> {
  return url.startsWith(`${location.origin}/v1/`) ? { Authorization: `Bearer ${keptToken() ?? ""}` } : {};
}

async function everyPage<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await ask(cursor);
    items.push(...page.items);
    if (!page.next) {
      break;
    }
    cursor = page.next;
  }
  return items;
}

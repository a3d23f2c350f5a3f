import { answer, api, type Page, sendJson, type Told } from "./client";

export type Attempt = Told<"WebhookAttempt", "at" | "endpoint_id" | "message_id" | "attempt" | "event_type" | "latency_ms">;

/** What an event must be like to be told; what is left out lets every event through. */
export interface EndpointFilters {
  /** 1 low to 4 critical. */
  min_severity?: number;
  vehicles?: string[];
  vehicle_groups?: string[];
  drivers?: string[];
  fences?: string[];
  /** A box, west, south, east, north, or a polygon of longitudes and latitudes. */
  area?: { bbox: [number, number, number, number] } | { polygon: [lon: number, lat: number][] };
  schedule?: { zone: string; days?: string[]; from: string; to: string };
}

/** An endpoint as the notifier shows it, without secrets. */
export interface Endpoint {
  id: string;
  source: "api" | "file";
  description: string;
  owner: string;
  url: string;
  format: string;
  event_types: string[];
  filters?: EndpointFilters;
  state: "enabled" | "paused" | "disabled";
  state_reason?: string;
  state_since?: string;
  failing_since?: string;
  changed_at?: string;
  changed_by?: string;
  secret?: string;
}

export interface NewEndpoint {
  id?: string;
  description?: string;
  url: string;
  format?: string;
  event_types: string[];
  filters?: EndpointFilters;
}

/** How far a resend is. */
export interface Recovery {
  id: string;
  kind: string;
  state: string;
  started_at: string;
  found: number;
  queued: number;
  gone: number;
  more: boolean;
}

export type EndpointAction = "pause" | "resume" | "enable" | "disable" | "test";

const PAGE = 200;
const MOST_PAGES = 5;
const pathOf = (id: string) => `/notifier/v1/endpoints/${encodeURIComponent(id)}`;

/** Every endpoint, at most 1,000. */
export async function listEndpoints(): Promise<Endpoint[]> {
  const items: Endpoint[] = [];
  let after = "";
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const page = await sendJson<{ endpoints: Endpoint[]; next: string | null }>("GET", `/notifier/v1/endpoints?${query}`);
    items.push(...page.endpoints);
    if (!page.next) {
      break;
    }
    after = page.next;
  }
  return items;
}

/** Makes an endpoint; its secret is in this answer alone. */
export function createEndpoint(endpoint: NewEndpoint): Promise<Endpoint> {
  return sendJson("POST", "/notifier/v1/endpoints", endpoint);
}

export function turn(id: string, action: EndpointAction): Promise<unknown> {
  return sendJson("POST", `${pathOf(id)}/${action}`, {});
}

/** Sends one message again, or all that ended undelivered since a time. */
export function resend(id: string, what: { message_id: string } | { since: string }): Promise<Recovery> {
  return sendJson("POST", `${pathOf(id)}/resend`, what);
}

export function listRecoveries(id: string): Promise<Recovery[]> {
  return sendJson("GET", `${pathOf(id)}/recoveries`);
}

export function listAttempts(
  filter: { endpoint_id?: string; outcome?: string; from?: string; to?: string },
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<Attempt>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/webhook-attempts", { params: { query }, signal }));
}

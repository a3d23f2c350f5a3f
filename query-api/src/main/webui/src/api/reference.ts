import { sendTagged } from "./client";
import type { FieldNote } from "./problem";

/** What is drawn on the map and written by the gateway. */
export type PlaceKind = "geofences" | "routes";

/** Members that this console knows; others are kept as they are. */
export interface PlaceBody {
  name?: string;
  geometry: GeoJSON.Geometry;
  radius_m?: number;
  corridor_m?: number;
  speed_limit_kmph?: number;
  dwell_limit_s?: number;
  idle_ok?: boolean;
  tags?: string[];
  vehicle_ids?: string[];
  [more: string]: unknown;
}

export interface Place {
  id: string;
  valid_from: string;
  changed_at: string;
  changed_by: string;
  body: PlaceBody;
}

export interface Written {
  status: "created" | "updated" | "unchanged" | "deleted";
  id: string;
  valid_from: string;
  warnings?: FieldNote[];
}

/** What is written now holds 5 s later; whoever wrote it sees it at once. */
const LEAD_MS = 10_000;
const PAGE = 1_000;
const MOST_PAGES = 5;

const soon = () => new Date(Date.now() + LEAD_MS).toISOString();
const pathOf = (kind: PlaceKind, id: string) => `/gateway/v1/reference/${kind}/${encodeURIComponent(id)}`;

/** What holds now or in a few seconds, at most 5,000. */
export async function listPlaces(kind: PlaceKind): Promise<Place[]> {
  const items: Place[] = [];
  const at = soon();
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = new URLSearchParams({ at, limit: String(PAGE), ...(cursor ? { cursor } : {}) });
    const { told } = await sendTagged<{ items: Place[]; next_cursor?: string }>("GET", `/gateway/v1/reference/${kind}?${query}`);
    items.push(...told.items);
    cursor = told.next_cursor;
    if (!cursor) {
      break;
    }
  }
  return items;
}

/** One of them with its tag: it is changed only as one has seen it. */
export function getPlace(kind: PlaceKind, id: string): Promise<{ told: Place; tag: string | undefined }> {
  return sendTagged("GET", `${pathOf(kind, id)}?at=${encodeURIComponent(soon())}`);
}

/** Writes one from now on; without a tag it has to be new. */
export async function putPlace(kind: PlaceKind, id: string, body: PlaceBody, tag: string | undefined): Promise<Written> {
  return (await sendTagged<Written>("PUT", pathOf(kind, id), body, tag ? { "If-Match": tag } : { "If-None-Match": "*" })).told;
}

/** Says that one is gone from now on. */
export async function deletePlace(kind: PlaceKind, id: string, tag: string | undefined): Promise<Written> {
  return (await sendTagged<Written>("DELETE", pathOf(kind, id), undefined, tag ? { "If-Match": tag } : {})).told;
}

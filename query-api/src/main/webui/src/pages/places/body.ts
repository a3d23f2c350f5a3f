import type { PlaceBody, PlaceKind } from "../../api/reference";
import { words } from "../../ui/given";
import type { Shape } from "./draft";

/** Members that are asked for as numbers, with how they are bound and their unit's key. */
export const NUMBERS = {
  radius_m: { least: 5, most: 100_000 },
  corridor_m: { least: 5, most: 10_000 },
  speed_limit_kmph: { least: 1, most: 300 },
  dwell_limit_s: { least: 1, most: 31_536_000 },
} as const;
export type NumberName = keyof typeof NUMBERS;

/** What is asked for of each shape. */
export function numbersOf(kind: PlaceKind, shape: Shape | undefined): NumberName[] {
  if (kind === "routes") {
    return ["corridor_m"];
  }
  return [...(shape === "circle" || shape === "corridor" ? (["radius_m"] as const) : []), "speed_limit_kmph", "dwell_limit_s"];
}

/** What a form says, each member as text; lists are separated by commas. */
export type Said = Partial<Record<NumberName | "name" | "tags" | "vehicle_ids" | "idle_ok", string>>;

export function saidBy(body: PlaceBody | undefined): Said {
  const said: Said = {};
  if (body?.name) said.name = body.name;
  for (const name of Object.keys(NUMBERS) as NumberName[]) {
    if (body?.[name] !== undefined) said[name] = String(body[name]);
  }
  if (body?.tags) said.tags = body.tags.join(", ");
  if (body?.vehicle_ids) said.vehicle_ids = body.vehicle_ids.join(", ");
  if (body?.idle_ok !== undefined) said.idle_ok = body.idle_ok ? "true" : "";
  return said;
}

/** The document to be written: what was there, with what the form says in its place; what the form leaves empty is taken away. */
export function bodyOf(kind: PlaceKind, shape: Shape | undefined, before: PlaceBody | undefined, said: Said, geometry: GeoJSON.Geometry): PlaceBody {
  const body: PlaceBody = { ...before, geometry };
  const put = (name: string, value: unknown) => {
    if (value === undefined) {
      delete body[name];
    } else {
      body[name] = value;
    }
  };
  put("name", said.name?.trim() || undefined);
  const asked = numbersOf(kind, shape);
  for (const name of Object.keys(NUMBERS) as NumberName[]) {
    // An area of several parts keeps what no form asks for; a shape that has no radius has none.
    if (asked.includes(name) || (name === "radius_m" && shape !== undefined)) {
      put(name, asked.includes(name) && said[name]?.trim() ? Number(said[name]) : undefined);
    }
  }
  if (kind === "routes") {
    put("vehicle_ids", listOf(said.vehicle_ids));
  } else {
    put("tags", listOf(said.tags));
    put("idle_ok", said.idle_ok ? true : before?.idle_ok === undefined ? undefined : false);
  }
  return body;
}

function listOf(text: string | undefined): string[] | undefined {
  const items = words(text ?? "");
  return items.length > 0 ? items : undefined;
}

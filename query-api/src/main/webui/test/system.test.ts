import { expect, it } from "vitest";
import { readMetrics } from "../src/api/system";
import { Activity } from "../src/live/activity";
import { figureOf } from "../src/pages/system/behind";
import { contentsOf } from "../src/pages/system/contents";

it("adds up what is counted by tags, and passes over what is no number", () => {
  const counted = readMetrics([
    "# HELP fleet_query_live_clients clients", "fleet_query_live_clients 2.0",
    'fleet_query_clickhouse_seconds_count{query="trips"} 3', 'fleet_query_clickhouse_seconds_count{query="a } b"} 4.0', "broken NaN", "",
  ].join("\n"));
  expect([...counted]).toEqual([["fleet_query_live_clients", 2], ["fleet_query_clickhouse_seconds_count", 7]]);
});

it("shows contents as text, JSON laid out, and as numbers where they are none", () => {
  expect(contentsOf(btoa('{"a":1}'))).toBe('{\n  "a": 1\n}');
  expect(contentsOf(btoa("no json,\nbut text"))).toBe("no json,\nbut text");
  expect(contentsOf(btoa("\u0001\u0002ABCDEFGHIJKLMNOP"))).toBe("01 02 41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e\n4f 50");
});

it("knows how long ago the newest window ended, and forgets one that is a minute old", () => {
  const activity = new Activity();
  const end = Date.parse("2026-03-01T12:00:05Z");
  activity.take({ panel: "fleet_activity", window_start: "2026-03-01T12:00:00Z", window_end: "2026-03-01T12:00:05Z", events: 50, alerts: 1, distance_m: 250 });
  expect(activity.newestWithin(end + 60_000)?.events).toBe(50);
  expect(activity.metresPerSecond(end)).toBe(50);
  expect(activity.lastMinute()).toEqual([{ at: end, perSecond: 10 }]);
  expect(activity.newestWithin(end + 60_001)).toBeUndefined();
});

it("says how far behind the log somebody is, and in words that this is late", () => {
  const reader = { state: "ok", records: 1_204, behind_ms: 1_630, late_after_ms: 30_000 };
  expect(figureOf(reader, null)).toEqual({ value: "2 s", note: "1,204 records wait" });
  expect(figureOf({ ...reader, state: "late", records: 1, behind_ms: 125_000 }, null)).toEqual({ value: "2 min", note: "late: 1 record waits", tone: "warn" });
});

it("shows no number that is not known, and why there is none", () => {
  const unknown = { state: "unknown", late_after_ms: 30_000 };
  expect(figureOf({ ...unknown, reason: "nothing_told" }, null)).toEqual({ value: "not known", note: "nothing done so far", tone: "warn" });
  expect(figureOf({ ...unknown, reason: "new_one" }, null).note).toBe("new_one");
  const older = { state: "ok", records: 3, behind_ms: 5, late_after_ms: 30_000 };
  expect(figureOf(older, new Error("The log is away, come again"))).toEqual({ value: "not known", note: "The log is away, come again", tone: "warn" });
});

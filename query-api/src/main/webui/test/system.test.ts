import { expect, it } from "vitest";
import { readMetrics } from "../src/api/system";
import { Activity } from "../src/live/activity";
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

import { describe, expect, it } from "vitest";
import { Activity } from "../src/live/activity";

const START = Date.UTC(2026, 0, 31, 8, 0, 0);

const panel = (endSecond: number, events: number, alerts: number) => ({
  panel: "fleet_activity",
  window_start: new Date(START + (endSecond - 5) * 1_000).toISOString(),
  window_end: new Date(START + endSecond * 1_000).toISOString(),
  events,
  alerts,
  distance_m: 0,
});

describe("activity", () => {
  it("counts an alert once although five windows hold it", () => {
    const activity = new Activity();
    for (let second = 5; second <= 20; second++) {
      activity.take(panel(second, 50, second >= 12 && second < 17 ? 1 : 0));
    }
    expect(activity.alertsPerMinute()).toBe(1);
    expect(activity.eventsPerSecond(START + 21_000)).toBe(10);
  });

  it("says nothing without windows, or with old ones only", () => {
    const activity = new Activity();
    expect(activity.eventsPerSecond(START)).toBeUndefined();
    activity.take(panel(5, 50, 0));
    expect(activity.eventsPerSecond(START + 120_000)).toBeUndefined();
  });

  it("falls back on what the page itself was told", () => {
    const activity = new Activity();
    [0, 4_000, 6_000, 7_000].forEach((ms) => activity.update(START + ms));
    expect(activity.updatesPerSecond(START + 8_000)).toBe(0.6);
  });
});

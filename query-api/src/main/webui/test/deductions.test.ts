import { describe, expect, it } from "vitest";
import type { DriverScore } from "../src/api/drivers";
import type { Me } from "../src/api/me";
import { everyDay } from "../src/pages/drivers/days";
import { decisionsFor } from "../src/pages/drivers/Decide";
import { groupsOf } from "../src/pages/drivers/deductions";
import { peersOf } from "../src/pages/drivers/peers";

const item = (event_id: string, kind: string, points: number, state?: string) =>
  ({ event_id, kind, points, vehicle_id: "van-1", started_at: `2026-03-02T08:0${points % 10}:00.000Z`, ...(state && { state }) });
const SCORE: DriverScore = {
  driver_id: "drv-4", window: "7d", from: "2026-02-24T08:00:00.000Z", to: "2026-03-03T08:00:00.000Z", score: 87.3, raw_score: 87.3,
  deductions: { braking: 4, acceleration: 0, cornering: 8, crash: 0, overspeed: 0.7 },
  items: [item("b", "harsh_braking", 4), item("x", "harsh_braking", 0, "excluded"), item("c1", "harsh_cornering", 2), item("c2", "harsh_cornering", 6), item("o", "overspeed", 0.7)],
};

describe("what a score lacks", () => {
  it("is grouped by kind, the greatest first, and adds up to the score", () => {
    const groups = groupsOf(SCORE, []);
    expect(groups.map(({ name, points, items }) => [name, points, items.map((one) => one.event_id)])).toEqual([
      ["cornering", 8, ["c2", "c1"]], ["braking", 4, ["b", "x"]], ["overspeed", 0.7, ["o"]],
    ]);
    expect(100 - groups.reduce((sum, group) => sum + group.points, 0)).toBeCloseTo(SCORE.raw_score!);
    groups.forEach((group) => expect(group.items.reduce((sum, one) => sum + one.points, 0)).toBeCloseTo(group.points));
  });

  it("carries what the vehicle measured", () => {
    const [cornering] = groupsOf(SCORE, [{ event_id: "c2", kind: "harsh_cornering", vehicle_id: "van-1", started_at: "2026-03-02T08:06:00.000Z", peak_g: 0.47 }]);
    expect(cornering!.items.map((one) => one.event?.peak_g)).toEqual([0.47, undefined]);
  });
});

describe("what may be said of an event", () => {
  const me = (role: string, driver_id?: string): Me => ({ subject: "s", kind: "token", roles: [role], whole_fleet: true, ...(driver_id && { driver_id }) });
  const said = (who: Me, state?: string) => decisionsFor(who, "drv-4", item("b", "harsh_braking", 4, state));

  it("is decided by operators, by what was said of it before", () => {
    expect(said(me("operator"))).toEqual(["exclude"]);
    expect(said(me("operator"), "contested")).toEqual(["exclude", "reject"]);
    expect(said(me("admin"), "excluded")).toEqual(["restore"]);
  });

  it("is contested by the driver whose it is, once", () => {
    expect(said(me("driver", "drv-4"))).toEqual(["contest"]);
    expect(said(me("driver", "drv-4"), "contested")).toEqual([]);
    expect(said(me("driver", "drv-5"))).toEqual([]);
    expect(said(me("viewer"))).toEqual([]);
  });
});

it("ranks a driver among the same class in the same traffic", () => {
  const place = (driver_id: string, vehicle_class: string, group_rank?: number, score = 80) => ({ driver_id, vehicle_class, traffic: "town", score, ...(group_rank && { group_rank }) });
  const places = [place("a", "van", 2), place("b", "truck", 1), place("c", "van", 1), place("d", "van"), place("e", "van", undefined, 90)];
  expect(peersOf(places, places[0]!).map((one) => one.driver_id)).toEqual(["c", "a", "e", "d"]);
});

it("shows each day of the window, also those without a score", () => {
  const days = everyDay({ ...SCORE, days: [{ day: "2026-02-28", score: 91 }] });
  expect(days.map(({ day, score }) => [day, score])).toEqual([
    ["2026-02-24", undefined], ["2026-02-25", undefined], ["2026-02-26", undefined], ["2026-02-27", undefined],
    ["2026-02-28", 91], ["2026-03-01", undefined], ["2026-03-02", undefined], ["2026-03-03", undefined],
  ]);
});

import { expect, test } from "vitest";
import { inPlanOrder } from "../src/pages/deliveries/planOrder";

const stop = (plan_since: string, vehicle_id: string, stop_id: string, sequence: number) => ({
  plan_since, vehicle_id, plan_id: `of ${vehicle_id}`, stop_id, sequence,
});

test("stops stand as they were planned, not as their names are spelled", () => {
  const stops = [
    stop("2026-11-27T08:00:00Z", "van-1", "s10", 10), stop("2026-11-27T08:00:00Z", "van-1", "s2", 2),
    stop("2026-11-27T08:00:00Z", "van-1", "unplanned@1", 0), stop("2026-11-27T08:00:00Z", "van-1", "unplanned@2", 0),
  ];
  expect(inPlanOrder(stops).map(({ stop_id }) => stop_id)).toEqual(["s2", "s10", "unplanned@1", "unplanned@2"]);
});

test("of two plans the newer stands first, of one moment by vehicle", () => {
  const stops = [stop("2026-11-26T08:00:00Z", "van-1", "old", 1), stop("2026-11-27T08:00:00Z", "van-2", "b", 1), stop("2026-11-27T08:00:00Z", "van-1", "a", 2)];
  expect(inPlanOrder(stops).map(({ stop_id }) => stop_id)).toEqual(["a", "b", "old"]);
});

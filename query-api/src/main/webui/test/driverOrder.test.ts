import { expect, it } from "vitest";
import type { Driver, Place } from "../src/api/drivers";
import { inOrder, sortOf } from "../src/pages/drivers/order";

const DRIVERS: Driver[] = [
  { driver_id: "anna", last_seen: "2026-03-01T08:00:00Z" },
  { driver_id: "ben", last_seen: "2026-03-01T10:00:00+02:00" },
  { driver_id: "cleo" },
  { driver_id: "dora", last_seen: "2026-03-02T08:00:00Z" },
];
const PLACES = new Map<string, Place>([
  ["anna", { driver_id: "anna", score: 81, distance_m: 900 }],
  ["ben", { driver_id: "ben", distance_m: 12_000 }],
  ["dora", { driver_id: "dora", score: 97, distance_m: 4_000 }],
]);
const by = (sort: string) => inOrder(DRIVERS, PLACES, sort).map(({ driver_id }) => driver_id).join(" ");

it("puts drivers in order by what is known of them", () => {
  expect(by("-driver_id")).toBe("dora cleo ben anna");
  expect(by("-score")).toBe("dora anna ben cleo");
  expect(by("distance")).toBe("anna dora ben cleo");
});

it("leaves those of whom nothing is known at the end, whichever way round, and equals by id", () => {
  expect(by("score")).toBe("anna dora ben cleo");
  expect(by("last_seen")).toBe("anna ben dora cleo");
  expect(by("-last_seen")).toBe("dora anna ben cleo");
});

it("takes an order that there is none of for the usual one", () => {
  expect(["", "-score", "shoe_size", "-", "toString"].map(sortOf)).toEqual(["driver_id", "-score", "driver_id", "driver_id", "driver_id"]);
});

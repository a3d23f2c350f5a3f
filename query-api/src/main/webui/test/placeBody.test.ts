import { expect, it } from "vitest";
import { bodyOf, numbersOf, saidBy } from "../src/pages/places/body";

const POINT = { type: "Point" as const, coordinates: [11, 48] };
const AREA = { type: "Polygon" as const, coordinates: [[[11, 48], [12, 48], [12, 49], [11, 48]]] };

it("asks of each shape what it has", () => {
  expect(numbersOf("geofences", "circle")).toEqual(["radius_m", "speed_limit_kmph", "dwell_limit_s"]);
  expect(numbersOf("geofences", "polygon")).not.toContain("radius_m");
  expect(numbersOf("routes", "route")).toEqual(["corridor_m"]);
});

it("writes what the form says and keeps what it does not ask for", () => {
  const before = { name: "Depot", geometry: AREA, dwell_limit_s: 60, tags: ["old"], schedule: { zone: "UTC", weekly: [] } };
  const said = { ...saidBy(before), name: " North depot ", dwell_limit_s: "", speed_limit_kmph: "20", tags: "depot, wash" };
  expect(bodyOf("geofences", "polygon", before, said, AREA)).toEqual({
    name: "North depot", geometry: AREA, speed_limit_kmph: 20, tags: ["depot", "wash"], schedule: before.schedule,
  });
});

it("takes the radius away from what is no circle any more, and leaves out a switch nobody has touched", () => {
  const circle = { geometry: POINT, radius_m: 50 };
  expect(bodyOf("geofences", "circle", circle, saidBy(circle), POINT)).toEqual(circle);
  expect(bodyOf("geofences", "polygon", circle, saidBy(circle), AREA)).toEqual({ geometry: AREA });
  expect(bodyOf("geofences", "circle", { ...circle, idle_ok: true }, { radius_m: "50", idle_ok: "" }, POINT).idle_ok).toBe(false);
});

it("writes a route with its vehicles and nothing of fences", () => {
  const way = { type: "LineString" as const, coordinates: [[11, 48], [12, 48]] };
  expect(bodyOf("routes", "route", undefined, { corridor_m: "80", vehicle_ids: "van-1 van-2", tags: "x" }, way)).toEqual({
    geometry: way, corridor_m: 80, vehicle_ids: ["van-1", "van-2"],
  });
});

import { describe, expect, it } from "vitest";
import { selects } from "../src/live/selection";
import type { Vehicle } from "../src/live/stream/events";
import { reaching } from "../src/map/areaLayers";

const van: Vehicle = { vehicle_id: "van-17", state: "driving", driver_id: "Olga", last_seen: "2026-01-31T08:00:00.000Z" };

describe("a search on the map", () => {
  it("finds by state, and by a part of the vehicle's or driver's name", () => {
    expect(selects(van, "", "")).toBe(true);
    expect(selects(van, "driving", "N-17")).toBe(true);
    expect(selects(van, "", "olg")).toBe(true);
    expect(selects(van, "standing", "")).toBe(false);
    expect(selects(van, "driving", "van-18")).toBe(false);
  });
});

describe("what reaches on the ground", () => {
  const widthOf = (geometry: GeoJSON.Geometry, reachM: number) =>
    reaching([{ name: "", geometry, reachM }]).features[0]!.properties!["width"] as number;

  it("is as many pixels wide at zoom 0 as it covers of the world's 512", () => {
    const worldM = 40_075_016.7;
    expect(widthOf({ type: "Point", coordinates: [11, 0] }, worldM / 2)).toBeCloseTo(256, 2);
    expect(widthOf({ type: "LineString", coordinates: [[11, 0], [12, 0]] }, worldM / 2)).toBeCloseTo(512, 2);
  });

  it("is wider in the north, as the map is", () => {
    const equator = widthOf({ type: "Point", coordinates: [11, 0] }, 1_000);
    expect(widthOf({ type: "Point", coordinates: [11, 60] }, 1_000) / equator).toBeCloseTo(2, 5);
  });
});

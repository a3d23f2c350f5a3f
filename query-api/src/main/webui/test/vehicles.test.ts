import { describe, expect, it } from "vitest";
import { Vehicles } from "../src/live/vehicles";
import type { Vehicle } from "../src/live/stream/events";

const at = (second: number, more: Partial<Vehicle> = {}): Vehicle => {
  const ts = new Date(Date.UTC(2026, 0, 31, 8, 0, second)).toISOString();
  return { vehicle_id: "van-1", ts, lat: 48 + second / 1e4, lon: 11, state: "driving", last_seen: ts, ...more };
};

describe("vehicles", () => {
  it("are moved by a newer fix and not by an older one", () => {
    const vehicles = new Vehicles();
    expect(vehicles.take(at(10))).toBe(true);
    expect(vehicles.take(at(5))).toBe(false);
    expect(vehicles.get("van-1")?.vehicle.lat).toBe(48.001);
  });

  it("take a new state of the same fix and do not lengthen their trail by it", () => {
    const vehicles = new Vehicles();
    vehicles.take(at(10));
    expect(vehicles.take(at(10, { state: "standing" }))).toBe(true);
    expect(vehicles.counts()).toEqual({ driving: 0, standing: 1, offline: 0, unknown: 0 });
    expect(vehicles.get("van-1")?.trail).toHaveLength(1);
  });

  it("keep a trail of one minute", () => {
    const vehicles = new Vehicles();
    for (let second = 0; second <= 90; second += 10) {
      vehicles.take(at(second));
    }
    expect(vehicles.get("van-1")?.trail).toHaveLength(7);
  });

  it("that a new connection does not tell of are gone", () => {
    const vehicles = new Vehicles();
    vehicles.take(at(1));
    vehicles.take(at(1, { vehicle_id: "van-2" }));
    vehicles.beginSnapshot();
    vehicles.take(at(2));
    vehicles.endSnapshot();
    expect(vehicles.all().map((known) => known.vehicle.vehicle_id)).toEqual(["van-1"]);
  });

  it("of which a snapshot tells what is known already stay", () => {
    const vehicles = new Vehicles();
    vehicles.take(at(9));
    vehicles.beginSnapshot();
    vehicles.take(at(3));
    vehicles.endSnapshot();
    expect(vehicles.all()).toHaveLength(1);
  });
});

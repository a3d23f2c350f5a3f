import { describe, expect, it } from "vitest";
import { dayOf, hourOf, momentOf, momentText } from "../src/live/day";
import { Way } from "../src/live/replay";

const START = Date.UTC(2026, 0, 31, 8, 0, 0);
const fix = (second: number, lat: number, lon: number, speed_kmph = 40) => ({
  ts: new Date(START + second * 1_000).toISOString(), lat, lon, speed_kmph, heading: 90,
});
const at = (way: Way, second: number) => way.at(START + second * 1_000);

describe("a way that is replayed", () => {
  const way = new Way("van-1", [fix(0, 48, 11), fix(10, 48.01, 11.02), fix(400, 48.05, 11.1, 0)]);

  it("is nowhere before its first fix", () => {
    expect(at(way, -1)).toBeUndefined();
  });

  it("is between two fixes by time", () => {
    const vehicle = at(way, 5)!.vehicle;
    expect(vehicle).toMatchObject({ vehicle_id: "van-1", state: "driving" });
    expect([vehicle.lat, vehicle.lon].map((degrees) => degrees?.toFixed(6))).toEqual(["48.005000", "11.010000"]);
  });

  it("stays at its last fix where the way on is not known, and stands when it stands", () => {
    expect(at(way, 200)?.vehicle).toMatchObject({ lat: 48.01, lon: 11.02 });
    expect(at(way, 400)?.vehicle).toMatchObject({ lat: 48.05, lon: 11.1, state: "standing" });
  });

  it("is gone after a quarter of an hour without a fix", () => {
    expect(at(way, 400 + 900)).toBeDefined();
    expect(at(way, 400 + 901)).toBeUndefined();
  });

  it("goes the short way across the antimeridian", () => {
    expect(at(new Way("ship", [fix(0, 0, 179.9), fix(10, 0, -179.9)]), 5)?.vehicle.lon).toBeCloseTo(180, 6);
  });

  it("draws the minutes before behind itself", () => {
    expect(at(way, 5)?.trail.map(({ lon }) => lon.toFixed(6))).toEqual(["11.000000", "11.010000"]);
  });
});

describe("a day", () => {
  const now = new Date(2026, 10, 26, 12, 30).getTime();

  it("that goes on ends now, one to come is none", () => {
    expect(dayOf("2026-11-26", now)).toEqual({ fromMs: new Date(2026, 10, 26).getTime(), toMs: now });
    expect(dayOf("2026-11-27", now)).toBeUndefined();
    expect(dayOf("yesterday", now)).toBeUndefined();
  });

  it("has moments that are written as they are read, and hours", () => {
    const day = dayOf("2026-11-25", now)!;
    const ms = momentOf(day, "13:05:09")!;
    expect(momentText(day, ms)).toBe("13:05:09");
    expect(hourOf(day, ms)).toBe(momentOf(day, "13:00:00"));
    expect(momentOf(day, "99:00:00")).toBeUndefined();
  });
});

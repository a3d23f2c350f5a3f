import { describe, expect, it } from "vitest";
import { advance, momentAt } from "../src/pages/trips/playback";

const START = Date.parse("2026-03-02T08:00:00.000Z");
const fix = (second: number, lon: number, lat: number, speed_kmph = 50) => ({ ts: new Date(START + second * 1_000).toISOString(), lon, lat, speed_kmph });

describe("a replay", () => {
  const fixes = [fix(0, 11, 48, 10), fix(10, 11.1, 48.2, 20), fix(20, 11.1, 48.2, 0), fix(2_000, 12, 49, 60)];

  it("stands between two fixes in the share of their time", () => {
    const { place, fix: newest } = momentAt(fixes, START + 2_500)!;
    expect(place[0]).toBeCloseTo(11.025);
    expect(place[1]).toBeCloseTo(48.05);
    expect(newest.speed_kmph).toBe(10);
  });

  it("is at a fix at its time, and nowhere else before the first and after the last", () => {
    expect(momentAt(fixes, START + 10_000)).toEqual({ place: [11.1, 48.2], fix: fixes[1] });
    expect(momentAt(fixes, START - 60_000)!.place).toEqual([11, 48]);
    expect(momentAt(fixes, START + 9_000_000)!.place).toEqual([12, 49]);
  });

  it("does not invent a way over a gap of signal", () => {
    expect(momentAt(fixes, START + 1_500_000)!.place).toEqual([11.1, 48.2]);
  });

  it("takes the shorter way over the antimeridian", () => {
    expect(momentAt([fix(0, 179.9, 0), fix(10, -179.9, 0)], START + 5_000)!.place[0]).toBeCloseTo(180);
  });

  it("has no place without fixes", () => {
    expect(momentAt([], START)).toBeUndefined();
  });

  it("goes on by its pace and stops at the end", () => {
    expect(advance(START, 100, 30, START + 10_000)).toBe(START + 3_000);
    expect(advance(START + 9_000, 100, 30, START + 10_000)).toBe(START + 10_000);
  });
});

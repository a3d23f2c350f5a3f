import { describe, expect, it } from "vitest";
import { boundsOf, dayLine, dayOf, totalsOf } from "../src/pages/vehicles/dayLine";

const at = (clock: string) => `2026-03-02T${clock}:00.000Z`;
const ms = (clock: string) => Date.parse(at(clock));
const entry = (kind: string, from: string, to?: string) => ({ kind, started_at: at(from), ...(to && { ended_at: at(to) }) });
const HEARD = [{ from: at("06:00"), to: at("18:00") }];

describe("a vehicle's day", () => {
  it("adds up, whatever lies over what", () => {
    const entries = [entry("parked", "00:00", "07:00"), entry("trip", "07:00", "09:00"), entry("idling", "08:50", "09:10"), entry("harsh_braking", "07:30", "07:30")];
    const line = dayLine(entries, HEARD, ms("00:00"), ms("20:00"));
    expect(line.map(({ state }) => state)).toEqual(["offline", "standing", "driving", "idling", "standing", "offline"]);
    expect(totalsOf(line)).toEqual({ driving: 6_600, idling: 1_200, standing: 3_600 + 8 * 3_600 + 3_000, offline: 8 * 3_600 });
    expect(line[0]!.fromMs).toBe(ms("00:00"));
    expect(line.at(-1)!.toMs).toBe(ms("20:00"));
    line.slice(1).forEach((segment, index) => expect(segment.fromMs).toBe(line[index]!.toMs));
  });

  it("counts a trip that goes on up to now, and one of the day before from the day's beginning", () => {
    const night = { kind: "trip", started_at: "2026-03-01T23:00:00.000Z", ended_at: at("00:30") };
    const line = dayLine([night, entry("trip", "01:00")], [{ from: at("00:00"), to: at("01:55") }], ms("00:00"), ms("02:00"));
    expect(line.map(({ state, fromMs, toMs }) => [state, (toMs - fromMs) / 60_000])).toEqual([["driving", 30], ["standing", 30], ["driving", 60]]);
  });

  it("calls a silence of a quarter of an hour offline, within a trip too, and a shorter one at the end not", () => {
    const heard = [{ from: at("01:00"), to: at("01:20") }, { from: at("01:50"), to: at("02:30") }];
    const states = (until: string) => dayLine([entry("trip", "01:00")], heard, ms("01:00"), ms(until)).map(({ state }) => state);
    expect(states("02:40")).toEqual(["driving", "offline", "driving"]);
    expect(states("02:45")).toEqual(["driving", "offline", "driving", "offline"]);
  });

  it("is offline throughout when nothing was heard", () => {
    expect(dayLine([], [], ms("00:00"), ms("12:00"))).toEqual([{ state: "offline", fromMs: ms("00:00"), toMs: ms("12:00") }]);
  });

  it("has the bounds of its name, in the person's zone", () => {
    const [from, to] = boundsOf("2026-03-31");
    expect(dayOf(new Date(from))).toBe("2026-03-31");
    expect(dayOf(new Date(to - 1))).toBe("2026-03-31");
    expect(dayOf(new Date(to))).toBe("2026-04-01");
  });
});

import { describe, expect, it } from "vitest";
import type { Alert } from "../src/api/alerts";
import { alarmsOf } from "../src/shell/calls";

const call = (id: string, more: Partial<Alert> = {}): Alert => ({
  alert_id: id, version: 1, state: "opened", ts: "2026-01-31T08:00:00.000Z", started_at: "2026-01-31T08:00:00.000Z",
  alert_type: "sos", severity: 4, vehicle_id: "van-1", ...more,
});
const none = new Set<string>();

describe("alarms", () => {
  it("are calls for help and confirmed crashes, newest first", () => {
    const told = [call("a"), call("b", { alert_type: "crash", started_at: "2026-01-31T08:01:00.000Z" }), call("c", { alert_type: "crash", severity: 2 }), call("d", { alert_type: "overspeed" })];
    expect(alarmsOf([], told, none).map((alert) => alert.alert_id)).toEqual(["b", "a"]);
  });

  it("end when somebody takes them on, when the vehicle says so, or when they were none", () => {
    expect(alarmsOf([call("a", { acknowledged_by: "olga" })], [], none)).toEqual([]);
    expect(alarmsOf([], [call("a")], new Set(["a"]))).toEqual([]);
    expect(alarmsOf([call("a")], [call("a", { version: 2, state: "resolved" })], none)).toEqual([]);
    expect(alarmsOf([call("a")], [call("a", { version: 2, state: "withdrawn" })], none)).toEqual([]);
  });

  it("stay taken on when a newer version is told that knows nothing of it", () => {
    expect(alarmsOf([call("a", { acknowledged_by: "olga" })], [call("a", { version: 2 })], none)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Alert } from "../src/api/alerts";
import { merge } from "../src/pages/alerts/merge";

const alert = (id: string, minute: number, more: Partial<Alert> = {}): Alert => {
  const at = new Date(Date.UTC(2026, 0, 31, 8, minute)).toISOString();
  return { alert_id: id, version: 1, state: "opened", ts: at, started_at: at, alert_type: "overspeed", severity: 2, vehicle_id: "van-1", ...more };
};
const ids = (alerts: Alert[]) => alerts.map((one) => one.alert_id);

describe("a list of alerts with what is told live", () => {
  it("has new ones on top and corrected ones in their place", () => {
    const listed = [alert("b", 2, { acknowledged_by: "olga" }), alert("a", 1)];
    const told = [alert("c", 3), alert("b", 2, { version: 2, severity: 4 })];
    const merged = merge(listed, told, {});
    expect(ids(merged)).toEqual(["c", "b", "a"]);
    expect(merged[1]).toMatchObject({ severity: 4, acknowledged_by: "olga" });
  });

  it("keeps the list's version where that is the newer", () => {
    expect(merge([alert("a", 1, { version: 3, severity: 3 })], [alert("a", 1, { version: 2 })], {})[0]?.severity).toBe(3);
  });

  it("loses what was withdrawn", () => {
    expect(merge([alert("a", 1)], [alert("a", 1, { version: 2, state: "withdrawn" })], {})).toEqual([]);
  });

  it("takes in only what its filters let in, and no old one from behind its pages", () => {
    const listed = [alert("b", 5)];
    expect(ids(merge(listed, [alert("c", 6, { vehicle_id: "van-2" }), alert("old", 1)], { vehicle_id: "van-1" }))).toEqual(["b"]);
    expect(ids(merge(listed, [alert("c", 6)], { closed: "true" }))).toEqual(["b"]);
    expect(ids(merge(listed, [alert("c", 6, { acknowledged_by: "olga" })], { acknowledged: "false" }))).toEqual(["b"]);
  });
});

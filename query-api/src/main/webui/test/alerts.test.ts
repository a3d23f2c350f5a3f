import { describe, expect, it } from "vitest";
import { Alerts } from "../src/live/alerts";
import type { Alert } from "../src/live/stream/events";

const alert = (id: string, minute: number, more: Partial<Alert> = {}): Alert => {
  const ts = new Date(Date.UTC(2026, 0, 31, 8, minute)).toISOString();
  return { alert_id: id, version: 1, state: "opened", ts, started_at: ts, alert_type: "overspeed", severity: 2, vehicle_id: "van-1", ...more };
};

describe("alerts", () => {
  it("keep what was said of them when a newer version is told, until they are reopened", () => {
    const alerts = new Alerts();
    const told: Alert = {
      alert_id: "a", version: 1, state: "opened", ts: "2026-01-31T08:00:00Z", started_at: "2026-01-31T08:00:00Z",
      alert_type: "crash", severity: 4, vehicle_id: "van-1",
    };
    alerts.take(told);
    alerts.say({ alert_id: "a", action: "acknowledged", by: "olga", at: "2026-01-31T08:01:00Z" });
    alerts.say({ alert_id: "a", action: "acknowledged", by: "omar", at: "2026-01-31T08:02:00Z" });
    alerts.take({ ...told, version: 2 });
    expect(alerts.list()[0]).toMatchObject({ version: 2, acknowledged_by: "olga" });
    alerts.say({ alert_id: "a", action: "reopened", by: "omar", at: "2026-01-31T08:03:00Z" });
    expect(alerts.list()[0]?.acknowledged_by).toBeUndefined();
  });

  it("are shown newest first, an open call for help before all", () => {
    const alerts = new Alerts();
    alerts.take(alert("old", 1));
    alerts.take(alert("sos", 0, { alert_type: "sos", severity: 4 }));
    alerts.take(alert("new", 2));
    expect(alerts.list().map((a) => a.alert_id)).toEqual(["sos", "new", "old"]);
    expect(alerts.callingForHelp()).toEqual(new Set(["van-1"]));
  });

  it("have one version, the highest, whichever comes first", () => {
    const alerts = new Alerts();
    expect(alerts.take(alert("a", 1, { version: 2, state: "resolved" }))).toBe(true);
    expect(alerts.take(alert("a", 1, { version: 1 }))).toBe(false);
    expect(alerts.list().map((a) => a.state)).toEqual(["resolved"]);
  });

  it("that are withdrawn are not shown", () => {
    const alerts = new Alerts();
    alerts.take(alert("a", 1));
    alerts.take(alert("a", 1, { version: 2, state: "withdrawn" }));
    expect(alerts.list()).toEqual([]);
  });

  it("are bounded", () => {
    const alerts = new Alerts();
    for (let i = 0; i < 1_000; i++) {
      alerts.take(alert(`a${i}`, i));
    }
    expect(alerts.list()).toHaveLength(200);
    expect(alerts.list()[0]?.alert_id).toBe("a999");
  });
});

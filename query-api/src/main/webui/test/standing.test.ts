import { expect, it } from "vitest";
import { standing, windowOf } from "../src/pages/deliveries/standing";

it("says what a promised window has come to", () => {
  expect(standing({ sla: "late", risk: "breached", late_s: 720 })).toEqual({ tone: "bad", text: "12 min late" });
  expect(standing({ sla: "late", risk: "breached" })).toEqual({ tone: "bad", text: "Late" });
  expect(standing({ sla: "open", risk: "recovered" })).toEqual({ tone: "neutral", text: "Open, was at risk" });
  expect(standing({ sla: "at_risk", risk: "at_risk" }).tone).toBe("warn");
  expect(standing({ sla: "a later word", risk: "none" })).toEqual({ tone: "neutral", text: "No window" });
});

it("writes a window as short as it can be said, with one end where it has one", () => {
  const judged = { sla: "open", risk: "none" };
  const [from, to] = ["2026-03-02T08:00:00", "2026-03-02T10:30:00"].map((local) => new Date(local).toISOString());
  expect(windowOf({ ...judged, window_from: from!, window_to: to! })).toBe("02 Mar, 08:00 – 10:30");
  expect(windowOf({ ...judged, window_to: to! })).toBe("until 02 Mar, 10:30");
  expect(windowOf({ ...judged, window_from: from!, window_to: new Date("2026-03-03T01:00:00").toISOString() })).toBe("02 Mar, 08:00 – 03 Mar, 01:00");
  expect(windowOf(judged)).toBe("–");
});

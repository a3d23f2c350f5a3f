import type { Stop } from "../../api/deliveries";

type Placed = Pick<Stop, "plan_since" | "vehicle_id" | "plan_id" | "stop_id" | "sequence">;

/** The newest plan first, each as it was planned; stops that nobody planned stand last. */
export function inPlanOrder<S extends Placed>(stops: S[]): S[] {
  return [...stops].sort(
    (a, b) =>
      b.plan_since.localeCompare(a.plan_since) ||
      a.vehicle_id.localeCompare(b.vehicle_id) ||
      a.plan_id.localeCompare(b.plan_id) ||
      (a.sequence || Infinity) - (b.sequence || Infinity) ||
      a.stop_id.localeCompare(b.stop_id),
  );
}

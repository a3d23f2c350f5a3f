import type { AlertFilter } from "../../api/alerts";
import { t, word } from "../../i18n";
import { useLive } from "../../live/context";
import { Button } from "../../ui/Button";
import { SelectField, TextField } from "../../ui/fields";
import { TimeRange } from "../../ui/TimeRange";
import type { Filters } from "../../ui/useFilters";

const TYPES = [
  "sos", "crash", "impact_parked", "overspeed", "harsh_braking", "harsh_acceleration", "harsh_cornering", "aggressive_driving",
  "repeated_overspeed", "idling", "geofence_dwell", "tow", "off_route", "delivery_at_risk", "engine_overheated", "battery_low",
  "fuel_loss", "silent_vehicle", "gps_lost", "fatigue",
];

/** What of "in hand" the address says, in the API's words. */
export function handlingOf(handling: string | undefined): AlertFilter {
  switch (handling) {
    case "new":
      return { acknowledged: "false", closed: "false" };
    case "acknowledged":
      return { acknowledged: "true", closed: "false" };
    case "open":
      return { closed: "false" };
    case "closed":
      return { closed: "true" };
    default:
      return {};
  }
}

export function AlertFilters({ filters }: { filters: Filters<"handling" | "alert_type" | "vehicle_id" | "assigned_to" | "range" | "from" | "to" | "alert" | "sort"> }) {
  const vehicles = useLive()?.vehicles.all().map(({ vehicle }) => vehicle.vehicle_id) ?? [];
  const handling = (["new", "acknowledged", "open", "closed"] as const).map((one): [string, string] => [one, t(`alerts.filter.${one}`)]);
  return (
    <>
      <TimeRange usual="24h" />
      <SelectField label={t("alerts.filter.handling")} value={filters.get("handling")} options={handling} onChange={(value) => filters.set({ handling: value })} />
      <SelectField
        label={t("alerts.filter.type")} value={filters.get("alert_type")} onChange={(value) => filters.set({ alert_type: value })}
        options={TYPES.map((type) => [type, word("alertType", type)])}
      />
      <TextField label={t("alerts.filter.vehicle")} value={filters.get("vehicle_id")} list={vehicles.slice(0, 200)} onChange={(value) => filters.set({ vehicle_id: value })} />
      <TextField label={t("alerts.filter.assignee")} value={filters.get("assigned_to")} onChange={(value) => filters.set({ assigned_to: value })} />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
}

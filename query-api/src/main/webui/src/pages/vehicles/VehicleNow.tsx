import { Link } from "react-router-dom";
import type { Vehicle } from "../../api/vehicles";
import { t } from "../../i18n";
import { VehicleState } from "../../ui/Badge";
import { ago, heading, place, speed } from "../../ui/format";
import { Stat, StatRow } from "../../ui/Stat";

/** What a vehicle does now. */
export function VehicleNow({ vehicle }: { vehicle: Vehicle }) {
  const nowMs = Date.now();
  const { state_since, driver_id, trip_id, ignition } = vehicle;
  return (
    <>
      <p className="vehicle-line">
        <VehicleState of={vehicle.state} />
        {state_since && <span className="soft">{t("vehicles.for", { time: ago(nowMs, state_since) })}</span>}
        {driver_id && <span>{t("vehicles.column.driver")} <Link to={`/drivers/${encodeURIComponent(driver_id)}`}>{driver_id}</Link></span>}
        {trip_id && <Link to={`/trips/${encodeURIComponent(trip_id)}`}>{t("vehicles.presentTrip")}</Link>}
        {vehicle.position && <span>{t("vehicles.position")} {place(vehicle.position)}</span>}
        <Link to={`/?vehicle=${encodeURIComponent(vehicle.vehicle_id)}`}>{t("vehicles.onLiveMap")}</Link>
      </p>
      <StatRow>
        <Stat name={t("vehicles.column.speed")} value={speed(vehicle.speed_kmph)} />
        <Stat name={t("vehicles.heading")} value={heading(vehicle.heading)} />
        <Stat name={t("vehicles.ignition")} value={ignition === undefined ? "–" : t(ignition ? "vehicles.on" : "vehicles.off")} />
        <Stat name={t("vehicles.column.heard")} value={t("time.ago", { time: ago(nowMs, vehicle.last_seen) })} />
      </StatRow>
    </>
  );
}

import { Link } from "react-router-dom";
import { t, word } from "../../i18n";
import type { Vehicle } from "../../live/stream/events";
import { ago, heading, place, speed } from "../../ui/format";
import { Facts } from "../../ui/Stat";

/** The facts of the chosen vehicle, as they are or were; the map may go with it. */
export function VehiclePanel({ vehicle, follow, onFollow, onClose }: {
  vehicle: Vehicle | undefined;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  onClose: () => void;
}) {
  if (!vehicle) {
    return null;
  }
  const nowMs = Date.now();
  const since = (then: string) => t("time.ago", { time: ago(nowMs, then) });
  return (
    <section id="vehicle" aria-label={t("live.vehicle.label")}>
      <h2><Link to={`/vehicles/${encodeURIComponent(vehicle.vehicle_id)}`}>{vehicle.vehicle_id}</Link></h2>
      <button type="button" className="close" aria-label={t("live.vehicle.close")} onClick={onClose}>×</button>
      <p className="state" data-state={vehicle.state}>
        {word("state", vehicle.state)}
        {vehicle.state_since && <span> {t("live.vehicle.for", { time: ago(nowMs, vehicle.state_since) })}</span>}
      </p>
      <label className="check"><input type="checkbox" checked={follow} onChange={(event) => onFollow(event.target.checked)} />{t("live.vehicle.follow")}</label>
      <Facts
        of={[
          [t("live.vehicle.speed"), vehicle.speed_kmph === undefined ? undefined : speed(vehicle.speed_kmph)],
          [t("live.vehicle.heading"), vehicle.heading === undefined ? undefined : heading(vehicle.heading)],
          [t("live.vehicle.ignition"), vehicle.ignition === undefined ? undefined : t(vehicle.ignition ? "live.vehicle.on" : "live.vehicle.off")],
          [t("live.vehicle.driver"), vehicle.driver_id && <Link to={`/drivers/${encodeURIComponent(vehicle.driver_id)}`}>{vehicle.driver_id}</Link>],
          [t("live.vehicle.position"), vehicle.lat === undefined ? undefined : place(vehicle)],
          [t("live.vehicle.fix"), vehicle.ts && since(vehicle.ts)],
          [t("live.vehicle.lastSeen"), since(vehicle.last_seen)],
          [t("live.vehicle.trip"), vehicle.trip_id && <Link to={`/trips/${encodeURIComponent(vehicle.trip_id)}`}>{vehicle.trip_id.slice(0, 8)}</Link>],
        ]}
      />
    </section>
  );
}

import { useMemo } from "react";
import { Link } from "react-router-dom";
import type { Eta, Stop } from "../../api/deliveries";
import { t, word } from "../../i18n";
import { fitTo, type LngLat, MapCanvas } from "../../map/MapCanvas";
import { MapSource } from "../../map/MapSource";
import { collection, point } from "../../map/shapes";
import { Badge } from "../../ui/Badge";
import { Drawer } from "../../ui/Drawer";
import { ago, distance, duration, exactly } from "../../ui/format";
import { Facts } from "../../ui/Stat";
import { Empty, Loading } from "../../ui/states";
import { standing, windowOf } from "./standing";

const SPOT = [
  { id: "stop", type: "circle", paint: { "circle-radius": 8, "circle-color": "#0ea5e9", "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 } },
];
const NEAR_ZOOM = 13;

/** One stop: what was promised, what is expected, each moment that is known and what it is known by. */
export function StopDrawer({ stopKey, stop, eta, pending, onClose }: {
  stopKey: string | undefined;
  stop: Stop | undefined;
  eta: Eta | undefined;
  pending: boolean;
  onClose: () => void;
}) {
  return (
    <Drawer open={Boolean(stopKey)} onClose={onClose} title={stop ? `${stop.stop_id} · ${stop.vehicle_id}` : stopKey} closeLabel={t("deliveries.close")}>
      {stop ? <About stop={stop} eta={eta} /> : pending ? <Loading /> : <Empty>{t("deliveries.empty")}</Empty>}
    </Drawer>
  );
}

function About({ stop, eta }: { stop: Stop; eta: Eta | undefined }) {
  const { tone, text } = standing(stop);
  const when = (at: string | undefined) => (at ? exactly(at) : undefined);
  const by = (source: string | undefined) => (source ? ` (${word("deliveries.source", source)})` : "");
  return (
    <>
      <p className="button-row">
        <Badge tone={tone}>{text}</Badge><Badge>{word("state", stop.state)}</Badge>
        {stop.out_of_order && <Badge tone="warn">{t("deliveries.stop.outOfOrderIs")}</Badge>}
      </p>
      <Facts
        of={[
          [t("deliveries.stop.plan"), stop.plan_id],
          [t("deliveries.stop.place"), stop.sequence || undefined],
          [t("deliveries.stop.driven"), stop.driven_sequence],
          [t("deliveries.stop.window"), windowOf(stop)],
          [t("deliveries.stop.eta"), eta && <Eta eta={eta} />],
          [t("deliveries.stop.risk"), when(stop.at_risk_at)],
          [t("deliveries.stop.why"), stop.risk_reason && word("state", stop.risk_reason)],
          [t("deliveries.stop.approached"), when(stop.approached_at)],
          [t("deliveries.stop.arrived"), stop.arrived_at && exactly(stop.arrived_at) + by(stop.arrival_source)],
          [t("deliveries.stop.service"), when(stop.service_at)],
          [t("deliveries.stop.completed"), when(stop.completed_at)],
          [t("deliveries.stop.departed"), when(stop.departed_at)],
          [t("deliveries.stop.dwell"), served(stop)],
          [t("deliveries.stop.waiting"), stop.waiting_s ? duration(stop.waiting_s) : undefined],
          [t("deliveries.stop.reason"), stop.reason],
          [t("deliveries.stop.farScan"), stop.far_scan_m ? distance(stop.far_scan_m) : undefined],
          [t("deliveries.column.source"), stop.source && word("deliveries.source", stop.source)],
          [t("deliveries.stop.driver"), stop.driver_id && <Link to={`/drivers/${encodeURIComponent(stop.driver_id)}`}>{stop.driver_id}</Link>],
          [t("deliveries.stop.trip"), stop.trip_id && <Link to={`/trips/${encodeURIComponent(stop.trip_id)}`}>{t("deliveries.stop.toTrip")}</Link>],
        ]}
      />
      {stop.position?.lon !== undefined && stop.position.lat !== undefined && <Where lon={stop.position.lon} lat={stop.position.lat} />}
    </>
  );
}

function Eta({ eta: { eta, distance_m, issued_at, stops_before } }: { eta: Eta }) {
  return (
    <>
      {exactly(eta)}<br />
      <span className="soft">
        {t("deliveries.stop.etaFrom", { distance: distance(distance_m), time: ago(Date.now(), issued_at) })}
        {stops_before ? `, ${t("deliveries.stop.etaStops", { count: stops_before })}` : ""}
      </span>
    </>
  );
}

function served({ dwell_s, planned_service_s }: Stop): string | undefined {
  if (dwell_s === undefined) {
    return undefined;
  }
  return planned_service_s === undefined
    ? duration(dwell_s)
    : t("deliveries.stop.planned", { time: duration(dwell_s), planned: duration(planned_service_s) });
}

function Where({ lon, lat }: { lon: number; lat: number }) {
  const spot = useMemo(() => collection([point([lon, lat])]), [lon, lat]);
  const place: LngLat = [lon, lat];
  return (
    <div className="panel-map">
      <MapCanvas key={place.join()} label={t("deliveries.stop.map")} small onReady={(map) => fitTo(map, [place], 40, NEAR_ZOOM)}>
        <MapSource id="stop" data={spot} layers={SPOT as never} />
      </MapCanvas>
    </div>
  );
}

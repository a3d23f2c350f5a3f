import { useState } from "react";
import { Link } from "react-router-dom";
import { type Alert, listAlerts } from "../../api/alerts";
import { useList } from "../../api/queries";
import { listTrips, type Trip } from "../../api/trips";
import { t, word } from "../../i18n";
import { isOpenSos } from "../../live/alerts";
import { Severity } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { distance, duration, exactly, moment } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { useTimeRange } from "../../ui/TimeRange";

const SHOWN = 8;
const MONTH_MS = 30 * 86_400_000;

/** The trips of a vehicle in the page's time, newest first. */
export function TripsPanel({ vehicleId }: { vehicleId: string }) {
  const range = useTimeRange("24h");
  const filter = { ...range, vehicle_id: vehicleId };
  const trips = useList(["trips", filter, SHOWN], (cursor, signal) => listTrips(filter, cursor, signal, SHOWN), { changes: ["trip"] });
  return (
    <Panel title={t("vehicles.trips.title")} aside={<Link to={`/trips?vehicle_id=${encodeURIComponent(vehicleId)}`}>{t("vehicles.trips.all")}</Link>}>
      <DataTable label={t("vehicles.trips.title")} listing={trips} columns={TRIPS} rowKey={(trip) => trip.trip_id} empty={t("vehicles.trips.empty")} />
    </Panel>
  );
}

const TRIPS: Column<Trip>[] = [
  {
    key: "started_at",
    title: t("vehicles.trips.started"),
    cell: (trip) => <Link to={`/trips/${encodeURIComponent(trip.trip_id)}`} title={exactly(trip.started_at)}>{moment(trip.started_at)}</Link>,
  },
  { key: "state", title: t("vehicles.column.state"), cell: (trip) => t(trip.state === "open" ? "vehicles.trips.open" : "vehicles.trips.closed") },
  { key: "distance_m", title: t("vehicles.trips.distance"), numeric: true, cell: (trip) => distance(trip.distance_m) },
  { key: "duration_s", title: t("vehicles.trips.duration"), numeric: true, cell: (trip) => duration(trip.duration_s) },
  { key: "driver_id", title: t("vehicles.column.driver"), minor: true, cell: (trip) => trip.driver_id ?? "–" },
];

/** Alerts of a vehicle that are not closed, newest first. */
export function AlertsPanel({ vehicleId, title }: { vehicleId: string; title: string }) {
  const [from] = useState(() => new Date(Date.now() - MONTH_MS).toISOString());
  const filter = { vehicle_id: vehicleId, closed: "false", from };
  const alerts = useList(["alerts", filter], (cursor, signal) => listAlerts(filter, cursor, signal), { changes: ["alert"] });
  const items = alerts.items.filter((alert) => alert.state !== "resolved").slice(0, SHOWN);
  return (
    <Panel title={title} aside={<Link to={`/alerts?vehicle_id=${encodeURIComponent(vehicleId)}&range=30d`}>{t("vehicles.alerts.all")}</Link>}>
      <DataTable
        label={title} listing={{ ...alerts, items, more: undefined }} columns={ALERTS} rowKey={(alert) => alert.alert_id}
        empty={t("vehicles.alerts.empty")}
      />
    </Panel>
  );
}

export const ALERTS: Column<Alert>[] = [
  { key: "severity", title: t("vehicles.alerts.severity"), cell: (alert) => <Severity of={alert.severity} sos={isOpenSos(alert)} /> },
  {
    key: "alert_type",
    title: t("vehicles.alerts.type"),
    cell: (alert) => <Link to={`/alerts?alert=${encodeURIComponent(alert.alert_id)}&vehicle_id=${encodeURIComponent(alert.vehicle_id)}&range=30d`}>{word("alertType", alert.alert_type)}</Link>,
  },
  { key: "started_at", title: t("vehicles.alerts.started"), cell: (alert) => <time dateTime={alert.started_at} title={exactly(alert.started_at)}>{moment(alert.started_at)}</time> },
];

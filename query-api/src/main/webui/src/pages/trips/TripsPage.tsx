import { useMemo } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useList } from "../../api/queries";
import { listTrips, type Trip, type TripFilter } from "../../api/trips";
import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { SelectField, TextField } from "../../ui/fields";
import { distance, duration, exactly, moment, speed } from "../../ui/format";
import { Page } from "../../ui/Page";
import { TimeRange, useTimeRange } from "../../ui/TimeRange";
import { type Filters, useFilters } from "../../ui/useFilters";
import "./trips.css";

const USUAL = "-started_at";
const DAY_MS = 86_400_000;
/** That trips go on no feed tells. */
const AGAIN_MS = 60_000;

/** Trips by filters that are kept in the address. */
export default function TripsPage() {
  const filters = useFilters("vehicle_id", "driver_id", "state", "sort", "range", "from", "to");
  const range = useTimeRange("24h");
  const { vehicle_id, driver_id, state, sort } = filters.given;
  const filter = useMemo<TripFilter>(
    () => ({
      ...range, ...(vehicle_id && { vehicle_id }), ...(driver_id && { driver_id }), ...(state && { state }),
      // By anything but the beginning the API sorts a time that has an end.
      ...(sort && { sort, to: range.to ?? new Date(Date.now() + DAY_MS).toISOString() }),
    }),
    [range, vehicle_id, driver_id, state, sort],
  );
  const listing = useList(["trips", filter], (cursor, signal) => listTrips(filter, cursor, signal), { changes: ["trip"], everyMs: AGAIN_MS });
  const navigate = useNavigate();
  return (
    <Page title={t("trips.title")} filters={<TripFilters filters={filters} />}>
      <DataTable
        label={t("trips.title")} listing={listing} columns={COLUMNS} rowKey={(trip) => trip.trip_id} empty={t("trips.empty")}
        onOpen={(trip) => navigate(`/trips/${encodeURIComponent(trip.trip_id)}`)}
        sort={sort ?? USUAL} onSort={(chosen) => filters.set({ sort: chosen === USUAL ? "" : chosen })}
      />
    </Page>
  );
}

function TripFilters({ filters }: { filters: Filters<"vehicle_id" | "driver_id" | "state" | "sort" | "range" | "from" | "to"> }) {
  const vehicles = useLive()?.vehicles.all().map(({ vehicle }) => vehicle) ?? [];
  const drivers = [...new Set(vehicles.flatMap((vehicle) => vehicle.driver_id ?? []))];
  return (
    <>
      <TimeRange usual="24h" />
      <TextField
        label={t("trips.vehicle")} value={filters.get("vehicle_id")} list={vehicles.slice(0, 200).map((vehicle) => vehicle.vehicle_id)}
        onChange={(vehicle_id) => filters.set({ vehicle_id })}
      />
      <TextField label={t("trips.driver")} value={filters.get("driver_id")} list={drivers.slice(0, 200)} onChange={(driver_id) => filters.set({ driver_id })} />
      <SelectField
        label={t("trips.state")} value={filters.get("state")} onChange={(state) => filters.set({ state })}
        options={[["open", t("trips.open")], ["closed", t("trips.closed")]]}
      />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
}

const COLUMNS: Column<Trip>[] = [
  {
    key: "started_at",
    title: t("trips.started"),
    sortable: true,
    cell: (trip) => (
      <Link to={`/trips/${encodeURIComponent(trip.trip_id)}`} title={exactly(trip.started_at)} onClick={(event) => event.stopPropagation()}>
        {moment(trip.started_at)}
      </Link>
    ),
  },
  { key: "vehicle_id", title: t("trips.vehicle"), cell: (trip) => trip.vehicle_id },
  { key: "driver_id", title: t("trips.driver"), cell: (trip) => trip.driver_id ?? "–", minor: true },
  { key: "state", title: t("trips.state"), minor: true, cell: (trip) => <Badge tone={trip.state === "open" ? "good" : "neutral"}>{t(trip.state === "open" ? "trips.open" : "trips.closed")}</Badge> },
  { key: "distance_m", title: t("trips.distance"), numeric: true, sortable: true, cell: (trip) => distance(trip.distance_m) },
  { key: "duration_s", title: t("trips.duration"), numeric: true, sortable: true, cell: (trip) => duration(trip.duration_s) },
  { key: "max_speed_kmph", title: t("trips.fastest"), numeric: true, minor: true, cell: (trip) => speed(trip.max_speed_kmph) },
];

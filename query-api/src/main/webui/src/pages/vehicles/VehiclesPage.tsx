import { useMemo } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useMe } from "../../api/meContext";
import { useList } from "../../api/queries";
import { listVehicles, type Vehicle, type VehicleFilter } from "../../api/vehicles";
import { t, word } from "../../i18n";
import { useLive } from "../../live/context";
import { VehicleState } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { SelectField, TextField } from "../../ui/fields";
import { ago, exactly, speed } from "../../ui/format";
import { Page } from "../../ui/Page";
import { type Filters, useFilters } from "../../ui/useFilters";
import { newer } from "./newer";
import "./vehicles.css";

const STATES = ["driving", "standing", "offline", "unknown"];
const USUAL = "vehicle_id";

/** Every vehicle that the caller sees, by filters that are kept in the address, as it is told live. */
export default function VehiclesPage() {
  const filters = useFilters("q", "state", "group", "sort");
  const { q, state, group, sort } = filters.given;
  const filter = useMemo<VehicleFilter>(
    () => ({ ...(q && { q }), ...(state && { state }), ...(group && { group }), ...(sort && { sort }) }),
    [q, state, group, sort],
  );
  const listing = useList(["vehicles", filter], (cursor, signal) => listVehicles(filter, cursor, signal), { changes: ["vehicle_state"] });
  const live = useLive();
  const items = listing.items.map((vehicle) => newer(vehicle, live?.vehicles.get(vehicle.vehicle_id)?.vehicle));
  const navigate = useNavigate();
  return (
    <Page title={t("vehicles.title")} filters={<VehicleFilters filters={filters} />}>
      <DataTable
        label={t("vehicles.title")} listing={{ ...listing, items }} columns={COLUMNS} rowKey={(vehicle) => vehicle.vehicle_id}
        onOpen={(vehicle) => navigate(`/vehicles/${encodeURIComponent(vehicle.vehicle_id)}`)} empty={t("vehicles.empty")}
        sort={sort ?? USUAL} onSort={(chosen) => filters.set({ sort: sortOf(chosen) })}
      />
    </Page>
  );
}

/** Ids have one order alone. */
function sortOf(chosen: string): string {
  return chosen.endsWith(USUAL) ? "" : chosen;
}

function VehicleFilters({ filters }: { filters: Filters<"q" | "state" | "group" | "sort"> }) {
  const me = useMe();
  return (
    <>
      <TextField label={t("vehicles.filter.search")} placeholder={t("vehicles.filter.searchHint")} value={filters.get("q")} onChange={(q) => filters.set({ q })} />
      <SelectField
        label={t("vehicles.filter.state")} value={filters.get("state")} onChange={(state) => filters.set({ state })}
        options={STATES.map((state) => [state, word("state", state)])}
      />
      <TextField label={t("vehicles.filter.group")} value={filters.get("group")} list={me.groups ?? []} onChange={(group) => filters.set({ group })} />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
}

const COLUMNS: Column<Vehicle>[] = [
  {
    key: "vehicle_id",
    title: t("vehicles.column.vehicle"),
    sortable: true,
    cell: ({ vehicle_id }) => <Link to={`/vehicles/${encodeURIComponent(vehicle_id)}`} onClick={(event) => event.stopPropagation()}>{vehicle_id}</Link>,
  },
  { key: "state", title: t("vehicles.column.state"), cell: (vehicle) => <VehicleState of={vehicle.state} /> },
  {
    key: "last_seen",
    title: t("vehicles.column.heard"),
    sortable: true,
    cell: ({ last_seen }) => <time dateTime={last_seen} title={exactly(last_seen)}>{t("time.ago", { time: ago(Date.now(), last_seen) })}</time>,
  },
  { key: "speed_kmph", title: t("vehicles.column.speed"), numeric: true, cell: (vehicle) => speed(vehicle.speed_kmph) },
  {
    key: "driver_id",
    title: t("vehicles.column.driver"),
    minor: true,
    cell: ({ driver_id }) =>
      driver_id ? <Link to={`/drivers/${encodeURIComponent(driver_id)}`} onClick={(event) => event.stopPropagation()}>{driver_id}</Link> : "–",
  },
];

import { useMemo } from "react";
import { Link, useNavigate } from "react-router-dom";
import { type Driver, MOST_DRIVERS, type Place } from "../../api/drivers";
import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { TextField } from "../../ui/fields";
import { ago, count, decimal, distance, exactly } from "../../ui/format";
import { Page } from "../../ui/Page";
import { useFilters } from "../../ui/useFilters";
import "./drivers.css";
import { sortOf, USUAL } from "./order";
import { toneOf } from "./ScorePanels";
import { useDrivers } from "./useDrivers";

/** Every driver, with their score of the last 30 days; filter and order are kept in the address. */
export default function DriversPage() {
  const filters = useFilters("driver_id", "sort");
  const { driver_id } = filters.given;
  const filter = useMemo(() => ({ ...(driver_id && { driver_id }) }), [driver_id]);
  const sort = sortOf(filters.get("sort"));
  const { listing, places, cut } = useDrivers(filter, sort);
  const columns = useMemo(() => columnsOf(places), [places]);
  const known = useLive()?.vehicles.all().flatMap(({ vehicle }) => vehicle.driver_id ?? []) ?? [];
  const navigate = useNavigate();
  const chooser = (
    <>
      <TextField label={t("drivers.driver")} value={filters.get("driver_id")} list={[...new Set(known)].slice(0, 200)} onChange={(value) => filters.set({ driver_id: value })} />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
  return (
    <Page title={t("drivers.title")} filters={chooser}>
      {cut && <p className="note" role="status">{t("drivers.cut", { most: count(MOST_DRIVERS) })}</p>}
      <DataTable
        label={t("drivers.title")} listing={listing} columns={columns} rowKey={(driver) => driver.driver_id} empty={t("drivers.empty")}
        onOpen={(driver) => navigate(`/drivers/${encodeURIComponent(driver.driver_id)}`)}
        sort={sort} onSort={(chosen) => filters.set({ sort: chosen === USUAL ? "" : chosen })}
      />
    </Page>
  );
}

function columnsOf(places: Map<string, Place>): Column<Driver>[] {
  return [
    {
      key: "driver_id",
      title: t("drivers.driver"),
      sortable: true,
      cell: ({ driver_id }) => <Link to={`/drivers/${encodeURIComponent(driver_id)}`} onClick={(event) => event.stopPropagation()}>{driver_id}</Link>,
    },
    {
      key: "score",
      title: t("drivers.score30"),
      numeric: true,
      sortable: true,
      cell: ({ driver_id }) => {
        const score = places.get(driver_id)?.score;
        return <span className="score" data-tone={toneOf(score)}>{decimal(score)}</span>;
      },
    },
    { key: "distance", title: t("drivers.distance"), numeric: true, sortable: true, cell: ({ driver_id }) => distance(places.get(driver_id)?.distance_m) },
    {
      key: "rank",
      title: t("drivers.ranking.place"),
      minor: true,
      cell: ({ driver_id }) => {
        const { group_rank, group_size, reason } = places.get(driver_id) ?? {};
        return group_rank ? `${group_rank} ${t("drivers.ranking.of", { size: group_size })}` : (reason ?? "–");
      },
    },
    {
      key: "last_seen",
      title: t("drivers.heard"),
      minor: true,
      sortable: true,
      cell: ({ last_seen }) => (last_seen ? <time dateTime={last_seen} title={exactly(last_seen)}>{t("time.ago", { time: ago(Date.now(), last_seen) })}</time> : "–"),
    },
    { key: "vehicle", title: t("drivers.vehicle"), minor: true, cell: ({ last_vehicle_id }) => last_vehicle_id ?? "–" },
  ];
}

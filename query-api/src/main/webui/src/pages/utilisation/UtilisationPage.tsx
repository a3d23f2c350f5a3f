import { useMemo } from "react";
import { useMe } from "../../api/meContext";
import { useList, useOne } from "../../api/queries";
import { getFleetUse, listUse, type UseFilter, type VehicleUse } from "../../api/utilisation";
import { t, word } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { SelectField, TextField } from "../../ui/fields";
import { count, distance, duration } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Stat, StatRow } from "../../ui/Stat";
import { useFilters } from "../../ui/useFilters";
import { daysAgo } from "./calendar";
import { UseDrawer } from "./UseDrawer";
import "./utilisation.css";

const SPANS = ["7", "14", "30", "90"];
const USUAL = "14";
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How vehicles are used, which of them too little, and of one the calendar of its days: `?vehicle=`. */
export default function UtilisationPage() {
  const filters = useFilters("days", "group", "sort", "vehicle");
  const { group, sort, vehicle } = filters.given;
  const days = SPANS.find((span) => span === filters.get("days")) ?? USUAL;
  const filter = useMemo<UseFilter>(() => {
    const now = new Date();
    const [from, to] = [daysAgo(Number(days) - 1, now).toISOString(), daysAgo(-1, now).toISOString()];
    return { from, to, zone: ZONE, ...(group && { group }), ...(sort && { sort }) };
  }, [days, group, sort]);
  const listing = useList(["use", filter], (cursor, signal) => listUse(filter, cursor, signal), { changes: ["trip"] });
  const me = useMe();
  const chooser = (
    <>
      <SelectField
        label={t("time.range")} any={null} value={days} onChange={(chosen) => filters.set({ days: chosen === USUAL ? "" : chosen })}
        options={SPANS.map((span) => [span, t("utilisation.lastDays", { days: span })])}
      />
      <TextField label={t("utilisation.group")} value={filters.get("group")} list={me.groups ?? []} onChange={(chosen) => filters.set({ group: chosen })} />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
  return (
    <Page title={t("utilisation.title")} filters={chooser}>
      <FleetStats filter={filter} />
      <DataTable
        label={t("utilisation.title")} listing={listing} columns={COLUMNS} rowKey={(use) => use.vehicle_id} empty={t("utilisation.empty")}
        opened={vehicle} onOpen={(use) => filters.set({ vehicle: use.vehicle_id })}
        {...(sort && { sort })} onSort={(chosen) => filters.set({ sort: chosen })}
      />
      <UseDrawer vehicleId={vehicle} filter={filter} onClose={() => filters.set({ vehicle: "" })} />
    </Page>
  );
}

/** Sums of the whole fleet that the caller sees; where they fail, the list stands alone. */
function FleetStats({ filter }: { filter: UseFilter }) {
  const { data } = useOne(["use", "fleet", filter.from, filter.to], (signal) => getFleetUse(filter, signal), { changes: ["trip"] });
  return data ? (
    <StatRow>
      <Stat name={t("utilisation.used")} value={count(data.vehicles_used)} note={t("utilisation.ofVehicles", { count: data.vehicles })} />
      <Stat name={t("utilisation.distance")} value={distance(data.distance_m)} />
      <Stat name={t("utilisation.driving")} value={duration(data.driving_s)} />
      <Stat name={t("utilisation.standing")} value={duration(data.standing_s)} />
    </StatRow>
  ) : null;
}

const COLUMNS: Column<VehicleUse>[] = [
  { key: "vehicle_id", title: t("utilisation.vehicle"), cell: (use) => <button type="button" className="cell-open">{use.vehicle_id}</button> },
  { key: "vehicle_class", title: t("utilisation.class"), minor: true, cell: (use) => use.vehicle_class || "–" },
  {
    key: "used_days",
    title: t("utilisation.usedDays"),
    numeric: true,
    cell: (use) => (use.days_to_operate ? t("utilisation.daysOf", { used: use.used_days, days: use.days_to_operate }) : count(use.used_days)),
  },
  { key: "distance_m", title: t("utilisation.distance"), numeric: true, sortable: true, cell: (use) => distance(use.distance_m) },
  { key: "driving_s", title: t("utilisation.driving"), numeric: true, minor: true, cell: (use) => duration(use.driving_s) },
  { key: "workshop_s", title: t("utilisation.workshop"), numeric: true, minor: true, cell: (use) => duration(use.workshop_s) },
  {
    key: "rules",
    title: t("utilisation.flags"),
    cell: (use) => <span className="flags">{use.rules.map((rule) => <Badge key={rule} tone="warn">{word("utilisation.rule", rule)}</Badge>)}</span>,
  },
];

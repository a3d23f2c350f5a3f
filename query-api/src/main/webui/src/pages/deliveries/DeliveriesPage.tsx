import { useMemo } from "react";
import { type Eta, getDay, getEtas, listStops, type Stop, type StopFilter } from "../../api/deliveries";
import { useList, useOne } from "../../api/queries";
import { t, word } from "../../i18n";
import { useLive } from "../../live/context";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { SelectField, TextField } from "../../ui/fields";
import { count, exactly, moment, percent } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Stat, StatRow } from "../../ui/Stat";
import { TimeRange, useTimeRange } from "../../ui/TimeRange";
import { type Filters, useFilters } from "../../ui/useFilters";
import "./deliveries.css";
import { inPlanOrder } from "./planOrder";
import { SitesPanel } from "./SitesPanel";
import { StopDrawer } from "./StopDrawer";
import { SLAS, STATES, standing, windowOf } from "./standing";

const NAMES = ["sla", "state", "vehicle_id", "plan_id", "stop", "range", "from", "to"] as const;
const ETAS_MS = 30_000;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was promised, what is expected and what became of it, stop by stop; one of them open beside: `?stop=`. */
export default function DeliveriesPage() {
  const filters = useFilters(...NAMES);
  const range = useTimeRange("24h");
  const { sla, state, vehicle_id, plan_id, stop: open } = filters.given;
  const filter = useMemo<StopFilter>(
    () => ({ ...range, ...(sla && { sla }), ...(state && { state }), ...(vehicle_id && { vehicle_id }), ...(plan_id && { plan_id }) }),
    [range, sla, state, vehicle_id, plan_id],
  );
  const listing = useList(["stops", filter], (cursor, signal) => listStops(filter, cursor, signal), { changes: ["delivery_stop"] });
  const etas = useOne(["etas", vehicle_id, plan_id], (signal) => getEtas(filter, signal), { changes: ["delivery_stop"], everyMs: ETAS_MS });
  const stops = useMemo(() => inPlanOrder(listing.items), [listing.items]);
  const columns = useMemo(() => columnsOf(etas.data ?? new Map()), [etas.data]);
  return (
    <Page title={t("deliveries.title")} filters={<StopFilters filters={filters} />}>
      <Today />
      <DataTable
        label={t("deliveries.title")} listing={{ ...listing, items: stops }} columns={columns} rowKey={(stop) => stop.stop_key} empty={t("deliveries.empty")}
        opened={open} onOpen={(stop) => filters.set({ stop: stop.stop_key })}
      />
      <SitesPanel zone={ZONE} />
      <StopDrawer
        stopKey={open} stop={listing.items.find((stop) => stop.stop_key === open)} eta={etas.data?.get(open ?? "")}
        pending={listing.isPending} onClose={() => filters.set({ stop: "" })}
      />
    </Page>
  );
}

function StopFilters({ filters }: { filters: Filters<(typeof NAMES)[number]> }) {
  const vehicles = useLive()?.vehicles.all().map(({ vehicle }) => vehicle.vehicle_id) ?? [];
  return (
    <>
      <TimeRange usual="24h" spans={["24h", "7d", "30d"]} />
      <SelectField
        label={t("deliveries.filter.sla")} value={filters.get("sla")} onChange={(sla) => filters.set({ sla })}
        options={SLAS.map((sla) => [sla, t(`deliveries.sla.${sla}`)])}
      />
      <SelectField
        label={t("deliveries.filter.state")} value={filters.get("state")} onChange={(state) => filters.set({ state })}
        options={STATES.map((state) => [state, word("state", state)])}
      />
      <TextField label={t("deliveries.filter.vehicle")} value={filters.get("vehicle_id")} list={vehicles.slice(0, 200)} onChange={(vehicle_id) => filters.set({ vehicle_id })} />
      <TextField label={t("deliveries.filter.plan")} value={filters.get("plan_id")} onChange={(plan_id) => filters.set({ plan_id })} />
      <Button kind="quiet" onClick={filters.clear}>{t("filter.clear")}</Button>
    </>
  );
}

/** What today has come to; without a stop today nothing is shown. */
function Today() {
  const from = useMemo(() => new Date(new Date().setHours(0, 0, 0, 0)).toISOString(), []);
  const { data } = useOne(["stops", "day", from], async (signal) => (await getDay(from, ZONE, signal)) ?? null, { changes: ["delivery_stop"] });
  return data ? (
    <StatRow>
      <Stat name={t("deliveries.day.kept")} value={percent(data.on_time_share)} note={t("deliveries.day.windows", { count: data.windows })} />
      <Stat name={t("deliveries.day.stops")} value={count(data.stops)} />
      <Stat name={t("deliveries.day.late")} value={count(data.late)} {...(data.late > 0 && { tone: "warn" })} />
      <Stat name={t("deliveries.day.missed")} value={count(data.missed)} {...(data.missed > 0 && { tone: "bad" })} />
      <Stat name={t("deliveries.day.failed")} value={count(data.failed)} {...(data.failed > 0 && { tone: "bad" })} />
    </StatRow>
  ) : null;
}

function columnsOf(etas: Map<string, Eta>): Column<Stop>[] {
  return [
    {
      key: "stop_id",
      title: t("deliveries.column.stop"),
      cell: ({ stop_id, vehicle_id, plan_id }) => (
        <button type="button" className="cell-open" aria-label={t("deliveries.open", { stop: stop_id, vehicle: vehicle_id })} title={plan_id}>{stop_id}</button>
      ),
    },
    { key: "vehicle_id", title: t("deliveries.column.vehicle"), cell: (stop) => stop.vehicle_id },
    { key: "window", title: t("deliveries.column.window"), minor: true, cell: (stop) => windowOf(stop) },
    { key: "eta", title: t("deliveries.column.eta"), cell: (stop) => <Expected stop={stop} eta={etas.get(stop.stop_key)} /> },
    {
      key: "sla",
      title: t("deliveries.column.sla"),
      cell: (stop) => {
        const { tone, text } = standing(stop);
        return <Badge tone={tone}>{text}</Badge>;
      },
    },
    { key: "state", title: t("deliveries.column.state"), minor: true, cell: ({ state }) => word("state", state) },
    { key: "source", title: t("deliveries.column.source"), minor: true, cell: ({ source }) => (source ? word("deliveries.source", source) : "–") },
  ];
}

/** When a vehicle will be there, or since when it has been. */
function Expected({ stop: { arrived_at }, eta }: { stop: Stop; eta: Eta | undefined }) {
  if (arrived_at) {
    return <time dateTime={arrived_at} title={exactly(arrived_at)} className="soft">{t("deliveries.reached", { time: moment(arrived_at) })}</time>;
  }
  return eta ? <time dateTime={eta.eta} title={exactly(eta.eta)}>{moment(eta.eta)}</time> : <>–</>;
}

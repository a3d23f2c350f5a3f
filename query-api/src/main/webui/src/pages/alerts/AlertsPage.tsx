import { useMemo } from "react";
import { type Alert, type AlertFilter, listAlerts } from "../../api/alerts";
import { useList } from "../../api/queries";
import { t, word } from "../../i18n";
import { isOpenSos } from "../../live/alerts";
import { useLive } from "../../live/context";
import { Severity } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { exactly, moment } from "../../ui/format";
import { Page } from "../../ui/Page";
import { useTimeRange } from "../../ui/TimeRange";
import { useFilters } from "../../ui/useFilters";
import { AlertDrawer } from "./AlertDrawer";
import "./alerts.css";
import { AlertFilters, handlingOf } from "./AlertFilters";
import { merge } from "./merge";

/** Alerts by filters that are kept in the address, live, with one of them open beside: `?alert=`. */
export default function AlertsPage() {
  const filters = useFilters("handling", "alert_type", "vehicle_id", "assigned_to", "alert", "range", "from", "to", "sort");
  const range = useTimeRange("24h");
  const { handling, alert: open, alert_type, vehicle_id, assigned_to, sort } = filters.given;
  const filter = useMemo<AlertFilter>(
    () => ({
      ...range, ...handlingOf(handling),
      ...(alert_type && { alert_type }), ...(vehicle_id && { vehicle_id }), ...(assigned_to && { assigned_to }), ...(sort && { sort }),
    }),
    [range, handling, alert_type, vehicle_id, assigned_to, sort],
  );
  const listing = useList(["alerts", filter], (cursor, signal) => listAlerts(filter, cursor, signal), { changes: ["alert"] });
  const told = (useLive()?.alerts.all() ?? []) as Alert[];
  // Told live is what is newest: with another order it waits for the list.
  const items = sort ? listing.items : merge(listing.items, told, filter);
  return (
    <Page title={t("alerts.title")} filters={<AlertFilters filters={filters} />}>
      <DataTable
        label={t("alerts.title")} listing={{ ...listing, items }} columns={COLUMNS} rowKey={(alert) => alert.alert_id}
        opened={open} onOpen={(alert) => filters.set({ alert: alert.alert_id })} empty={t("alerts.empty")}
        sort={sort ?? "-started_at"} onSort={(chosen) => filters.set({ sort: chosen === "-started_at" ? "" : chosen })}
      />
      <AlertDrawer id={open} onClose={() => filters.set({ alert: "" })} />
    </Page>
  );
}

const COLUMNS: Column<Alert>[] = [
  { key: "severity", title: t("alerts.column.severity"), cell: (alert) => <Severity of={alert.severity} sos={isOpenSos(alert)} /> },
  {
    key: "alert_type",
    title: t("alerts.column.type"),
    cell: (alert) => (
      <button type="button" className="cell-open" aria-label={`${t("alerts.open")}: ${word("alertType", alert.alert_type)}, ${alert.vehicle_id}`}>
        {word("alertType", alert.alert_type)}
      </button>
    ),
  },
  { key: "vehicle_id", title: t("alerts.column.vehicle"), cell: (alert) => alert.vehicle_id },
  { key: "driver_id", title: t("alerts.column.driver"), cell: (alert) => alert.driver_id ?? "–", minor: true },
  {
    key: "started_at",
    title: t("alerts.column.started"),
    cell: (alert) => <time dateTime={alert.started_at} title={exactly(alert.started_at)}>{moment(alert.started_at)}</time>,
  },
  { key: "state", title: t("alerts.column.state"), cell: (alert) => word("state", alert.state), minor: true },
  { key: "handling", title: t("alerts.column.handling"), cell: inHand, minor: true },
];

function inHand(alert: Alert): string {
  if (alert.closed_by) return t("alerts.closedBy", { by: alert.closed_by });
  if (alert.assigned_to) return t("alerts.assignedTo", { assignee: alert.assigned_to });
  return alert.acknowledged_by ? t("alerts.byWhom", { by: alert.acknowledged_by }) : t("alerts.nobody");
}

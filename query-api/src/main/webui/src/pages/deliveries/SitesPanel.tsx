import { getSites, type SiteHour } from "../../api/deliveries";
import { useOne } from "../../api/queries";
import { t } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { count, duration, place } from "../../ui/format";
import { Panel } from "../../ui/Panel";

/** The places and hours at which vehicles are held up, the worst first. */
export function SitesPanel({ zone }: { zone: string }) {
  const sites = useOne(["stops", "sites", zone], (signal) => getSites(zone, signal), { changes: ["delivery_stop"] });
  const listing = {
    items: sites.data ?? [], isPending: sites.isPending, error: sites.data ? null : sites.error,
    retry: () => void sites.refetch(), more: undefined, isLoadingMore: false,
  };
  return (
    <div className="sites">
      <Panel title={t("deliveries.sites.title")}>
        <DataTable
          label={t("deliveries.sites.title")} listing={listing} columns={COLUMNS} rowKey={(site) => site.site_hour}
          empty={t("deliveries.sites.empty")}
        />
        <p className="note">{t("deliveries.sites.note")}</p>
      </Panel>
    </div>
  );
}

const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

const COLUMNS: Column<SiteHour>[] = [
  { key: "site", title: t("deliveries.sites.place"), cell: ({ position, site }) => (position ? place(position) : site) },
  { key: "hour", title: t("deliveries.sites.hour"), cell: ({ hour }) => hourText(hour) },
  { key: "stops", title: t("deliveries.sites.stops"), numeric: true, minor: true, cell: ({ stops }) => count(stops) },
  { key: "dwell", title: t("deliveries.sites.dwell"), numeric: true, cell: ({ dwell_p90_s }) => duration(dwell_p90_s) },
  { key: "planned", title: t("deliveries.sites.planned"), numeric: true, minor: true, cell: ({ planned_s }) => duration(planned_s) },
  {
    key: "over",
    title: t("deliveries.sites.over"),
    numeric: true,
    cell: ({ over_s, bottleneck }) => (bottleneck ? <Badge tone="warn">{duration(over_s)}</Badge> : "–"),
  },
  { key: "waiting", title: t("deliveries.sites.waiting"), numeric: true, minor: true, cell: ({ waiting_p90_s }) => duration(waiting_p90_s) },
  { key: "queued", title: t("deliveries.sites.queued"), numeric: true, minor: true, cell: ({ queued }) => count(queued) },
  { key: "most", title: t("deliveries.sites.most"), numeric: true, minor: true, cell: ({ most_at_once }) => count(most_at_once) },
];

import { useState } from "react";
import { hasRole } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { type Endpoint, listEndpoints } from "../../api/webhooks";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { exactly, moment } from "../../ui/format";
import { Page } from "../../ui/Page";
import { useFilters } from "../../ui/useFilters";
import { AttemptsPanel } from "./AttemptsPanel";
import { CreateEndpoint } from "./CreateEndpoint";
import { EndpointDrawer } from "./EndpointDrawer";
import { EndpointState } from "./EndpointState";
import "./webhooks.css";

const SELDOM_MS = 30_000;

/** Who is told what, whether it arrives, and what to do where it does not; one endpoint open beside: `?endpoint=`. */
export default function WebhooksPage() {
  const filters = useFilters("endpoint", "of", "outcome", "range", "from", "to");
  const open = filters.get("endpoint");
  const [making, setMaking] = useState(false);
  const endpoints = useOne(["endpoints"], () => listEndpoints(), { everyMs: SELDOM_MS });
  const listing = {
    items: endpoints.data ?? [], isPending: endpoints.isPending, error: endpoints.data ? null : endpoints.error,
    retry: () => void endpoints.refetch(), more: undefined, isLoadingMore: false,
  };
  const isAdmin = hasRole(useMe(), "admin");
  return (
    <Page title={t("webhooks.title")} actions={isAdmin && <Button kind="primary" onClick={() => setMaking(true)}>{t("webhooks.new")}</Button>}>
      <DataTable
        label={t("webhooks.title")} listing={listing} columns={COLUMNS} rowKey={(endpoint) => endpoint.id} empty={t("webhooks.empty")}
        opened={open} onOpen={(endpoint) => filters.set({ endpoint: endpoint.id })}
      />
      <AttemptsPanel filters={filters} endpoints={listing.items.map(({ id }) => id)} />
      <EndpointDrawer id={open} endpoint={listing.items.find(({ id }) => id === open)} pending={endpoints.isPending} onClose={() => filters.set({ endpoint: "" })} />
      {making && <CreateEndpoint onClose={() => setMaking(false)} />}
    </Page>
  );
}

const COLUMNS: Column<Endpoint>[] = [
  {
    key: "id",
    title: t("webhooks.column.id"),
    cell: ({ id }) => <button type="button" className="cell-open" aria-label={t("webhooks.open", { id })}>{id}</button>,
  },
  { key: "url", title: t("webhooks.column.url"), minor: true, cell: ({ url }) => <span className="address">{url}</span> },
  { key: "types", title: t("webhooks.column.types"), minor: true, cell: ({ event_types }) => <span className="address">{event_types.join(", ")}</span> },
  { key: "state", title: t("webhooks.column.state"), cell: ({ state }) => <EndpointState of={state} /> },
  {
    key: "failing",
    title: t("webhooks.column.failing"),
    cell: ({ failing_since: since }) => (since ? <time className="failed" dateTime={since} title={exactly(since)}>{moment(since)}</time> : "–"),
  },
];

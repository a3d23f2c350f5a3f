import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useList } from "../../api/queries";
import { type Attempt, listAttempts, resend } from "../../api/webhooks";
import { t, word } from "../../i18n";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { type Column, DataTable } from "../../ui/DataTable";
import { SelectField } from "../../ui/fields";
import { exactly, moment, timeOfDay } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { TimeRange, useTimeRange } from "../../ui/TimeRange";
import type { Filters } from "../../ui/useFilters";

const OUTCOMES = ["delivered", "rejected", "timed_out", "unreachable", "refused", "gone", "exhausted", "disabled", "overflow", "expired", "superseded"];
const SOON_MS = 15_000;

/** Each attempt to deliver a message, and what ended without one; a message is sent again from here. */
export function AttemptsPanel({ filters, endpoints }: {
  filters: Filters<"endpoint" | "of" | "outcome" | "range" | "from" | "to">;
  endpoints: string[];
}) {
  const range = useTimeRange("24h");
  const { of, outcome } = filters.given;
  const filter = useMemo(() => ({ ...range, ...(of && { endpoint_id: of }), ...(outcome && { outcome }) }), [range, of, outcome]);
  const listing = useList(["attempts", filter], (cursor, signal) => listAttempts(filter, cursor, signal), { everyMs: SOON_MS });
  return (
    <div className="attempts">
      <Panel title={t("webhooks.attempts.title")}>
        <div className="filters" role="search" aria-label={t("filter.label")}>
          <TimeRange usual="24h" />
          <SelectField label={t("webhooks.filter.endpoint")} value={filters.get("of")} onChange={(chosen) => filters.set({ of: chosen })} options={endpoints.map((id) => [id, id])} />
          <SelectField
            label={t("webhooks.filter.outcome")} value={filters.get("outcome")} onChange={(chosen) => filters.set({ outcome: chosen })}
            options={OUTCOMES.map((one) => [one, word("state", one)])}
          />
        </div>
        <DataTable
          label={t("webhooks.attempts.title")} listing={listing} columns={COLUMNS} empty={t("webhooks.attempts.empty")}
          rowKey={({ message_id, endpoint_id, attempt, at }) => `${endpoint_id}/${message_id}/${attempt}/${at}`}
        />
      </Panel>
    </div>
  );
}

function toneOf({ outcome, final_outcome }: Attempt): Tone {
  return outcome === "delivered" ? "good" : final_outcome ? "bad" : "warn";
}

/** How the attempt ended, with the answer's status where there was one, and what is done next. */
function Outcome({ of }: { of: Attempt }) {
  const { outcome, final_outcome, status, next_attempt_at: next, excerpt } = of;
  const ended = final_outcome && final_outcome !== outcome ? word("state", final_outcome) : undefined;
  return (
    <span className="outcome" title={excerpt}>
      <Badge tone={toneOf(of)}>{outcome ? `${word("state", outcome)}${status ? ` ${status}` : ""}` : ended ?? "–"}</Badge>
      {outcome && ended && <span className="soft">{ended}</span>}
      {next && <span className="soft">{t("webhooks.attempts.next", { time: timeOfDay(next) })}</span>}
      <Again of={of} />
    </span>
  );
}

/** Only what has ended undelivered can be sent again: what is still tried goes on by itself. */
function Again({ of: { endpoint_id, message_id, final_outcome } }: { of: Attempt }) {
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => resend(endpoint_id, { message_id }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["recoveries", endpoint_id] }),
  });
  if (!final_outcome || final_outcome === "delivered") {
    return null;
  }
  return again.data
    ? <span className="soft" role="status">{t("webhooks.resend.state", { state: word("state", again.data.state), queued: again.data.queued, found: again.data.found })}</span>
    : (
      <>
        <Button className="small" disabled={again.isPending} aria-label={t("webhooks.resend.oneLabel", { id: message_id })} onClick={() => again.mutate()}>{t("webhooks.resend.one")}</Button>
        {again.error && <span className="failed" role="alert">{again.error.message}</span>}
      </>
    );
}

const COLUMNS: Column<Attempt>[] = [
  { key: "at", title: t("webhooks.attempts.at"), cell: ({ at }) => <time dateTime={at} title={exactly(at)}>{moment(at)}</time> },
  { key: "endpoint", title: t("webhooks.attempts.endpoint"), minor: true, cell: ({ endpoint_id }) => endpoint_id },
  {
    key: "type",
    title: t("webhooks.attempts.type"),
    cell: ({ event_type, vehicle_id, message_id }) => (
      <span className="address" title={message_id}>{event_type}{vehicle_id && <small className="soft"> {vehicle_id}</small>}</span>
    ),
  },
  { key: "outcome", title: t("webhooks.attempts.outcome"), cell: (attempt) => <Outcome of={attempt} /> },
  {
    key: "attempt",
    title: t("webhooks.attempts.took"),
    minor: true,
    cell: ({ attempt, outcome, latency_ms }) =>
      outcome ? `${t("webhooks.attempts.attempt", { attempt })}, ${t("webhooks.attempts.took_ms", { ms: latency_ms })}` : t("webhooks.attempts.ended"),
  },
];

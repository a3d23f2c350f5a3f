import type { TripEvent, TripStop } from "../../api/trips";
import { t, word } from "../../i18n";
import { Severity } from "../../ui/Badge";
import { type Column, DataTable } from "../../ui/DataTable";
import { duration, exactly, place, timeOfDay } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Answered, Empty } from "../../ui/states";

interface Asked<T> {
  data?: T[] | undefined;
  error: Error | null;
  refetch: () => unknown;
}

const whole = <T,>(items: T[]) => ({ items, isPending: false, error: null, retry: () => undefined, more: undefined, isLoadingMore: false });

/** What happened, oldest first; the one that is chosen is large on the map. */
export function EventsPanel({ events, chosen, onChoice }: { events: Asked<TripEvent>; chosen: string | undefined; onChoice: (id: string) => void }) {
  return (
    <Panel title={t("trips.events.title")}>
      <Answered of={events} empty={(data) => data.length === 0 && <Empty>{t("trips.events.empty")}</Empty>}>
        {(data) => (
          <div className="trip-list">
            <DataTable
              label={t("trips.events.title")} listing={whole(data)} columns={EVENTS} rowKey={(event) => event.id} opened={chosen}
              onOpen={(event) => onChoice(event.id)}
            />
          </div>
        )}
      </Answered>
    </Panel>
  );
}

const EVENTS: Column<TripEvent>[] = [
  {
    key: "type",
    title: t("trips.events.what"),
    cell: (event) => (
      <button type="button" className="cell-open">{word("alertType", event.type)}{event.kind === "alert" && <span className="soft"> · {t("trips.events.alert")}</span>}</button>
    ),
  },
  { key: "started_at", title: t("trips.events.when"), cell: (event) => <time dateTime={event.started_at} title={exactly(event.started_at)}>{timeOfDay(event.started_at)}</time> },
  {
    key: "duration",
    title: t("trips.events.lasted"),
    numeric: true,
    minor: true,
    cell: ({ started_at, ended_at }) => (ended_at && ended_at !== started_at ? duration((Date.parse(ended_at) - Date.parse(started_at)) / 1_000) : "–"),
  },
  { key: "severity", title: t("trips.events.severity"), cell: ({ severity }) => (severity ? <Severity of={severity} /> : "–") },
];

/** Where it halted, and where it stood after. */
export function StopsPanel({ stops }: { stops: Asked<TripStop> }) {
  return (
    <Panel title={t("trips.stops.title")}>
      <Answered of={stops} empty={(data) => data.length === 0 && <Empty>{t("trips.stops.empty")}</Empty>}>
        {(data) => <DataTable label={t("trips.stops.title")} listing={whole(data)} columns={STOPS} rowKey={(stop) => stop.kind + stop.started_at} />}
      </Answered>
    </Panel>
  );
}

const STOPS: Column<TripStop>[] = [
  { key: "started_at", title: t("trips.stops.from"), cell: (stop) => <time dateTime={stop.started_at} title={exactly(stop.started_at)}>{timeOfDay(stop.started_at)}</time> },
  { key: "kind", title: t("trips.stops.where"), cell: (stop) => t(stop.kind === "after" ? "trips.stops.after" : "trips.stops.within") },
  { key: "duration_s", title: t("trips.stops.lasted"), numeric: true, cell: (stop) => (stop.duration_s === undefined ? t("trips.stops.still") : duration(stop.duration_s)) },
  { key: "position", title: t("trips.stops.position"), minor: true, cell: (stop) => place(stop.position) },
];

import { useCallback, useMemo, useState } from "react";
import { useOne } from "../../api/queries";
import type { TrackFix } from "../../api/tracks";
import { getTripEvents, getTripFixes, getTripStops, type Trip, type TripEvent } from "../../api/trips";
import { t, word } from "../../i18n";
import { EventLayer } from "../../map/EventLayer";
import { type LngLat, MapCanvas } from "../../map/MapCanvas";
import { TrackLayer } from "../../map/TrackLayer";
import { Chart, type Mark, type Series } from "../../ui/Chart";
import { eventColour } from "../../ui/eventKinds";
import { speed } from "../../ui/format";
import { withGaps } from "../../ui/gaps";
import { Panel } from "../../ui/Panel";
import { Answered, Empty } from "../../ui/states";
import { useFilters } from "../../ui/useFilters";
import { momentAt } from "./playback";
import { Replay } from "./Replay";
import { EventsPanel, StopsPanel } from "./TripLists";

const WHILE_OPEN_MS = 30_000;
const SETTLED = ["harsh", "overspeed", "idling", "crash", "off_route", "alert"] as const;

/** A trip's way on the map and its speed, its events on both, and a replay that moves through both. */
export function TripWay({ trip }: { trip: Trip }) {
  const id = trip.trip_id;
  const open = trip.state === "open" ? { everyMs: WHILE_OPEN_MS } : {};
  const fixes = useOne(["trip", id, "fixes", trip.state === "open" ? "open" : trip.version], (signal) => getTripFixes(id, signal), open);
  const stops = useOne(["trip", id, "stops", trip.state === "open" ? "open" : trip.version], (signal) => getTripStops(id, signal), open);
  const events = useOne(["trip", id, "events"], (signal) => getTripEvents(id, signal), { changes: [...SETTLED] });
  const filters = useFilters("event");
  const look = useCallback((event: string) => filters.set({ event }), [filters.set]);
  const halts = useMemo(
    () => (stops.data ?? []).flatMap(({ position }): LngLat[] => (position ? [[position.lon!, position.lat!]] : [])),
    [stops.data],
  );
  const happened = events.data ?? NONE;
  return (
    <>
      <Panel title={t("trips.way.title")} wide>
        <Answered of={fixes} empty={(data) => data.length === 0 && <Empty>{t("trips.way.empty")}</Empty>}>
          {(data) => <Way fixes={data} events={happened} stops={halts} chosen={filters.get("event") || undefined} onChoice={look} />}
        </Answered>
      </Panel>
      <EventsPanel events={events} chosen={filters.get("event") || undefined} onChoice={look} />
      <StopsPanel stops={stops} />
    </>
  );
}

const NONE: TripEvent[] = [];

function Way({ fixes, events, stops, chosen, onChoice }: {
  fixes: TrackFix[];
  events: TripEvent[];
  stops: LngLat[];
  chosen: string | undefined;
  onChoice: (id: string) => void;
}) {
  const [atMs, setAtMs] = useState(() => Date.parse(fixes[0]!.ts));
  const way = useMemo(() => fixes.map(({ lon, lat }): LngLat => [lon, lat]), [fixes]);
  const placed = useMemo(
    () => events.filter((event) => event.kind !== "alert").flatMap(({ id, type, position }) => (position ? [{ id, type, at: [position.lon!, position.lat!] as LngLat }] : [])),
    [events],
  );
  const now = momentAt(fixes, atMs);
  return (
    <>
      <div className="trip-map">
        <MapCanvas label={t("trips.way.map")} small>
          <TrackLayer way={way} at={now?.place} />
          <EventLayer events={placed} stops={stops} chosen={chosen} onChoice={onChoice} />
        </MapCanvas>
      </div>
      <Replay fixes={fixes} atMs={atMs} now={now} onMove={setAtMs} />
      <SpeedChart fixes={fixes} events={events} atMs={atMs} onMove={setAtMs} />
    </>
  );
}

function SpeedChart({ fixes, events, atMs, onMove }: { fixes: TrackFix[]; events: TripEvent[]; atMs: number; onMove: (atMs: number) => void }) {
  const readings = useMemo(() => withGaps(fixes) as Partial<TrackFix>[], [fixes]);
  const times = useMemo(() => readings.map((reading) => reading.ts!), [readings]);
  const series = useMemo(() => seriesOf(readings), [readings]);
  const marks = useMemo(
    () => events.filter((event) => !["alert", "idling"].includes(event.kind)).map(({ type, started_at }): Mark => ({ at: started_at, label: word("alertType", type), colour: eventColour(type) })),
    [events],
  );
  const hover = useCallback((index: number | undefined) => index !== undefined && times[index] && onMove(Date.parse(times[index])), [times, onMove]);
  return <Chart label={t("trips.way.chart")} times={times} series={series} marks={marks} height={220} at={atMs} onHover={hover} />;
}

/** Speed, and the limit where it is known. */
function seriesOf(readings: Partial<TrackFix>[]): Series[] {
  const values = (of: (reading: Partial<TrackFix>) => number | undefined) => readings.map((reading) => of(reading) ?? null);
  const limits = values((reading) => reading.speed_limit_kmph);
  return [
    { name: t("trips.way.speed"), values: values((reading) => reading.speed_kmph), colour: "--accent", format: speed },
    ...(limits.some((limit) => limit !== null)
      ? [{ name: t("trips.way.limit"), values: limits, colour: "--bad" as const, format: speed, stepped: true }]
      : []),
  ];
}

import { useMemo } from "react";
import { useOne } from "../../api/queries";
import { getRoute, getRouteRuns, getTripFixes, type PlannedRoute, type RouteRun, type Trip } from "../../api/trips";
import { t, word } from "../../i18n";
import { type LngLat, MapCanvas } from "../../map/MapCanvas";
import { MapSource } from "../../map/MapSource";
import { collection, shape } from "../../map/shapes";
import { TrackLayer } from "../../map/TrackLayer";
import { Badge } from "../../ui/Badge";
import { count, distance, percent } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Stat, StatRow } from "../../ui/Stat";

const DAY_MS = 86_400_000;
const PLANNED = [
  { id: "planned", type: "line", paint: { "line-color": "#a855f7", "line-width": 4, "line-dasharray": [2, 1.5] } },
];

/** How the trip kept to each route that its vehicle had to take; nothing where it had none. */
export function RoutePanel({ trip }: { trip: Trip }) {
  const from = new Date(Date.parse(trip.started_at) - DAY_MS).toISOString();
  const runs = useOne(["trip", trip.trip_id, "runs"], (signal) => getRouteRuns(trip.trip_id, from, signal), { changes: ["route_run"] });
  return <>{runs.data?.map((run) => <Run key={run.run_id} run={run} tripId={trip.trip_id} version={trip.version} />)}</>;
}

function Run({ run, tripId, version }: { run: RouteRun; tripId: string; version: number }) {
  const route = useOne(["route", run.route_id], (signal) => getRoute(run.route_id, signal));
  const phase = <Badge tone={run.phase === "completed" ? "good" : "info"}>{word("alertType", run.phase)}</Badge>;
  return (
    <Panel title={t("trips.route.title", { route: route.data?.name ?? run.route_id })} aside={phase} wide>
      <StatRow>
        <Stat name={t("trips.route.compliance")} value={percent(run.compliance)} />
        <Stat name={t("trips.route.progress")} value={percent(run.progress)} />
        <Stat name={t("trips.route.before")} value={distance(run.before_m)} />
        <Stat name={t("trips.route.inside")} value={distance(run.inside_m)} />
        <Stat name={t("trips.route.off")} value={distance(run.off_m)} {...(run.off_m > 0 && { tone: "warn" })} />
        <Stat name={t("trips.route.after")} value={distance(run.after_m)} />
        <Stat name={t("trips.route.furthest")} value={distance(run.max_off_m)} />
        <Stat name={t("trips.route.episodes")} value={count(run.episodes)} />
      </StatRow>
      {route.data && <RouteMap route={route.data} tripId={tripId} version={version} />}
      {route.data === null && <p className="note">{t("trips.route.gone")}</p>}
    </Panel>
  );
}

function RouteMap({ route, tripId, version }: { route: PlannedRoute; tripId: string; version: number }) {
  const fixes = useOne(["trip", tripId, "fixes", version], (signal) => getTripFixes(tripId, signal));
  const way = useMemo(() => (fixes.data ?? []).map(({ lon, lat }): LngLat => [lon, lat]), [fixes.data]);
  const planned = useMemo(() => collection([shape(route.geometry as never)]), [route]);
  return (
    <>
      <div className="panel-map">
        <MapCanvas label={t("trips.route.map")} small>
          <TrackLayer way={way} />
          <MapSource id="planned" data={planned} layers={PLANNED as never} />
        </MapCanvas>
      </div>
      <p className="note">{t("trips.route.legend")}</p>
    </>
  );
}

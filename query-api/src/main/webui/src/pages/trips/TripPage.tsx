import { Link, useParams } from "react-router-dom";
import { useOne } from "../../api/queries";
import { getTrip, getTripEnds, getTripScore, type Trip } from "../../api/trips";
import { t, word } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { count, decimal, distance, duration, exactly, moment, place, speed } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Panels } from "../../ui/Panel";
import { Facts, Stat, StatRow } from "../../ui/Stat";
import { Answered } from "../../ui/states";
import { RoutePanel } from "./RoutePanel";
import "./trips.css";
import { TripWay } from "./TripWay";

/** That a trip goes on no feed tells. */
const AGAIN_MS = 30_000;

/** One trip: its way, what happened on it and its figures; `?event=` is looked at. */
export default function TripPage() {
  const id = useParams()["id"]!;
  const trip = useOne(["trip", id], (signal) => getTrip(id, signal), { changes: ["trip"], everyMs: AGAIN_MS });
  const title = trip.data ? t("trips.of", { vehicle: trip.data.vehicle_id, moment: moment(trip.data.started_at) }) : t("trips.trip");
  return <Page title={title}><Answered of={trip}>{(data) => <Shown key={id} trip={data} />}</Answered></Page>;
}

function Shown({ trip }: { trip: Trip }) {
  return (
    <>
      <Lead trip={trip} />
      <StatRow>
        <Stat name={t("trips.distance")} value={distance(trip.distance_m)} />
        <Stat name={t("trips.duration")} value={duration(trip.duration_s)} />
        <Stat name={t("trips.moving")} value={duration(trip.moving_s)} />
        <Stat name={t("trips.standing")} value={duration(trip.standing_s)} note={trip.stops !== undefined && t("trips.stopsCount", { count: trip.stops })} />
        <Stat name={t("trips.idling")} value={duration(trip.idle_s)} />
        <Stat name={t("trips.fastest")} value={speed(trip.max_speed_kmph)} />
        <Stat name={t("trips.mean")} value={speed(trip.mean_speed_kmph)} />
        <Stat name={t("trips.overspeed")} value={count(trip.overspeed_episodes)} />
        <Score trip={trip} />
      </StatRow>
      <Panels>
        <TripWay trip={trip} />
        <RoutePanel trip={trip} />
      </Panels>
    </>
  );
}

function Lead({ trip }: { trip: Trip }) {
  const ends = useOne(["trip", trip.trip_id, "ends", trip.version], (signal) => getTripEnds(trip.trip_id, signal));
  const { start, end } = ends.data ?? {};
  return (
    <div className="trip-lead">
      <p className="trip-line">
        <Badge tone={trip.state === "open" ? "good" : "neutral"}>{t(trip.state === "open" ? "trips.open" : "trips.closed")}</Badge>
        {trip.withdrawn && <Badge tone="bad">{t("trips.withdrawn")}</Badge>}
        <span>{t("trips.vehicle")} <Link to={`/vehicles/${encodeURIComponent(trip.vehicle_id)}`}>{trip.vehicle_id}</Link></span>
        <span>{t("trips.driver")} {trip.driver_id ? <Link to={`/drivers/${encodeURIComponent(trip.driver_id)}`}>{trip.driver_id}</Link> : t("trips.unknownDriver")}</span>
      </p>
      <Facts
        of={[
          [t("trips.began"), `${exactly(trip.started_at)} · ${start?.name ?? place(trip.start_position)}`],
          [t(trip.state === "open" ? "trips.until" : "trips.ended"), trip.ended_at && `${exactly(trip.ended_at)} · ${end?.name ?? place(trip.end_position)}`],
          [t("trips.endedBy"), trip.closed_by && word("alertType", trip.closed_by)],
        ]}
      />
    </div>
  );
}

/** Only of a trip that has ended, by a driver who is known. */
function Score({ trip }: { trip: Trip }) {
  const judged = trip.state === "closed" && Boolean(trip.driver_id);
  const score = useOne(
    ["trip", trip.trip_id, "score"], (signal) => getTripScore(trip.trip_id, signal),
    { enabled: judged, changes: ["trip", "harsh", "overspeed", "crash"] },
  );
  if (!judged || !score.data) {
    return null;
  }
  const { score: points, reason } = score.data;
  return <Stat name={t("trips.score")} value={points === undefined ? "–" : decimal(points)} note={reason} />;
}

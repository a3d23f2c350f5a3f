import { Link } from "react-router-dom";
import { type DriverScore, getBehaviour } from "../../api/drivers";
import { seesVehicles } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { t, word } from "../../i18n";
import { Badge, Severity, type Tone } from "../../ui/Badge";
import { acceleration, decimal, distance, duration, exactly, moment, speed } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Empty } from "../../ui/states";
import { Decide } from "./Decide";
import { type Deduction, type Group, groupsOf, type Standing, standingOf } from "./deductions";

const FACTS = ["harsh", "overspeed", "crash"] as const;

/** Every point that a score lacks: its kind, its event, when and where, and what was said of it. */
export function DeductionsPanel({ score }: { score: DriverScore }) {
  const id = score.driver_id;
  // The window ends now: events are asked for by its day, so that a score asked anew does not ask for them anew.
  const from = score.from.slice(0, 10) + "T00:00:00Z";
  const events = useOne(
    ["driver", id, "events", from],
    (signal) => getBehaviour({ driver_id: id }, from, undefined, signal),
    { changes: [...FACTS] },
  );
  const groups = groupsOf(score, events.data ?? []);
  return (
    <Panel title={t("drivers.deductions.title")} aside={<span className="soft">{sumOf(score)}</span>} wide>
      {groups.length === 0 ? <Empty>{t("drivers.deductions.empty")}</Empty> : groups.map((group) => <Kind key={group.name} driverId={id} group={group} />)}
      <p className="note">{t("drivers.deductions.how", { distance: distance(score.judged_distance_m), time: duration(score.driving_s) })}</p>
    </Panel>
  );
}

/** The sum as one would write it: "100 − 8.0 − 4.0 = 88.0". */
function sumOf(score: DriverScore): string {
  const parts = groupsOf(score, []).filter((group) => group.points > 0).map((group) => ` − ${decimal(group.points)}`).join("");
  return score.raw_score === undefined ? "" : `100${parts} = ${decimal(score.raw_score)}`;
}

function Kind({ driverId, group }: { driverId: string; group: Group }) {
  return (
    <section className="deduction-group">
      <h3>
        {t(`drivers.deductions.${group.name}`)}
        <span className="points">{t("drivers.deductions.points", { points: decimal(group.points) })}</span>
      </h3>
      <ul>{group.items.map((item) => <Row key={item.event_id} driverId={driverId} item={item} />)}</ul>
    </section>
  );
}

const TONES: Record<Standing, Tone> = { counts: "neutral", contested: "warn", excluded: "good", rejected: "neutral", restored: "neutral" };

function Row({ driverId, item }: { driverId: string; item: Deduction }) {
  const me = useMe();
  const standing = standingOf(item);
  const when = <time dateTime={item.started_at} title={exactly(item.started_at)}>{moment(item.started_at)}</time>;
  return (
    <li data-event={item.event_id}>
      <span className="points">{decimal(item.points)}</span>
      <span className="deduction-what">
        {item.trip_id && seesVehicles(me)
          ? <Link to={`/trips/${encodeURIComponent(item.trip_id)}?event=${encodeURIComponent(item.event_id)}`}>{when}</Link>
          : when}
        <span>{word("alertType", item.kind)}</span>
        {item.severity ? <Severity of={item.severity} /> : null}
        <span className="soft">{item.vehicle_id}{why(item)}</span>
        {standing !== "counts" && <Badge tone={TONES[standing]}>{t(`drivers.standing.${standing}`)}</Badge>}
      </span>
      <span className="button-row"><Decide driverId={driverId} item={item} /></span>
    </li>
  );
}

/** What the vehicle measured. */
function why({ event }: Deduction): string {
  if (event?.peak_g !== undefined) {
    return ` · ${acceleration(event.peak_g)}`;
  }
  if (event?.peak_kmph !== undefined && event.limit_kmph !== undefined) {
    return ` · ${t("drivers.deductions.overLimit", { peak: speed(event.peak_kmph), limit: speed(event.limit_kmph), time: duration(event.duration_s) })}`;
  }
  return "";
}

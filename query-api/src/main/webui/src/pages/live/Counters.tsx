import { t } from "../../i18n";
import { useLive } from "../../live/context";

/** The numbers at the top. */
export function Counters() {
  const fleet = useLive();
  if (!fleet) {
    return null;
  }
  const nowMs = Date.now();
  const { driving, standing, offline } = fleet.vehicles.counts();
  const events = fleet.activity.eventsPerSecond(nowMs);
  const rate = events ?? fleet.activity.updatesPerSecond(nowMs);
  const alerts = fleet.activity.alertsPerMinute() ?? fleet.alerts.withinMinute(nowMs);
  return (
    <dl id="counters">
      <Counter name={t("live.counter.driving")} of="driving" value={driving} />
      <Counter name={t("live.counter.standing")} of="standing" value={standing} />
      <Counter name={t("live.counter.offline")} of="offline" value={offline} />
      <Counter name={t(events === undefined ? "live.counter.updates" : "live.counter.events")} of="events" value={rate} />
      <Counter name={t("live.counter.alerts")} of="alerts" value={alerts} />
    </dl>
  );
}

function Counter({ name, of, value }: { name: string; of: string; value: number }) {
  const shown = value < 10 && value % 1 !== 0 ? value.toFixed(1) : String(Math.round(value));
  return <div className={of}><dd>{shown}</dd><dt>{name}</dt></div>;
}

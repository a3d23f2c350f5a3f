import { useOne } from "../../api/queries";
import { getMetrics } from "../../api/system";
import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { count, decimal, distance, duration } from "../../ui/format";
import { Stat, StatRow } from "../../ui/Stat";
import { BehindLog } from "./BehindLog";

const METRICS_MS = 5_000;
const USUAL_BEHIND_S = 10;

/** How much goes through, and how far behind what is shown is. What this server does not count is left out. */
export function Figures() {
  const fleet = useLive();
  const { data: counted } = useOne(["metrics"], getMetrics, { everyMs: METRICS_MS });
  const nowMs = Date.now();
  const window = fleet?.activity.newestWithin(nowMs);
  const behindS = window && Math.max(0, (nowMs - Date.parse(window.window_end)) / 1_000);
  const lag = counted?.get("fleet_query_live_lag_records");
  const overdueMs = counted?.get("fleet_query_snapshots_lag_ms");
  const questions = counted?.get("fleet_query_clickhouse_seconds_count");
  return (
    <StatRow>
      <Stat name={t("system.events")} value={decimal(fleet?.activity.eventsPerSecond(nowMs))} />
      <Stat name={t("system.distance")} value={distance(fleet?.activity.metresPerSecond(nowMs))} />
      <Stat name={t("system.alerts")} value={count(fleet?.activity.alertsPerMinute())} />
      <Stat
        name={t("system.behind")} value={behindS === undefined ? "–" : duration(behindS)} note={t(behindS === undefined ? "system.noWindow" : "system.behindNote")}
        {...((behindS === undefined || behindS > USUAL_BEHIND_S) && { tone: "warn" })}
      />
      <BehindLog />
      <Stat name={t("system.vehicles")} value={count(fleet?.vehicles.all().length)} />
      {lag !== undefined && <Stat name={t("system.lag")} value={count(lag)} note={t("system.records")} />}
      {overdueMs !== undefined && <Stat name={t("system.snapshots")} value={duration(overdueMs / 1_000)} {...(overdueMs > 0 && { tone: "warn" })} />}
      {counted?.has("fleet_query_live_clients") && <Stat name={t("system.clients")} value={count(counted.get("fleet_query_live_clients"))} />}
      {questions ? (
        <Stat name={t("system.store")} value={`${count((1_000 * (counted?.get("fleet_query_clickhouse_seconds_sum") ?? 0)) / questions)} ms`} note={t("system.storeNote")} />
      ) : null}
    </StatRow>
  );
}

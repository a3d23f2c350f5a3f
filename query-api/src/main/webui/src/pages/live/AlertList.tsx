import { t, word } from "../../i18n";
import { isOpenSos } from "../../live/alerts";
import { useLive } from "../../live/context";
import type { Alert } from "../../live/stream/events";
import { severityName } from "../../ui/Badge";
import { ago } from "../../ui/format";

const MOST_ROWS = 60;

/** Alerts, first things first; a click tells which. */
export function AlertList({ onChoice }: { onChoice: (alert: Alert) => void }) {
  const fleet = useLive();
  const alerts = fleet?.alerts.list() ?? [];
  const nowMs = Date.now();
  return (
    <section id="alerts" aria-label={t("live.alerts")}>
      <h2>{t("live.alerts")} <span id="alert-count">{alerts.length || ""}</span></h2>
      <ol id="alert-list">
        {alerts.slice(0, MOST_ROWS).map((alert) => (
          <li
            key={alert.alert_id} className={fleet?.fresh.has(alert.alert_id) ? "alert fresh" : "alert"}
            data-severity={severityName(alert.severity, isOpenSos(alert))} data-state={alert.state}
            data-vehicle={alert.vehicle_id} data-type={alert.alert_type}
          >
            <button type="button" onClick={() => onChoice(alert)}>
              <strong className="type">{word("alertType", alert.alert_type)}</strong>
              <time dateTime={alert.started_at}>{ago(nowMs, alert.started_at)}</time>
              <span className="who">{alert.vehicle_id}{alert.state === "resolved" ? ` · ${t("live.resolved")}` : ""}</span>
              <span className="details">{alert.details}</span>
            </button>
          </li>
        ))}
      </ol>
      {alerts.length === 0 && <p id="no-alerts">{t("live.none")}</p>}
    </section>
  );
}

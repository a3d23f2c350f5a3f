import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router-dom";
import { act, type Alert, listAlerts } from "../api/alerts";
import { hasRole } from "../api/me";
import { useMe } from "../api/meContext";
import { useList } from "../api/queries";
import { t, word } from "../i18n";
import { useLive, useNews } from "../live/context";
import type { News } from "../live/liveFleet";
import { Button } from "../ui/Button";
import { ago } from "../ui/format";
import { alarmsOf, sound } from "./calls";

const BACK_MS = 24 * 3_600_000;
const MOST_SHOWN = 3;

/** Calls for help and crashes that nobody has taken on, above whatever page is open, with a sound for each new one. */
export function Alarms() {
  const me = useMe();
  const fleet = useLive();
  const [takenOn, setTakenOn] = useState<ReadonlySet<string>>(new Set());
  const [from] = useState(() => new Date(Date.now() - BACK_MS).toISOString());
  const listed = useList(
    ["alarms"],
    (cursor, signal) => listAlerts({ acknowledged: "false", closed: "false", from }, cursor, signal),
    { changes: ["alert"] },
  );
  const drop = useCallback((id: string) => setTakenOn((before) => new Set(before).add(id)), []);
  useNews(useCallback((news: News) => {
    if (news.kind === "alert_action" && ["acknowledged", "closed"].includes(news.word.action)) {
      drop(news.word.alert_id);
    }
  }, [drop]));
  const alarms = alarmsOf(listed.items, (fleet?.alerts.all() ?? []) as Alert[], takenOn);
  useSoundFor(alarms);
  const take = useMutation({ mutationFn: (alert: Alert) => act(alert, "acknowledge", {}), onSuccess: (_, alert) => drop(alert.alert_id) });
  if (alarms.length === 0) {
    return null;
  }
  const nowMs = Date.now();
  return (
    <div className="alarms" role="alert">
      {alarms.slice(0, MOST_SHOWN).map((alert) => (
        <p key={alert.alert_id} className="alarm">
          <strong>{word("alertType", alert.alert_type)} · {alert.vehicle_id}</strong>
          <span>{t("time.ago", { time: ago(nowMs, alert.started_at) })}</span>
          <Link className="button" to={`/alerts?alert=${encodeURIComponent(alert.alert_id)}`}>{t("alarm.look")}</Link>
          {hasRole(me, "operator", "admin")
            ? <Button kind="primary" disabled={take.isPending} onClick={() => take.mutate(alert)}>{t("alarm.take")}</Button>
            : <Button onClick={() => drop(alert.alert_id)}>{t("alarm.hide")}</Button>}
        </p>
      ))}
      {alarms.length > MOST_SHOWN && <p className="alarm"><Link to="/alerts?handling=new">{t("alarm.more", { count: alarms.length - MOST_SHOWN })}</Link></p>}
      {take.error && <p className="alarm">{t("alerts.failed", { why: take.error.message })}</p>}
    </div>
  );
}

/** Sounds once for each alarm, also for those that were there when the page was opened. */
function useSoundFor(alarms: Alert[]): void {
  const heard = useRef(new Set<string>());
  const ids = alarms.map((alert) => alert.alert_id).join(" ");
  useEffect(() => {
    const fresh = ids.split(" ").filter((id) => id && !heard.current.has(id));
    fresh.forEach((id) => heard.current.add(id));
    if (fresh.length > 0) {
      sound();
    }
  }, [ids]);
}

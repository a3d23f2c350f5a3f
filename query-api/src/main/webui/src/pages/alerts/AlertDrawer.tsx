import { Link } from "react-router-dom";
import { type Alert, type AlertAction, getAlert, listActions } from "../../api/alerts";
import { hasRole } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useList, useOne } from "../../api/queries";
import { t, word } from "../../i18n";
import { isOpenSos } from "../../live/alerts";
import { Badge, Severity } from "../../ui/Badge";
import { Drawer } from "../../ui/Drawer";
import { exactly, moment, place } from "../../ui/format";
import { Facts } from "../../ui/Stat";
import { Answered, Empty } from "../../ui/states";
import { AlertActions } from "./AlertActions";
import { EvidenceView } from "./EvidenceView";

/** One alert: what happened, its evidence, what was said of it, and what can be said. */
export function AlertDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const alert = useOne(["alert", id], (signal) => getAlert(id!, signal), { changes: ["alert"], enabled: Boolean(id) });
  const title = alert.data ? `${word("alertType", alert.data.alert_type)} · ${alert.data.vehicle_id}` : t("alerts.title");
  return (
    <Drawer open={Boolean(id)} onClose={onClose} title={title} closeLabel={t("alerts.closeDrawer")}>
      <Answered of={alert}>{(data) => <Details alert={data} />}</Answered>
    </Drawer>
  );
}

function Details({ alert }: { alert: Alert }) {
  const me = useMe();
  return (
    <>
      <p className="alert-line">
        <Severity of={alert.severity} sos={isOpenSos(alert)} />
        <Badge>{word("state", alert.state)}</Badge>
        {alert.late && <Badge tone="info">{t("alerts.late")}</Badge>}
        {alert.closed_by && <Badge tone="good">{t("alerts.closedBy", { by: alert.closed_by })}</Badge>}
        {!alert.closed_by && alert.acknowledged_by && <Badge tone="good">{t("alerts.byWhom", { by: alert.acknowledged_by })}</Badge>}
        {alert.assigned_to && <Badge tone="info">{t("alerts.assignedTo", { assignee: alert.assigned_to })}</Badge>}
      </p>
      {alert.details && <p className="alert-details">{alert.details}</p>}
      <Facts
        of={[
          [t("alerts.column.started"), exactly(alert.started_at)],
          [t("alerts.column.vehicle"), <Link to={`/vehicles/${encodeURIComponent(alert.vehicle_id)}`}>{alert.vehicle_id}</Link>],
          [t("alerts.column.driver"), alert.driver_id && <Link to={`/drivers/${encodeURIComponent(alert.driver_id)}`}>{alert.driver_id}</Link>],
          [t("alerts.trip"), alert.trip_id && <Link to={`/trips/${encodeURIComponent(alert.trip_id)}`}>{alert.trip_id.slice(0, 8)}</Link>],
          [t("live.vehicle.position"), alert.position && place(alert.position)],
        ]}
      />
      {hasRole(me, "operator", "admin") && <AlertActions alert={alert} />}
      <EvidenceView alert={alert} />
      <History alert={alert} />
    </>
  );
}

function History({ alert }: { alert: Alert }) {
  const said = useList<AlertAction>(
    ["alert", alert.alert_id, "actions"],
    (cursor, signal) => listActions(alert.alert_id, cursor, signal),
    { changes: ["alert"] },
  );
  return (
    <section>
      <h3>{t("alerts.history")}</h3>
      {said.items.length === 0 && !said.isPending && <Empty>{t("alerts.historyEmpty")}</Empty>}
      <ol className="said">
        {said.items.map((one) => (
          <li key={one.action_id}>
            <strong>{word("state", one.action)}</strong> {one.assignee && `→ ${one.assignee}`}
            <span className="soft">{one.by}, {moment(one.at)}</span>
            {one.text && <p>{one.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { useState } from "react";
import { listHealthAlerts } from "../../api/alerts";
import { useOne } from "../../api/queries";
import type { RuleCapability, Vehicle } from "../../api/vehicles";
import { t, word } from "../../i18n";
import { Badge } from "../../ui/Badge";
import { DataTable } from "../../ui/DataTable";
import { decimal } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Facts } from "../../ui/Stat";
import { Answered, Empty } from "../../ui/states";
import { ALERTS } from "./VehicleLists";

const MONTH_MS = 30 * 86_400_000;
const AGAIN_MS = 60_000;

/** What asks for a workshop, and what can be judged of this vehicle at all. */
export function HealthPanel({ vehicle }: { vehicle: Vehicle }) {
  const [from] = useState(() => new Date(Date.now() - MONTH_MS).toISOString());
  const id = vehicle.vehicle_id;
  const alerts = useOne(["vehicle", id, "health"], (signal) => listHealthAlerts(id, from, signal), { everyMs: AGAIN_MS });
  return (
    <Panel title={t("vehicles.health.title")} wide>
      <Answered of={alerts} empty={(data) => data.length === 0 && <Empty>{t("vehicles.health.empty")}</Empty>}>
        {(data) => (
          <DataTable
            label={t("vehicles.health.title")} columns={ALERTS} rowKey={(alert) => alert.alert_id}
            listing={{ items: data, isPending: false, error: null, retry: () => undefined, more: undefined, isLoadingMore: false }}
          />
        )}
      </Answered>
      <h3>{t("vehicles.health.capability")}</h3>
      <Capability of={vehicle.capability} />
    </Panel>
  );
}

function Capability({ of }: { of: Vehicle["capability"] }) {
  if (!of) {
    return <Empty>{t("vehicles.health.unknown")}</Empty>;
  }
  const rules = (of.rules ?? []) as RuleCapability[];
  const seconds = (value: number | undefined) => (value === undefined ? undefined : t("vehicles.health.seconds", { seconds: decimal(value) }));
  return (
    <>
      <Facts
        of={[
          [t("vehicles.health.sampling"), seconds(of.sampling_s)],
          [t("vehicles.health.sampling90"), seconds(of.sampling_p90_s)],
          [t("vehicles.health.sends"), of.sends?.map((one) => word("alertType", one)).join(", ")],
        ]}
      />
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.rule}>
            <Badge tone={rule.judged ? (rule.reason ? "warn" : "good") : "neutral"}>{t(rule.judged ? "vehicles.health.judged" : "vehicles.health.notJudged")}</Badge>
            <span>{word("alertType", rule.rule)}</span>
            {rule.reason && <span className="soft">{word("alertType", rule.reason)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

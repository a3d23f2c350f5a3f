import { type DriverDay, listDays, listViolations, type Violation } from "../../api/drivers";
import { useList } from "../../api/queries";
import { t, word } from "../../i18n";
import { type Column, DataTable } from "../../ui/DataTable";
import { count, duration, exactly, moment } from "../../ui/format";
import { Panel } from "../../ui/Panel";

/** A driver's days by their own clock and the limits that were exceeded: advice, no record. */
export function HoursPanel({ driverId, everyMs }: { driverId: string; everyMs: { everyMs?: number } }) {
  const days = useList(["driver", driverId, "days"], (cursor, signal) => listDays(driverId, cursor, signal), { changes: ["driver_day"], ...everyMs });
  const violations = useList(
    ["driver", driverId, "violations"], (cursor, signal) => listViolations(driverId, cursor, signal),
    { changes: ["hours_violation"], ...everyMs },
  );
  return (
    <Panel title={t("drivers.hours.title")} wide>
      <p className="advice">{t("drivers.hours.advice")}</p>
      <DataTable label={t("drivers.hours.title")} listing={days} columns={DAYS} rowKey={(day) => day.day} empty={t("drivers.hours.empty")} />
      <h3>{t("drivers.hours.violations")}</h3>
      <DataTable
        label={t("drivers.hours.violations")} listing={violations} columns={VIOLATIONS} rowKey={(one) => one.violation_id}
        empty={t("drivers.hours.noViolation")}
      />
    </Panel>
  );
}

const DAYS: Column<DriverDay>[] = [
  { key: "day", title: t("drivers.hours.day"), cell: (day) => <span title={day.zone}>{day.day}</span> },
  { key: "driving_s", title: t("drivers.hours.driving"), numeric: true, cell: (day) => duration(day.driving_s) },
  { key: "work_s", title: t("drivers.hours.work"), numeric: true, cell: (day) => duration(day.work_s) },
  { key: "break_s", title: t("drivers.hours.breaks"), numeric: true, cell: (day) => duration(day.break_s) },
  { key: "rest_s", title: t("drivers.hours.rest"), numeric: true, cell: (day) => duration(day.rest_s) },
  { key: "assumed_break_s", title: t("drivers.hours.assumed"), numeric: true, minor: true, cell: (day) => duration(day.assumed_break_s) },
  { key: "violations", title: t("drivers.hours.exceeded"), numeric: true, minor: true, cell: (day) => count(day.violations) },
];

const VIOLATIONS: Column<Violation>[] = [
  { key: "rule", title: t("drivers.hours.rule"), cell: (one) => word("drivers.rule", one.rule) },
  { key: "started_at", title: t("drivers.hours.since"), cell: (one) => <time dateTime={one.started_at} title={exactly(one.started_at)}>{moment(one.started_at)}</time> },
  { key: "used_s", title: t("drivers.hours.used"), numeric: true, cell: (one) => duration(one.used_s) },
  { key: "limit_s", title: t("drivers.hours.limit"), numeric: true, cell: (one) => duration(one.limit_s) },
  { key: "profile", title: t("drivers.hours.profile"), minor: true, cell: (one) => one.profile ?? "–" },
];

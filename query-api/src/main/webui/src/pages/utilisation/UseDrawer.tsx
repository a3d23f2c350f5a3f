import { Link } from "react-router-dom";
import { useOne } from "../../api/queries";
import { getFlags, getUseDays, type UseFilter, type UseFlag } from "../../api/utilisation";
import { t, word } from "../../i18n";
import { Drawer } from "../../ui/Drawer";
import { count, day, distance, duration, moment } from "../../ui/format";
import { Answered, Empty } from "../../ui/states";
import { type Cell, daysAgo, weeksOf } from "./calendar";

const WEEKS = 12;

/** A vehicle's days as a calendar, and what is odd about its use, with the bound that it broke. */
export function UseDrawer({ vehicleId, filter, onClose }: { vehicleId: string | undefined; filter: UseFilter; onClose: () => void }) {
  return (
    <Drawer open={Boolean(vehicleId)} onClose={onClose} title={vehicleId ?? ""} closeLabel={t("utilisation.close")}>
      {vehicleId && (
        <>
          <p><Link to={`/vehicles/${encodeURIComponent(vehicleId)}`}>{t("utilisation.toVehicle")}</Link></p>
          <Calendar vehicleId={vehicleId} zone={filter.zone} />
          <Flags vehicleId={vehicleId} filter={filter} />
        </>
      )}
    </Drawer>
  );
}

function Calendar({ vehicleId, zone }: { vehicleId: string; zone: string }) {
  const now = new Date();
  const [first, end] = [daysAgo(7 * WEEKS - 1, now), daysAgo(-1, now)];
  const [from, to] = [first.toISOString(), end.toISOString()];
  const days = useOne(["use", "days", vehicleId, from], (signal) => getUseDays(vehicleId, { from, to, zone }, signal), { changes: ["trip"] });
  return (
    <section>
      <h3>{t("utilisation.calendar")}</h3>
      <Answered of={days}>
        {(data) => (
          <div className="calendar">
            {weeksOf(data, first, end).map((week, index) => (
              <ol key={index}>{week.map((cell, weekday) => (cell ? <Day key={cell.day} cell={cell} /> : <li key={weekday} aria-hidden="true" data-level="away" />))}</ol>
            ))}
          </div>
        )}
      </Answered>
      <p className="calendar-legend soft" aria-hidden="true">
        {t("utilisation.less")}{[0, 1, 2, 3, 4].map((level) => <span key={level} className="cell" data-level={level} />)}{t("utilisation.more")}
        <span className="cell" data-level="none" />{t("utilisation.notHeard")}
      </p>
    </section>
  );
}

function Day({ cell: { day: name, use, level } }: { cell: Cell }) {
  const what = use ? t("utilisation.dayIs", { distance: distance(use.distance_m), time: duration(use.driving_s) }) : t("utilisation.notHeard");
  const text = `${day(name)}: ${what}`;
  return <li className="cell" data-level={level ?? "none"} title={text}><span className="unseen">{text}</span></li>;
}

function Flags({ vehicleId, filter }: { vehicleId: string; filter: UseFilter }) {
  const { from, to } = filter;
  const flags = useOne(["use", "flags", vehicleId, from, to], (signal) => getFlags(vehicleId, filter, signal), { changes: ["trip"] });
  return (
    <section>
      <h3>{t("utilisation.odd")}</h3>
      <Answered of={flags} empty={(data) => data.length === 0 && <Empty>{t("utilisation.nothingOdd")}</Empty>}>
        {(data) => (
          <ul className="odd">
            {data.map((flag) => (
              <li key={flag.rule + flag.started_at}>
                <strong>{word("utilisation.rule", flag.rule)}</strong>
                <span>{t("utilisation.beyond", { amount: written(flag, flag.amount), bound: written(flag, flag.bound) })}</span>
                <span className="soft">{moment(flag.started_at)} – {moment(flag.ended_at)}</span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  );
}

/** Amounts are in days, metres, trips or seconds, by their rule. */
function written({ rule }: UseFlag, amount: number | undefined): string {
  switch (rule) {
    case "class_distance":
      return distance(amount);
    case "idle_asset":
      return duration(amount);
    case "used_days":
      return t("utilisation.days", { count: amount ?? 0 });
    default:
      return count(amount);
  }
}

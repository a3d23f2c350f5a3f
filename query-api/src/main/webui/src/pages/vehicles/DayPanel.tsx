import { useState } from "react";
import { useOne } from "../../api/queries";
import { getHeard, getTimeline, getUseDay, type TimelineEntry, type UseDay } from "../../api/vehicles";
import { t, word } from "../../i18n";
import { Field } from "../../ui/fields";
import { distance, duration, hourOfDay } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Answered, Empty } from "../../ui/states";
import { useFilters } from "../../ui/useFilters";
import { boundsOf, DAY_STATES, dayLine, dayOf, type Segment, totalsOf } from "./dayLine";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const AGAIN_MS = 60_000;

/** A day of a vehicle as a line of what it did, and what the day was counted as. `?day=` chooses it. */
export function DayPanel({ vehicleId }: { vehicleId: string }) {
  const filters = useFilters("day");
  const [today] = useState(() => dayOf(new Date()));
  const day = /^\d{4}-\d\d-\d\d$/.test(filters.get("day")) ? filters.get("day") : today;
  const [fromMs, endMs] = boundsOf(day);
  const [from, to] = [new Date(fromMs).toISOString(), new Date(endMs).toISOString()];
  const known = useOne(
    ["vehicle", vehicleId, "day", day],
    async (signal) => {
      const [timeline, heard, use] = await Promise.all([
        getTimeline(vehicleId, day, ZONE, signal),
        getHeard(vehicleId, from, to, signal),
        getUseDay(vehicleId, from, to, ZONE, signal),
      ]);
      return { timeline, heard, use };
    },
    { changes: ["trip", "idling"], ...(day === today && { everyMs: AGAIN_MS }) },
  );
  const chooser = (
    <Field label={t("vehicles.day.day")}>
      {(id) => <input id={id} type="date" value={day} max={today} onChange={(event) => filters.set({ day: event.target.value === today ? "" : event.target.value })} />}
    </Field>
  );
  return (
    <Panel title={t("vehicles.day.title")} aside={chooser} wide>
      <Answered of={known}>
        {({ timeline, heard, use }) => {
          const untilMs = Math.max(fromMs, Math.min(endMs, Date.now()));
          return (
            <>
              <DayLine segments={dayLine(timeline.entries, heard, fromMs, untilMs)} fromMs={fromMs} endMs={endMs} />
              {use ? <Counted use={use} /> : <Empty>{t("vehicles.day.notHeard")}</Empty>}
              <Entries of={timeline.entries} />
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

function DayLine({ segments, fromMs, endMs }: { segments: Segment[]; fromMs: number; endMs: number }) {
  const share = (ms: number) => (100 * (ms - fromMs)) / (endMs - fromMs);
  const totals = totalsOf(segments);
  const label = DAY_STATES.map((state) => `${t(`vehicles.day.${state}`)} ${duration(totals[state])}`).join(", ");
  return (
    <>
      <svg className="day-line" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
        {segments.map(({ state, fromMs: start, toMs }) => (
          <rect key={start} data-state={state} x={share(start)} width={share(toMs) - share(start)} y="0" height="10">
            <title>{`${t(`vehicles.day.${state}`)} ${clock(start)} – ${clock(toMs)}, ${duration((toMs - start) / 1_000)}`}</title>
          </rect>
        ))}
      </svg>
      <p className="day-hours" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((quarter) => <span key={quarter}>{clock(fromMs + ((endMs - fromMs) * quarter) / 4)}</span>)}
      </p>
    </>
  );
}

function clock(ms: number): string {
  return hourOfDay(new Date(ms).toISOString());
}

/** What the day was counted as, up to now: the four add up to it. */
function Counted({ use }: { use: UseDay }) {
  const seconds = { driving: use.driving_s, idling: use.idling_s, standing: use.standing_s, offline: use.offline_s };
  return (
    <>
      <ul className="day-legend">
        {DAY_STATES.map((state) => (
          <li key={state} data-state={state}>{t(`vehicles.day.${state}`)} <strong>{duration(seconds[state])}</strong></li>
        ))}
        <li className="soft">{t("vehicles.day.sum", { time: duration(seconds.driving + seconds.idling + seconds.standing + seconds.offline) })}</li>
        <li className="soft">{t("vehicles.day.trips", { count: use.trips ?? 0, distance: distance(use.distance_m) })}</li>
      </ul>
      <p className="note">{t("vehicles.day.note")}</p>
    </>
  );
}

function Entries({ of }: { of: TimelineEntry[] }) {
  const shown = of.filter((entry) => entry.kind !== "alert");
  return (
    <details className="day-entries">
      <summary>{t("vehicles.day.entries", { count: shown.length })}</summary>
      <ol>
        {shown.map((entry) => (
          <li key={`${entry.kind} ${entry.id ?? entry.started_at}`}>
            <time dateTime={entry.started_at}>{hourOfDay(entry.started_at)}{entry.ended_at && entry.ended_at !== entry.started_at ? ` – ${hourOfDay(entry.ended_at)}` : ""}</time>
            <span>{word("alertType", entry.kind)}</span>
            {entry.distance_m !== undefined && <span className="soft">{distance(entry.distance_m)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

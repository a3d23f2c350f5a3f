import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { type Day, dayOf, dayText, momentOf, momentText } from "../../live/day";
import type { Stage } from "../../live/stage";
import { Button } from "../../ui/Button";
import { Field, SelectField } from "../../ui/fields";
import { timeOfDay } from "../../ui/format";
import { useWays } from "./useWays";
import type { View } from "./useView";

const STEP_MS = 100;
const SPEEDS = [1, 10, 60, 300];
const USUAL_SPEED = 60;

/** Replays a day: chooses the day and the moment, plays from there, and shows on the stage where vehicles were. */
export function ReplayBar({ view, stage, bbox, onInView }: {
  view: View;
  stage: Stage;
  /** Of what was in view when the day was chosen. */
  bbox: string;
  onInView: () => void;
}) {
  const { filters, day: name } = view;
  const [day, setDay] = useState<Day>();
  useEffect(() => setDay(dayOf(name, Date.now())), [name]);
  return (
    <section id="replay" aria-label={t("live.replay.label")}>
      <div className="replay-row">
        <Field label={t("live.replay.day")}>
          {(id) => (
            <input
              id={id} type="date" value={name} max={dayText(Date.now())} required
              onChange={(event) => event.target.value && filters.set({ day: event.target.value })}
            />
          )}
        </Field>
        {!view.chosen && <Button kind="quiet" onClick={onInView}>{t("live.replay.inView")}</Button>}
        <Button kind="primary" onClick={() => filters.set({ day: "", at: "" })}>{t("live.replay.live")}</Button>
      </div>
      {day ? <Player key={name} view={view} day={day} stage={stage} bbox={bbox} /> : <p className="soft">{t("live.replay.noDay")}</p>}
    </section>
  );
}

function Player({ view, day, stage, bbox }: { view: View; day: Day; stage: Stage; bbox: string }) {
  const { filters, wanted } = view;
  const [at, setAt] = useState(() => momentOf(day, filters.get("at")) ?? day.fromMs + (day.toMs - day.fromMs) / 2);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(USUAL_SPEED);
  const { cast, ways, error } = useWays(day, view.day, view.chosen, bbox, at);
  useEffect(() => {
    if (ways) {
      stage.show(ways.flatMap((way) => way.at(at) ?? []).filter(({ vehicle }) => wanted(vehicle)));
    }
  }, [stage, ways, at, wanted]);
  useEffect(() => () => stage.show([]), [stage]);
  useClock(playing && ways !== undefined && at < day.toMs, (elapsedMs) => setAt((before) => Math.min(day.toMs, before + elapsedMs * speed)));
  const keep = () => filters.set({ at: momentText(day, at) });
  const seconds = (ms: number) => Math.floor((ms - day.fromMs) / 1_000);
  return (
    <>
      <div className="replay-row">
        <Button className="play" onClick={() => (setPlaying(!playing), keep())}>{t(playing ? "live.replay.pause" : "live.replay.play")}</Button>
        <input
          type="range" aria-label={t("live.replay.moment")} aria-valuetext={timeOfDay(new Date(at).toISOString())}
          min={0} max={seconds(day.toMs)} step={10} value={seconds(at)}
          onChange={(event) => setAt(day.fromMs + 1_000 * Number(event.target.value))} onPointerUp={keep} onKeyUp={keep}
        />
        <output>{timeOfDay(new Date(at).toISOString())}</output>
        <SelectField
          label={t("live.replay.speed")} any={null} value={String(speed)} onChange={(value) => setSpeed(Number(value))}
          options={SPEEDS.map((one) => [String(one), `${one} ×`])}
        />
      </div>
      <p className="soft" role="status">{error ? error.message : noteOf(cast, ways !== undefined)}</p>
    </>
  );
}

function noteOf(cast: { ids: string[]; more: boolean } | undefined, loaded: boolean): string {
  if (cast?.ids.length === 0) return t("live.replay.nobody");
  if (!cast || !loaded) return t("app.loading");
  return t(cast.more ? "live.replay.some" : "live.replay.all", { count: cast.ids.length });
}

/** Calls back ten times a second with the time that went by. */
function useClock(runs: boolean, onTick: (elapsedMs: number) => void): void {
  const tick = useRef(onTick);
  tick.current = onTick;
  useEffect(() => {
    if (!runs) {
      return undefined;
    }
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      tick.current(now - last);
      last = now;
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [runs]);
}

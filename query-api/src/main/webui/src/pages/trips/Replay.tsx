import { useEffect, useState } from "react";
import type { TrackFix } from "../../api/tracks";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Field, SelectField } from "../../ui/fields";
import { speed, timeOfDay } from "../../ui/format";
import { advance, type Moment } from "./playback";

const PACES = [10, 30, 120];
const STEP_MS = 100;
/** Who wants little motion sees one step a second. */
const CALM_STEP_MS = 1_000;

/** Plays a trip: a slider over its time, and a button that moves it. */
export function Replay({ fixes, atMs, now, onMove }: {
  fixes: TrackFix[];
  atMs: number;
  now: Moment | undefined;
  onMove: (change: (atMs: number) => number) => void;
}) {
  const [playing, setPlaying] = useState(false);
  const [pace, setPace] = useState(30);
  const startMs = Date.parse(fixes[0]!.ts);
  const endMs = Date.parse(fixes.at(-1)!.ts);
  const ended = atMs >= endMs;
  useEffect(() => {
    if (!playing) {
      return undefined;
    }
    const stepMs = matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM_STEP_MS : STEP_MS;
    const timer = setInterval(() => onMove((before) => advance(before, stepMs, pace, endMs)), stepMs);
    return () => clearInterval(timer);
  }, [playing, pace, endMs, onMove]);
  useEffect(() => {
    if (ended) {
      setPlaying(false);
    }
  }, [ended]);
  const toggle = () => {
    if (ended) {
      onMove(() => startMs);
    }
    setPlaying(!playing);
  };
  const said = `${timeOfDay(new Date(atMs).toISOString())}, ${speed(now?.fix.speed_kmph)}`;
  return (
    <div className="replay">
      <Button kind="primary" onClick={toggle} aria-pressed={playing}>{t(playing ? "trips.replay.pause" : "trips.replay.play")}</Button>
      <Field label={t("trips.replay.moment")}>
        {(id) => (
          <input
            id={id} type="range" min={startMs} max={endMs} step={1_000} value={atMs} aria-valuetext={said}
            onChange={(event) => {
              const moved = Number(event.target.value);
              onMove(() => moved);
            }}
          />
        )}
      </Field>
      <output>{said}</output>
      <SelectField
        label={t("trips.replay.pace")} any={null} value={String(pace)} onChange={(value) => setPace(Number(value))}
        options={PACES.map((one) => [String(one), t("trips.replay.times", { pace: one })])}
      />
    </div>
  );
}

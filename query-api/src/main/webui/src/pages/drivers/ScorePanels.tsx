import { useMemo } from "react";
import type { DriverScore, ScoreDay } from "../../api/drivers";
import { t } from "../../i18n";
import { Chart, type Series } from "../../ui/Chart";
import { count, decimal, distance, duration, percent } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Stat, StatRow } from "../../ui/Stat";
import { everyDay } from "./days";

const GOOD = 80;
const FAIR = 60;

export function toneOf(score: number | undefined): "good" | "warn" | "bad" | undefined {
  return score === undefined ? undefined : score >= GOOD ? "good" : score >= FAIR ? "warn" : "bad";
}

/** The score now, and what it rests on. */
export function ScoreNow({ score }: { score: DriverScore }) {
  const tone = toneOf(score.score);
  return (
    <StatRow>
      <Stat
        name={t("drivers.score")} value={score.score === undefined ? "–" : decimal(score.score)} {...(tone && { tone })}
        note={score.score === undefined ? score.reason && t("drivers.noScore", { reason: score.reason }) : t("drivers.outOf")}
      />
      <Stat name={t("drivers.trips")} value={count(score.trips)} />
      <Stat name={t("drivers.distance")} value={distance(score.distance_m)} />
      <Stat name={t("drivers.driving")} value={duration(score.driving_s)} />
      <Stat name={t("drivers.overLimit")} value={duration(score.over_limit_s)} />
      <Stat name={t("drivers.unjudged")} value={percent(score.unjudged_share)} note={t("drivers.private", { share: percent(score.private_share) })} />
    </StatRow>
  );
}

/** The score of each day; a day without enough driving is a gap. */
export function ScoreDays({ score }: { score: DriverScore }) {
  const days = useMemo(() => everyDay(score), [score]);
  const times = useMemo(() => days.map(({ day }) => `${day}T12:00:00Z`), [days]);
  const series = useMemo(() => seriesOf(days), [days]);
  return (
    <Panel title={t("drivers.byDay.title")}>
      <Chart label={t("drivers.byDay.title")} times={times} series={series} />
      <p className="note">{t("drivers.byDay.note")}</p>
    </Panel>
  );
}

function seriesOf(days: ScoreDay[]): Series[] {
  return [
    { name: t("drivers.score"), values: days.map((day) => day.score ?? null), colour: "--accent", format: decimal, points: true, bounds: [0, 105] },
    { name: t("drivers.distance"), values: days.map((day) => day.distance_m ?? null), colour: "--offline", format: distance, right: true, points: true },
  ];
}

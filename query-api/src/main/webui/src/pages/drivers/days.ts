import type { DriverScore, ScoreDay } from "../../api/drivers";

const DAY_MS = 86_400_000;

/** Each day of a score's window, UTC, oldest first; those of which nothing is told have a date alone. */
export function everyDay(score: DriverScore): ScoreDay[] {
  const told = new Map((score.days ?? []).map((day) => [day.day, day]));
  const days: ScoreDay[] = [];
  for (let at = Date.parse(score.from.slice(0, 10)); at <= Date.parse(score.to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(told.get(day) ?? { day });
  }
  return days;
}

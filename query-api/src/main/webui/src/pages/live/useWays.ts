import { useMemo } from "react";
import { castOf, fixesOf } from "../../api/replay";
import { useOne } from "../../api/queries";
import { type Day, hourOf } from "../../live/day";
import { Way } from "../../live/replay";

const HOUR_MS = 3_600_000;
const NO_ONE: string[] = [];

/** The ways of those who are replayed around a moment; while one hour is shown the next is loaded. */
export function useWays(day: Day, dayName: string, chosen: string | undefined, bbox: string, at: number) {
  const cast = useOne(
    ["replay", dayName, chosen ?? bbox],
    (signal) => castOf(chosen, bbox, day.fromMs, day.toMs, signal),
  );
  const ids = cast.data?.ids ?? NO_ONE;
  const hour = hourOf(day, at);
  const ask = (from: number) => (signal: AbortSignal) => fixesOf(ids, from, signal);
  const enabled = ids.length > 0;
  const now = useOne(["replay", "hour", ids, hour], ask(hour), { enabled });
  useOne(["replay", "hour", ids, hour + HOUR_MS], ask(hour + HOUR_MS), { enabled: enabled && hour + HOUR_MS < day.toMs });
  const ways = useMemo(() => now.data && [...now.data].map(([id, fixes]) => new Way(id, fixes)), [now.data]);
  return { cast: cast.data, ways, error: cast.error ?? now.error };
}

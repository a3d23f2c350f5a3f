import { type TrackFix, trackOf, vehiclesWithin } from "./tracks";

/** How many vehicles are replayed at once. */
export const MOST_REPLAYED = 25;

const HOUR_MS = 3_600_000;
/** What was told before the hour begins says where vehicles stand then. */
const BEFORE_MS = 15 * 60_000;
const AT_ONCE = 4;

export interface Cast {
  ids: string[];
  /** Whether there were more than are replayed. */
  more: boolean;
}

/** Who is replayed: the chosen vehicle, or those that were in view on that day. */
export async function castOf(chosen: string | undefined, bbox: string, fromMs: number, toMs: number, signal: AbortSignal): Promise<Cast> {
  return chosen ? { ids: [chosen], more: false } : vehiclesWithin(bbox, fromMs, toMs, MOST_REPLAYED, signal);
}

/** The fixes of these vehicles in an hour, with the quarter before it; four are asked for at a time. */
export async function fixesOf(ids: string[], hourMs: number, signal: AbortSignal): Promise<Map<string, TrackFix[]>> {
  const fixes = new Map<string, TrackFix[]>();
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      fixes.set(id, await trackOf(id, hourMs - BEFORE_MS, hourMs + HOUR_MS, signal));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return fixes;
}

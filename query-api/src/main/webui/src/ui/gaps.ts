/** Longer without a message is a gap of signal, over which a line is not drawn. */
const GAP_MS = 900_000;

/** Readings, oldest first, with one that tells nothing in each gap of signal, so that a chart's line is cut there. */
export function withGaps<T extends { ts: string }>(readings: T[]): (T | { ts: string })[] {
  return readings.flatMap((reading, index) => {
    const before = readings[index - 1];
    const gap = before && Date.parse(reading.ts) - Date.parse(before.ts) > GAP_MS;
    return gap ? [{ ts: new Date(Date.parse(before.ts) + 1_000).toISOString() }, reading] : [reading];
  });
}

import type { Heard, TimelineEntry } from "../../api/vehicles";

export const DAY_STATES = ["driving", "idling", "standing", "offline"] as const;
export type DayState = (typeof DAY_STATES)[number];

export interface Segment {
  state: DayState;
  fromMs: number;
  toMs: number;
}

/** So long may a vehicle be silent at the end of what is known before it counts as offline. */
const SILENCE_MS = 900_000;

type Span = [fromMs: number, toMs: number];

/**
 * A day as parts that lie side by side from its beginning to `untilMs`, each moment in one: who is not heard is offline,
 * idling is told apart from what it lies in, a trip is driving, and all else is standing.
 */
export function dayLine(entries: TimelineEntry[], heard: Heard[], fromMs: number, untilMs: number): Segment[] {
  const spansOf = (kind: string) =>
    entries.filter((entry) => entry.kind === kind).map((entry): Span => [Date.parse(entry.started_at), entry.ended_at ? Date.parse(entry.ended_at) : untilMs]);
  const trips = spansOf("trip");
  const idlings = spansOf("idling");
  const awake = heard.map(({ from, to }): Span => [Date.parse(from), lasting(Date.parse(to), untilMs)]);
  const edges = edgesOf([...trips, ...idlings, ...awake], fromMs, untilMs);
  const segments: Segment[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [start, end] = [edges[i - 1]!, edges[i]!];
    const state = within(awake, start) ? (within(idlings, start) ? "idling" : within(trips, start) ? "driving" : "standing") : "offline";
    const before = segments.at(-1);
    if (before?.state === state) {
      before.toMs = end;
    } else {
      segments.push({ state, fromMs: start, toMs: end });
    }
  }
  return segments;
}

/** How long each state lasted in all, in seconds. */
export function totalsOf(segments: Segment[]): Record<DayState, number> {
  const totals = { driving: 0, idling: 0, standing: 0, offline: 0 };
  segments.forEach(({ state, fromMs, toMs }) => (totals[state] += (toMs - fromMs) / 1_000));
  return totals;
}

function lasting(toMs: number, untilMs: number): number {
  return untilMs - toMs < SILENCE_MS ? untilMs : toMs;
}

function edgesOf(spans: Span[], fromMs: number, untilMs: number): number[] {
  const inside = spans.flat().filter((edge) => edge > fromMs && edge < untilMs);
  return [...new Set([fromMs, ...inside.sort((a, b) => a - b), untilMs])];
}

function within(spans: Span[], atMs: number): boolean {
  return spans.some(([from, to]) => from <= atMs && atMs < to);
}

/** The beginning of a day such as 2026-01-31 and of the one after it, in the person's zone, in milliseconds. */
export function boundsOf(day: string): Span {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return [new Date(year, month - 1, date).getTime(), new Date(year, month - 1, date + 1).getTime()];
}

/** A day as the API names it, in the person's zone. */
export function dayOf(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

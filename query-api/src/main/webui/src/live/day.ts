/** A day of the person's own zone, as epoch milliseconds; 23 or 25 hours where clocks change. */
export interface Day {
  fromMs: number;
  toMs: number;
}

const HOUR_MS = 3_600_000;

/** The day `2026-11-26`, up to now if it is not over; undefined for what is no day, or has not begun. */
export function dayOf(text: string, nowMs: number): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (!parts) {
    return undefined;
  }
  const [year, month, date] = parts as [number, number, number];
  const fromMs = new Date(year, month - 1, date).getTime();
  const toMs = Math.min(nowMs, new Date(year, month - 1, date + 1).getTime());
  return toMs > fromMs ? { fromMs, toMs } : undefined;
}

/** The day of a moment as an address and a date field write it. */
export function dayText(ms: number): string {
  const at = new Date(ms);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The stretch of a day that is loaded together with that moment. */
export function hourOf(day: Day, ms: number): number {
  return day.fromMs + Math.floor((ms - day.fromMs) / HOUR_MS) * HOUR_MS;
}

/** The moment `13:05:00` after the day's beginning; undefined for what is none, or not in the day. */
export function momentOf(day: Day, text: string): number | undefined {
  const parts = /^(\d{2}):(\d{2}):(\d{2})$/.exec(text)?.slice(1).map(Number);
  const ms = parts ? day.fromMs + ((parts[0]! * 60 + parts[1]!) * 60 + parts[2]!) * 1_000 : NaN;
  return ms >= day.fromMs && ms <= day.toMs ? ms : undefined;
}

/** The same the other way round. */
export function momentText(day: Day, ms: number): string {
  const seconds = Math.floor((ms - day.fromMs) / 1_000);
  return [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

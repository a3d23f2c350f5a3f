import type { UseDay } from "../../api/vehicles";

/** So much driving makes the darkest day. */
const FULL_S = 8 * 3_600;
const LEVELS = 4;

/** A day of the calendar; `level` is 0 for a day without driving to 4 for a full one, and none where nothing was heard. */
export interface Cell {
  day: string;
  level: number | undefined;
  use: UseDay | undefined;
}

/** Weeks from Monday to Sunday that hold all days from one to another; days of the first and the last week outside of them are undefined. */
export function weeksOf(days: UseDay[], from: Date, to: Date): (Cell | undefined)[][] {
  const told = new Map(days.map((use) => [use.day, use]));
  const cells: (Cell | undefined)[] = Array.from({ length: (from.getDay() + 6) % 7 });
  for (let at = new Date(from); at < to; at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1)) {
    const day = nameOf(at);
    const use = told.get(day);
    cells.push({ day, use, level: use && levelOf(use.driving_s) });
  }
  while (cells.length % 7 > 0) {
    cells.push(undefined);
  }
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7));
}

export function levelOf(drivingS: number): number {
  return Math.min(LEVELS, Math.ceil((LEVELS * drivingS) / FULL_S));
}

/** The beginning of the day so many days ago in the person's zone; -1 is tomorrow. */
export function daysAgo(days: number, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
}

function nameOf(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

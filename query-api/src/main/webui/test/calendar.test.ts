import { expect, it } from "vitest";
import { daysAgo, levelOf, weeksOf } from "../src/pages/utilisation/calendar";

const use = (day: string, driving_s: number) => ({ day, starts_at: `${day}T00:00:00.000Z`, day_s: 86_400, driving_s, idling_s: 0, standing_s: 0, offline_s: 86_400 - driving_s });

it("lays days into weeks that begin on Monday, with holes where there is no day", () => {
  // 1 March 2026 is a Sunday.
  const weeks = weeksOf([use("2026-03-02", 14_400)], new Date(2026, 2, 1), new Date(2026, 2, 12));
  expect(weeks.map((week) => week.map((cell) => cell?.day.slice(-2) ?? "."))).toEqual([
    [".", ".", ".", ".", ".", ".", "01"], ["02", "03", "04", "05", "06", "07", "08"], ["09", "10", "11", ".", ".", ".", "."],
  ]);
  expect(weeks[1]![0]).toMatchObject({ level: 2, use: { driving_s: 14_400 } });
  expect(weeks[1]![1]).toEqual({ day: "2026-03-03", level: undefined, use: undefined });
});

it("tells a day without driving from one with a little, and knows no more than a full day", () => {
  expect([0, 1, 7_200, 7_201, 28_800, 50_000].map(levelOf)).toEqual([0, 1, 1, 2, 4, 4]);
});

it("counts days by the calendar, over the change of the clock too", () => {
  expect(daysAgo(3, new Date(2026, 2, 30, 15, 20))).toEqual(new Date(2026, 2, 27));
  expect(daysAgo(-1, new Date(2026, 11, 31, 15, 20))).toEqual(new Date(2027, 0, 1));
});

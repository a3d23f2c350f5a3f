import { expect, it } from "vitest";
import { actionsFor } from "../src/pages/webhooks/actions";
import { filtersOf, textOf } from "../src/pages/webhooks/filters";

it("offers what an endpoint's state and the person's role allow", () => {
  expect(actionsFor("enabled", false)).toEqual(["test", "pause"]);
  expect(actionsFor("enabled", true)).toEqual(["test", "pause", "disable"]);
  expect(actionsFor("paused", false)).toEqual(["resume"]);
  expect(actionsFor("disabled", false)).toEqual([]);
  expect(actionsFor("disabled", true)).toEqual(["enable"]);
});

function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  Object.entries(values).forEach(([name, value]) => [value].flat().forEach((one) => form.append(name, one)));
  return form;
}

const read = (values: Record<string, string | string[]>) => filtersOf(formOf(values), "Europe/Berlin");

it("makes no filters of a form that says nothing of them", () => {
  expect(read({ min_severity: "", vehicles: "  ", area: "\n", from: "", to: "" })).toEqual({ filters: undefined, notes: {} });
  expect(textOf(undefined)).toBeUndefined();
});

it("makes filters of what a form says, and says them in words", () => {
  const { filters, notes } = read({ min_severity: "3", vehicles: "van-1, van-2", vehicle_groups: "north", fences: "", from: "22:00", to: "06:00" });
  expect(notes).toEqual({});
  expect(filters).toEqual({
    min_severity: 3, vehicles: ["van-1", "van-2"], vehicle_groups: ["north"], schedule: { zone: "Europe/Berlin", from: "22:00", to: "06:00" },
  });
  expect(textOf(filters)).toBe("High or graver; Vehicles: van-1, van-2; Groups of vehicles: north; 22:00–06:00 Europe/Berlin");
});

it("does not guess the other hour", () => {
  expect(read({ from: "22:00", to: "" })).toEqual({ filters: undefined, notes: { to: "Say to which hour, or leave both empty." } });
  expect(read({ from: "", to: "06:00", vehicles: "van-1" }).notes).toEqual({ from: "Say from which hour on, or leave both empty." });
});

it("takes days without hours for whole days", () => {
  const { filters } = read({ days: ["sat", "sun"], from: "", to: "" });
  expect(filters).toEqual({ schedule: { zone: "Europe/Berlin", days: ["sat", "sun"], from: "00:00", to: "00:00" } });
  expect(textOf(filters)).toBe("Sat, Sun Europe/Berlin");
  expect(textOf(read({ days: "mon", from: "22:00", to: "06:00" }).filters)).toBe("Mon 22:00–06:00 Europe/Berlin");
});

it("makes a box of two corners, whichever they are, and a polygon of more", () => {
  expect(read({ area: "48.3, 11.3\r\n48, 11.8" }).filters).toEqual({ area: { bbox: [11.3, 48, 11.8, 48.3] } });
  expect(read({ area: "-17 179.5\n-16 -179.5" }).filters).toEqual({ area: { bbox: [179.5, -17, -179.5, -16] } });
  expect(read({ area: "48, 11\n48, 12\n49, 12" }).filters).toEqual({ area: { polygon: [[11, 48], [12, 48], [12, 49]] } });
  expect(textOf(read({ area: "48, 11\n49, 12" }).filters)).toBe("in an area");
});

it("says that an area is none", () => {
  for (const area of ["48.1, 11.5", "48, 11\n91, 12", "Munich\nBerlin"]) {
    const { filters, notes } = read({ area });
    expect(filters).toBeUndefined();
    expect(notes.area).toContain("Two corners");
  }
});

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

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  Object.entries(values).forEach(([name, value]) => form.set(name, value));
  return form;
}

it("makes no filters of a form that says nothing of them", () => {
  expect(filtersOf(formOf({ min_severity: "", vehicles: "  ", from: "22:00", to: "" }), "Europe/Berlin")).toBeUndefined();
  expect(textOf(undefined)).toBeUndefined();
});

it("makes filters of what a form says, and says them in words", () => {
  const filters = filtersOf(
    formOf({ min_severity: "3", vehicles: "van-1, van-2", vehicle_groups: "north", fences: "", from: "22:00", to: "06:00" }), "Europe/Berlin",
  );
  expect(filters).toEqual({
    min_severity: 3, vehicles: ["van-1", "van-2"], vehicle_groups: ["north"], schedule: { zone: "Europe/Berlin", from: "22:00", to: "06:00" },
  });
  expect(textOf(filters)).toBe("High or graver; Vehicles: van-1, van-2; Groups of vehicles: north; 22:00–06:00 Europe/Berlin");
});

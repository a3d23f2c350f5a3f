import { expect, it } from "vitest";
import { actionsFor } from "../src/pages/webhooks/actions";

it("offers what an endpoint's state and the person's role allow", () => {
  expect(actionsFor("enabled", false)).toEqual(["test", "pause"]);
  expect(actionsFor("enabled", true)).toEqual(["test", "pause", "disable"]);
  expect(actionsFor("paused", false)).toEqual(["resume"]);
  expect(actionsFor("disabled", false)).toEqual([]);
  expect(actionsFor("disabled", true)).toEqual(["enable"]);
});

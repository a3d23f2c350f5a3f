import { expect, it } from "vitest";
import { tokenOfFragment } from "../src/api/token";

it("a token is read from the fragment alone", () => {
  expect(tokenOfFragment("#token=ey.J.x")).toBe("ey.J.x");
  expect(tokenOfFragment("#other=1")).toBeUndefined();
  expect(tokenOfFragment("#token=")).toBeUndefined();
  expect(tokenOfFragment("")).toBeUndefined();
});

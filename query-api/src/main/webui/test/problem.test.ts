import { expect, it } from "vitest";
import { notesByMember, problemOf } from "../src/api/problem";

const refused = (body: unknown, status = 422) => problemOf(new Response(JSON.stringify(body), { status }));

it("says at which member of a document the gateway found what", async () => {
  const problem = await refused({
    type: "/problems/invalid", title: "Not acceptable",
    errors: [
      { field: "/geometry/coordinates", reason: "geometry", detail: "Self-intersection at 11, 48" },
      { field: "/geometry/coordinates/0", reason: "geometry", detail: "the ring is not closed" },
      { field: "radius_m", reason: "range", detail: "5 to 100000 expected" },
    ],
  });
  expect(notesByMember(problem)).toEqual({
    geometry: "Self-intersection at 11, 48; the ring is not closed", radius_m: "5 to 100000 expected",
  });
});

it("says at which member of its body the notifier found what, and what is about none", async () => {
  expect(notesByMember(await refused({ title: "A member is not acceptable", detail: "url: missing", member: "url" }))).toEqual({ url: "url: missing" });
  expect(notesByMember(await refused({ title: "The log is away" }, 503))).toEqual({ "": "The log is away" });
  expect(notesByMember(new Error("gone"))).toEqual({ "": "gone" });
  expect(notesByMember(null)).toEqual({});
});
